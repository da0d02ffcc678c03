using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Scb;

/// <summary>One participant file that was handed out: who asked, when, and of which deliveries. Names nobody in it.</summary>
/// <param name="Completed">Null when it was begun and the file never came to be.</param>
/// <param name="By">Whoever asked, as they or the system said.</param>
/// <param name="Deliveries">Their ids.</param>
/// <param name="Sha256">The mark of the file (<see cref="Participants.PseudonymKey.MarkOf"/>): tells later which file was sent.</param>
public sealed record ScbHandedOut(string Project, Month Month, DateTimeOffset Began, DateTimeOffset? Completed, string By, IReadOnlyList<string> Deliveries, int Rows, string Sha256)
{
    internal const string Word = "scb";

    internal JObject ToJson() => new()
    {
        ["schema"] = Evidence.Schema,
        ["kind"] = Word,
        ["began"] = Evidence.Write(Began),
        ["completed"] = Completed is { } completed ? Evidence.Write(completed) : null,
        ["by"] = By,
        ["project"] = Project,
        ["month"] = Month.ToString(),
        ["rows"] = Rows,
        ["sha256"] = Sha256,
        ["deliveries"] = new JArray(Deliveries),
    };

    internal static ScbHandedOut Of(JObject json) => new((string)json["project"]!, Month.Parse((string)json["month"]!),
        Evidence.ReadMoment(json["began"]) ?? default, Evidence.ReadMoment(json["completed"]), (string)json["by"]!,
        [.. json["deliveries"]!.Select(id => (string)id!)], (int)json["rows"]!, (string)json["sha256"]!);
}

/// <summary>Which months SCB must be sent again. A month that is corrected takes every later one with it (domain.md §3).</summary>
public static class ScbHistory
{
    /// <param name="handedOut">Every participant file of the project.</param>
    /// <param name="current">The project's current deliveries.</param>
    /// <returns>Months that were handed out and are no longer what SCB should have; in the order in which they must be sent.</returns>
    public static IReadOnlyList<Month> SendAgain(IEnumerable<ScbHandedOut> handedOut, IEnumerable<Delivery> current)
    {
        var deliveries = current.ToLookup(d => d.Address.Month, d => d.Id.Value);
        var again = new List<Month>();
        // When the latest correction of a month so far was handed out: what was sent of later months before that is out of order.
        var corrected = DateTimeOffset.MinValue;
        foreach (var month in handedOut.Where(h => h.Completed is not null).GroupBy(h => h.Month).OrderBy(g => g.Key))
        {
            var sent = month.OrderBy(h => h.Began).ToList();
            if (again.Count > 0 || sent[^1].Began < corrected || !Same(sent[^1].Deliveries, deliveries[month.Key]))
                again.Add(month.Key);
            for (var i = 1; i < sent.Count; i++)
                if (!Same(sent[i].Deliveries, sent[i - 1].Deliveries) && sent[i].Began > corrected)
                    corrected = sent[i].Began;
        }

        return again;
    }

    internal static async Task<IReadOnlyList<ScbHandedOut>> ReadAsync(IFileStore files, Project project, CancellationToken cancellation)
    {
        var handedOut = new List<ScbHandedOut>();
        await foreach (var (_, json) in new EvidenceFolder(files).ReadAsync(ScbHandedOut.Word, cancellation))
            if (ScbHandedOut.Of(json) is var entry && entry.Project == project.Id)
                handedOut.Add(entry);
        return handedOut;
    }

    private static bool Same(IEnumerable<string> left, IEnumerable<string> right) => left.ToHashSet().SetEquals(right);
}
