using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deadlines;

/// <summary>What other exit reasons, initiators and age bands do to what is delivered already.</summary>
internal static class WordEffects
{
    /// <summary>Words that are taken away and stand on rows that count: they would be told as something else, and nobody could see why.</summary>
    /// <param name="accepted">The project's accepted deliveries. They are read only where a word is taken away.</param>
    /// <exception cref="IOException">Storage is away: try again.</exception>
    public static async Task<IReadOnlyList<Text>> RefusalsAsync(Project before, Project after, IReadOnlyList<Delivery> accepted, IFileStore files, CancellationToken cancellation)
    {
        var reasons = before.Words.NamedReasons.ExceptBy(after.Words.NamedReasons.Select(own => own.Id), own => own.Id).ToList();
        var initiators = before.Words.NamedInitiators.ExceptBy(after.Words.NamedInitiators.Select(own => own.Id), own => own.Id).ToList();
        if (reasons.Count + initiators.Count == 0)
            return [];
        var (ofReason, ofInitiator) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var delivery in Delivery.Current(accepted).Where(delivery => !delivery.Address.IsKeyFigures))
        {
            await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation);
            if (stream is null)
                continue;
            await foreach (var row in CanonicalFile.ReadAsync(stream, 0, 1, cancellation))
            {
                Count(ofReason, row.Named.Reason);
                Count(ofInitiator, row.Named.Initiator);
            }
        }

        return
        [
            .. reasons.Where(own => ofReason.ContainsKey(own.Id)).Select(own => Removed($"exitReasons[{own.Id}]", new("Avslutsorsaken", "The exit reason"), own.Name, ofReason[own.Id])),
            .. initiators.Where(own => ofInitiator.ContainsKey(own.Id)).Select(own => Removed($"initiators[{own.Id}]", new("Initiativtagaren", "The initiator"), own.Name, ofInitiator[own.Id])),
        ];

        Text Removed(string path, Text what, Text name, int rows) => new(
            $"{before.Id}: {what.Sv} {path} (”{name.Sv}”) tas bort men står på {rows} lämnade rader. Låt den stå kvar, eller byt bara dess namn.",
            $"{before.Id}: {what.En} {path} (“{name.En}”) is removed but stands on {rows} delivered rows. Let it stay, or change its name only.");
    }

    public static IEnumerable<Text> Warnings(Project before, Project after)
    {
        foreach (var (then, now) in before.Words.NamedReasons.Join(after.Words.NamedReasons, own => own.Id, own => own.Id, (then, now) => (then, now)))
            if (then.Like != now.Like)
                yield return new($"{before.Id}: exitReasons[{now.Id}] (”{now.Name.Sv}”) byter grupp och räknas från och med nu som {now.Like.Name().Sv} i stället för {then.Like.Name().Sv}, också på det som redan är lämnat.",
                    $"{before.Id}: exitReasons[{now.Id}] (“{now.Name.En}”) changes its group and counts from now on like {now.Like.Name().En} in place of {then.Like.Name().En}, also in what is delivered already.");
        if (!before.Programme.AgeBands.Select(band => band.Ages).SequenceEqual(after.Programme.AgeBands.Select(band => band.Ages)))
            yield return new($"{before.Id}: åldersgrupperna blir andra, också för det som redan är lämnat. Den publika utgåvan delar inte upp efter ålder bredvid publicerade månader med de förra grupperna: skillnaden kunde peka ut enstaka personer.",
                $"{before.Id}: the age bands become others, also for what is delivered already. The public edition is not broken down by age beside published months with the earlier bands: the difference could single somebody out.");
    }

    private static void Count(Dictionary<string, int> rows, string? id)
    {
        if (id is { Length: > 0 })
            rows[id] = rows.GetValueOrDefault(id) + 1;
    }
}
