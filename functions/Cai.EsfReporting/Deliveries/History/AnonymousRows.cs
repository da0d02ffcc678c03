using System.Runtime.InteropServices;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>Anonymous rows, of which only how many there are of a kind can be compared.</summary>
internal sealed class AnonymousRows
{
    private readonly Dictionary<(string Insats, DateOnly Start, Sex Sex), List<ToldEarlier>> told = [];
    private readonly Dictionary<(string Insats, DateOnly Start, Sex Sex), int> named = [];
    private int stated;

    /// <summary>Rows of the delivery that is replaced.</summary>
    public int Count { get; private set; }

    public void Tell(string insats, DateOnly start, Sex sex, ToldEarlier row)
    {
        if (row.IsError)
            return;
        Count++;
        (CollectionsMarshal.GetValueRefOrAddDefault(told, (insats, start, sex), out _) ??= []).Add(row);
    }

    public void Name(ParticipantRow row)
    {
        if (row.Reason.Value == ExitReason.RegisteredInError)
            return;
        stated++;
        CollectionsMarshal.GetValueRefOrAddDefault(named, (row.Insats, row.Start.Value, row.Sex.Value), out _)++;
    }

    public void Refuse() => stated++;

    /// <summary>As many as there are fewer of, of the kinds that there are fewer of.</summary>
    /// <param name="othersNew">People with a number who are new in the file: each may be one of them.</param>
    public IReadOnlyList<(ToldKey Key, ToldEarlier Earlier)> Dropped(int othersNew) =>
        [.. told.SelectMany(kind => kind.Value.Skip(named.GetValueOrDefault(kind.Key)).Select(row => (new ToldKey(default, kind.Key.Insats, kind.Key.Start), row)))
            .OrderBy(row => row.row.Line).Take(Math.Max(0, Count - stated - othersNew))];
}
