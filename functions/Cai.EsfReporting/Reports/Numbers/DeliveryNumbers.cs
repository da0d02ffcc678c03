
namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>Who has delivered, and how much of it could be counted. Of the files themselves in the internal edition only: their rows are people.</summary>
internal static class DeliveryNumbers
{
    public static IEnumerable<ReportNumber> Of(OutcomeReport report) => Summary(report).Concat(report.Completeness.SelectMany(site => Of(report, site))).Concat(report.Edition == Edition.Internal ? Quality(report) : []);

    private static IEnumerable<ReportNumber> Of(OutcomeReport report, SiteCompleteness site)
    {
        var scope = report.Project.ScopeOf(site.Site);
        return site.Months.SelectMany(month => Of(new(Parts.Completeness, scope, month.Month), month));
    }

    private static IEnumerable<ReportNumber> Summary(OutcomeReport report)
    {
        var of = new NumberOf(Parts.Completeness, report.Whole.Scope, report.AsOf);
        var (latest, lacking) = (report.Completeness.Count(site => site.Months is [.., { IsLacking: false }]), report.Completeness.Sum(site => site.Lacking.Count()));
        yield return of.Count("sites-delivered", new("Orter som har levererat månaden", "Sites that have delivered the month"), latest, Units.Sites) with { Numerator = latest, Denominator = report.Completeness.Count, IsAtTheEnd = true };
        yield return of.Count("missing", Missing, lacking, Units.Deliveries) with { IsAtTheEnd = true };
    }

    private static IEnumerable<ReportNumber> Of(NumberOf of, MonthCompleteness month)
    {
        yield return of.Count("delivery", new("Leverans", "Delivery"), null, Units.Words) with { IsHidden = false, Words = month.IsLate ? month.Word + " late" : month.Word };
        if (month.Delivery is not { } delivery)
            yield break;
        yield return of.Count("rejected", Rejected, delivery.Rejected, Units.Rows);
        yield return of.Count("warnings", Warnings, delivery.Warnings, Units.Warnings);
        yield return of.Count("refused-later", new("Senare filer avvisade", "Later files refused"), month.RefusedLater.Count, Units.Deliveries);
    }

    private static IEnumerable<ReportNumber> Quality(OutcomeReport report)
    {
        foreach (var (scope, told) in DeliveredRows.PartsOf(report).Select(part => (part.Site is { } site ? report.Project.ScopeOf(site) : report.Whole.Scope, part)).Prepend((report.Whole.Scope, DeliveredRows.AllOf(report))))
        {
            var of = new NumberOf(Parts.Quality, scope, report.AsOf);
            // All that is delivered is the sites' and the key figures': these are a part of the whole by themselves.
            var (by, group, name) = told is { Site: null, Missing: null } ? ("kind", Parts.KeyFigures, DeliveredRows.KeyFigures) : ("", "", new("", ""));
            IReadOnlyList<ReportNumber> numbers =
            [
                of.Count("deliveries", new("Leveranser", "Deliveries"), told.Deliveries.Count, Units.Deliveries),
                of.Count("rows", new("Rader", "Rows"), told.Rows, Units.Rows),
                of.Count("accepted", new("Mottagna rader", "Rows accepted"), told.Accepted, Units.Rows),
                of.Count("rejected", Rejected, told.Rejected, Units.Rows),
                of.Count("warnings", Warnings, told.Warnings, Units.Warnings),
                of.Count("corrected", new("Rättade leveranser", "Corrected deliveries"), told.Corrected, Units.Deliveries),
                .. told.Missing is { } missing ? [of.Count("missing", Missing, missing, Units.Months)] : Array.Empty<ReportNumber>(),
            ];
            foreach (var number in numbers)
                yield return number with { By = by, Group = group, GroupName = name };
        }
    }

    private static Text Missing { get; } = new("Saknade leveranser", "Missing deliveries");

    private static Text Rejected { get; } = new("Rader som inte räknas", "Rows that do not count");

    private static Text Warnings { get; } = new("Varningar", "Warnings");
}
