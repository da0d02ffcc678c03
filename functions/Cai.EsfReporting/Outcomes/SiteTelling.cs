using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// One site's months so far, each a full statement: when a month has been told, whoever was open before it and is not named
/// in it was told anew with another start or insats, or has vanished (design: Counting, 2 and 3).
/// </summary>
internal sealed class SiteTelling(ushort site, ToldPeople people, Numbered insatser)
{
    private List<int> openBefore = [];
    private Month before;
    private ToldParticipation[] room = new ToldParticipation[8];

    /// <summary>Whom the month being told names with an open participation; somebody may stand twice.</summary>
    public List<int> Open { get; private set; } = [];

    /// <summary>Ends the month that is being told.</summary>
    /// <param name="telling">The number of its telling.</param>
    public void Close(Month month, int telling)
    {
        foreach (var person in openBefore)
            if (people[person].Refused == telling && people[person].Named != telling)
                // Named only in rows that were refused: what was told stays.
                Open.Add(person);
            else
                Close(person, telling);
        openBefore.Clear();
        (openBefore, Open) = (Open, openBefore);
        before = month;
    }

    private void Close(int person, int telling)
    {
        var own = people.Own(person, ref room);
        if (!IsAnyGone(own, telling))
            return;
        var (gone, told) = (new List<int>(), new List<int>());
        for (var i = 0; i < own.Length; i++)
            if (IsGone(own[i], telling))
                gone.Add(i);
            else if (own[i].Site == site && own[i].First == telling)
                told.Add(i);
        var corrected = told.Count == 0 ? [] : Corrections.Pair(Keys(own, gone), Keys(own, told), before.LastDay).Select(pair => gone[pair.Gone]).ToHashSet();
        foreach (var i in gone)
            people.Change(person, i, corrected.Contains(i) ? own[i] with { IsCorrected = true } : own[i] with { End = before.LastDay });
    }

    private bool IsAnyGone(ReadOnlySpan<ToldParticipation> own, int telling)
    {
        foreach (ref readonly var participation in own)
            if (IsGone(participation, telling))
                return true;
        return false;
    }

    private bool IsGone(in ToldParticipation own, int telling) => own.Site == site && own.Last != telling && own.IsToldOpen;

    private List<(string Insats, DateOnly Start)> Keys(ReadOnlySpan<ToldParticipation> own, List<int> indexes)
    {
        var keys = new List<(string, DateOnly)>(indexes.Count);
        foreach (var i in indexes)
            keys.Add((insatser[own[i].Insats], own[i].Start));
        return keys;
    }
}
