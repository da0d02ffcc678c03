using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// The answer to a delivery as a notice for the outbox, <c>reminders/{project}/answers/{site}/{month}/{id}.json</c>: what became of the file and where to read on.
/// Sums only: what a finding shows of a row stays in the receipt.
/// </summary>
internal static class AnswerNotice
{
    public static string PathOf(Receipt receipt) => $"reminders/{receipt.Address!.Value.Project}/answers/{receipt.Folder[(receipt.Folder.IndexOf('/', StringComparison.Ordinal) + 1)..]}/{receipt.Id}.json";

    /// <param name="receipt">Of a file that is stored, of a site that the catalogue knows.</param>
    public static JObject Of(Receipt receipt)
    {
        var address = receipt.Address!.Value;
        JObject In(Language language) => new()
        {
            ["subject"] = $"{receipt.Status.Name().In(language)}: {receipt.SiteName} {address.Month}",
            ["body"] = string.Join(' ', (string[])[receipt.Summary(language), .. Found(receipt, language), new Text("Kvittensens nummer är {0}.", "The receipt’s number is {0}.").In(language, receipt.Id), .. Asked(receipt, language)]),
        };
        return new()
        {
            ["schema"] = "cai-esf-notice/1",
            ["kind"] = "answer",
            ["project"] = address.Project,
            // Key figures are the whole project's.
            ["site"] = address.IsKeyFigures ? null : address.Site,
            ["month"] = address.Month.ToString(),
            ["status"] = receipt.Status.Word(),
            ["text"] = new JObject { ["sv"] = In(Language.Sv), ["en"] = In(Language.En) },
            ["written"] = Moments.Write(receipt.Id!.Value.ReceivedAt),
            ["mail"] = true,
        };
    }

    private static IEnumerable<string> Asked(Receipt receipt, Language language) =>
        receipt.Contact is { } contact ? [new Text("Frågor om svaret: {0}.", "Questions about the answer: {0}.").In(language, contact.In(language).TrimEnd('.'))] : [];

    private static IEnumerable<string> Found(Receipt receipt, Language language)
    {
        if (receipt.Findings.Counts.Sum(of => of.Count) is > 0 and var findings)
            yield return new Text("Anmärkningar: {0}.", "Findings: {0}.").In(language, findings);
        if (receipt.FollowUps.Count > 0)
            yield return new Text("Uppföljningar som ska göras: {0}.", "Follow-ups that are due: {0}.").In(language, receipt.FollowUps.Count);
    }
}
