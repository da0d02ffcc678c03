using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports.Xlsx;

/// <summary>Reports for the workbook: of the small catalogue with measures of each kind, and with whatever is changed in it.</summary>
internal static class ToldReport
{
    public static readonly SiteMonth[] Some =
    [
        Month("tyreso", "2017-08", Row(1, "2017-07-01", "2017-08-01", ExitReason.Illness), Row(4, "2017-07-01") with { InitiatedBy = Initiator.Self }),
        Month("tyreso", "2018-08",
            Row(2, "2018-07-01", "2018-08-01", ExitReason.Work) with { InitiatedBy = Initiator.Self, Provider = "tyresö", Status6Months = FollowUp.Work },
            Row(3, "2018-07-01") with { InitiatedBy = Initiator.Municipality }, Anonymous("2018-08-01")),
        Month("haninge", "2018-08", Row(5, "2018-01-01", "2018-06-30", ExitReason.EmploymentService), Row(6, "2018-02-01", "2018-05-31", ExitReason.Deceased)),
        Month("nacka", "2018-08"),
    ];

    public static async Task<OutcomeReport> InternalAsync(IReadOnlyList<SiteMonth>? told = null, Action<JObject>? change = null)
    {
        var json = JObject.Parse(SmallCatalogue.Text);
        var node = (JObject)json["projects"]![0]!;
        ((JArray)node["indicators"]!).Add(JObject.Parse("""{ "kind": "initiated-by", "id": "self", "name": { "sv": "Egen anmälan", "en": "Self-referred" }, "initiatedBy": [ "Egen anmälan" ], "target": 0.5, "source": "Sample" }"""));
        ((JArray)node["indicators"]!).Add(JObject.Parse("""{ "kind": "follow-up", "id": "half-year", "name": "Efter sex månader", "after": "6 månader", "statuses": [ "Arbete" ] }"""));
        ((JArray)node["indicators"]!).Add(JObject.Parse("""{ "kind": "enrolled", "id": "enrolled", "name": "Inskrivna vid månadens slut" }"""));
        ((JArray)node["indicators"]!).Add(JObject.Parse("""{ "kind": "inflow", "id": "inflow", "name": "Deltagare mot plan", "source": "Sample" }"""));
        change?.Invoke(node);
        var catalogue = SmallCatalogue.Read(json.ToString());
        var (project, asOf) = (catalogue.Projects[0], Calendar.Month.Parse("2018-08"));
        var tally = await OutcomeCounter.TallyAsync(project, asOf, (told ?? Some).Select(d => (new DeliveryAddress(project.Id, d.Site, d.Month), Of(d.Rows))));
        return InternalEdition.Of(new(catalogue, project, asOf, project.FindSite("tyreso") is null ? [] : [Check.Delivered("2018-08", "a", 3)]), tally);
    }

    /// <summary>A public edition that hides every number of the sites, and the project's first month.</summary>
    public static async Task<OutcomeReport> PublicAsync()
    {
        var report = await InternalAsync();
        return report with
        {
            Edition = Edition.Public,
            Periods = [], Esf = null, Places = null, Changes = null, Tally = null, Deliveries = [],
            Breakdown = [.. report.Breakdown.Select(group => group with { Participants = null, Enrolled = null, Leavers = null, Ratios = [.. group.Ratios.Select(_ => (Ratio?)null)] })],
            Scopes = [.. report.Scopes.Select(scope => scope.Scope.Kind == ScopeKind.Site ? Hidden(scope) : scope with
            {
                Indicators = [.. scope.Indicators.Select(i => i with { Takes = null })], History = [Hidden(scope.History[0]), .. scope.History.Skip(1)], Detail = null,
            })],
        };
    }

    public static async Task<byte[]> WrittenAsync(OutcomeReport report, Language language = Language.Sv)
    {
        using var stream = new MemoryStream();
        await new ReportXlsx().WriteAsync(report, language, stream, CancellationToken.None);
        return stream.ToArray();
    }

    public static async Task<OpenedWorkbook> OpenedAsync(OutcomeReport report, Language language = Language.Sv) => new(await WrittenAsync(report, language));

    private static readonly Headcount Nobody = new(null, null, null, null, null, null, null);

    private static ScopeOutcome Hidden(ScopeOutcome scope) => scope with
    {
        People = Nobody,
        Indicators = [.. scope.Indicators.Select(i => i with { Ratio = null, OfParticipants = null, Earlier = null, Takes = null })],
        Shares = [.. scope.Shares.Select(s => s with { Ratio = null, Earlier = null, Due = null })],
        Numbers = [.. scope.Numbers.Select(n => n with { Count = null, Earlier = null })],
        Inflow = scope.Inflow is { } inflow ? inflow with { Participants = null } : null,
        History = [.. scope.History.Select(Hidden)],
        Detail = null,
        Reasons = [.. scope.Reasons.Select(reason => reason with { Leavers = null })],
    };

    private static MonthOutcome Hidden(MonthOutcome month) => month with { People = Nobody, Ratios = [.. month.Ratios.Select(_ => (Ratio?)null)] };

    private static async IAsyncEnumerable<Participation> Of(IReadOnlyList<Participation> rows)
    {
        foreach (var row in rows)
            yield return row;
        await Task.CompletedTask;
    }
}
