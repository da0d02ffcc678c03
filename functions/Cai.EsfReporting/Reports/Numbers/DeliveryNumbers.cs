using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>Who has delivered, and how much of it could be counted. Of the files themselves in the internal edition only: their rows are people.</summary>
internal static class DeliveryNumbers
{
    public static IEnumerable<ReportNumber> Of(OutcomeReport report) => Summary(report).Concat(report.Completeness.SelectMany(site => Of(report, site))).Concat(report.Edition == Edition.Internal ? Quality(report) : []);

    private static IEnumerable<ReportNumber> Of(OutcomeReport report, SiteCompleteness site)
    {
        var scope = ScopeOf(report, site.Site);
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
        foreach (var (scope, deliveries, missing) in report.Completeness.Select(site => (ScopeOf(report, site.Site), (IReadOnlyList<Delivery>)[.. report.Deliveries.Where(d => d.Address.Site == site.Site.Id)], site.Lacking.Count()))
            .Prepend((report.Whole.Scope, report.Deliveries, report.Completeness.Sum(site => site.Lacking.Count()))))
        {
            var of = new NumberOf(Parts.Quality, scope, report.AsOf);
            yield return of.Count("deliveries", new("Leveranser", "Deliveries"), deliveries.Count, Units.Deliveries);
            yield return of.Count("rows", new("Rader", "Rows"), deliveries.Sum(d => d.Rows), Units.Rows);
            yield return of.Count("accepted", new("Mottagna rader", "Rows accepted"), deliveries.Sum(d => d.Accepted), Units.Rows);
            yield return of.Count("rejected", Rejected, deliveries.Sum(d => d.Rejected), Units.Rows);
            yield return of.Count("warnings", Warnings, deliveries.Sum(d => d.Warnings), Units.Warnings);
            yield return of.Count("corrected", new("Rättade leveranser", "Corrected deliveries"), deliveries.Count(d => d.Replaces is not null), Units.Deliveries);
            yield return of.Count("missing", Missing, missing, Units.Months);
        }
    }

    private static Text Missing { get; } = new("Saknade leveranser", "Missing deliveries");

    private static Text Rejected { get; } = new("Rader som inte räknas", "Rows that do not count");

    private static Text Warnings { get; } = new("Varningar", "Warnings");

    private static Scope ScopeOf(OutcomeReport report, Site site) => report.Project.Scopes.Single(scope => scope.Kind == ScopeKind.Site && scope.Id == site.Id);
}
