using System.Runtime.InteropServices;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Everything told of one person.</summary>
internal sealed class ToldPerson
{
    public List<ToldParticipation> Own { get; } = new(2);

    /// <summary>The telling that named the person last.</summary>
    public int Named { get; set; }

    /// <summary>The telling that last had a refused row of the person.</summary>
    public int Refused { get; set; }
}

/// <summary>
/// One site's months so far, each a full statement: when a month has been told, whoever was open before it and is not named
/// in it was told anew with another start or insats, or has vanished (design: Counting, 2 and 3).
/// </summary>
internal sealed class SiteTelling
{
    private List<ToldPerson> openBefore = [];
    private Month before;

    /// <summary>Whom the month being told names with an open participation; somebody may stand twice.</summary>
    public List<ToldPerson> Open { get; private set; } = [];

    /// <summary>Ends the month that is being told.</summary>
    /// <param name="telling">The number of its telling.</param>
    public void Close(int site, Month month, int telling)
    {
        foreach (var person in openBefore)
            if (person.Refused == telling && person.Named != telling)
                // Named only in rows that were refused: what was told stays.
                Open.Add(person);
            else
                Close(CollectionsMarshal.AsSpan(person.Own), site, telling);
        openBefore.Clear();
        (openBefore, Open) = (Open, openBefore);
        before = month;
    }

    private void Close(Span<ToldParticipation> own, int site, int telling)
    {
        var (gone, told) = (new List<int>(), new List<int>());
        for (var i = 0; i < own.Length; i++)
            if (own[i].Site == site)
                if (own[i].Last != telling && own[i].IsToldOpen)
                    gone.Add(i);
                else if (own[i].First == telling)
                    told.Add(i);
        if (gone.Count == 0)
            return;
        var corrected = told.Count == 0 ? [] : Corrections.Pair(Keys(own, gone), Keys(own, told), before.LastDay).Select(pair => gone[pair.Gone]).ToHashSet();
        foreach (var i in gone)
            own[i] = corrected.Contains(i) ? own[i] with { IsCorrected = true } : own[i] with { Told = own[i].Told with { End = before.LastDay } };
    }

    private static List<(string Insats, DateOnly Start)> Keys(Span<ToldParticipation> own, List<int> indexes)
    {
        var keys = new List<(string, DateOnly)>(indexes.Count);
        foreach (var i in indexes)
            keys.Add((own[i].Told.Insats, own[i].Told.Start));
        return keys;
    }
}
