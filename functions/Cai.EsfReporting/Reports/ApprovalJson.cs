using Cai.EsfReporting.Statements;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Approvals for machines: in reports and manifests alike.</summary>
public static class ApprovalJson
{
    /// <summary><c>{ "approved": true, "given": [ { "at": …, "name": … } ] }</c>, with those of another basis and those withdrawn where there are any. Without names in the public edition.</summary>
    /// <param name="numbered">With the number by which each is withdrawn.</param>
    public static JObject Of(Approvals approvals, bool numbered = false)
    {
        var json = new JObject { ["approved"] = approvals.IsGiven, ["given"] = new JArray(approvals.Given.Select(approval => Of(approval, numbered))) };
        if (approvals.Outdated.Count > 0)
            json["ofAnotherBasis"] = new JArray(approvals.Outdated.Select(approval => Of(approval, numbered)));
        if (approvals.Withdrawn.Count > 0)
            json["withdrawn"] = new JArray(approvals.Withdrawn.Select(withdrawn =>
            {
                var told = Of(withdrawn.Approval, numbered);
                told["withdrawn"] = Moments.Write(withdrawn.At);
                return told;
            }));
        return json;
    }

    /// <summary>What is approved of a report, in words: of one that leads with a period, the month's report that it is counted from, and not the period's own headline numbers.</summary>
    public static string ApprovalIn(this OutcomeReport report, Language language) => report.Lead is null ? report.Approvals.InWords(language)
        : new Text("Perioden godkänns inte för sig. Rapporten till och med {0}, som den är räknad ur: {1}", "The period is not approved by itself. The report to the end of {0}, which it is counted from: {1}")
            .In(language, report.AsOf.Name(language), report.Approvals.InWords(language));

    private static JObject Of(Statement approval, bool numbered)
    {
        var json = new JObject { ["at"] = Moments.Write(approval.At) };
        if (approval.Name.Length > 0)
        {
            json["name"] = approval.Name;
            json["basis"] = approval.Of;
        }

        if (numbered)
            json["number"] = approval.Number;
        return json;
    }
}
