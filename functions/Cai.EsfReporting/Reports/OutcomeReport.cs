using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Everything that a consolidated report says of one project as of one month. The writers only lay it out: nothing is
/// computed there, and no clock is in it, so equal deliveries give equal bytes.
/// </summary>
/// <param name="Deliveries">The current deliveries that it is made of, key figures too, by site and month.</param>
/// <param name="Completeness">Who has delivered what, by site in the catalogue's order.</param>
public sealed record OutcomeReport(
    Edition Edition,
    ReportingCatalogue Catalogue,
    Project Project,
    Month AsOf,
    IReadOnlyList<ScopeOutcome> Scopes,
    IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<SiteCompleteness> Completeness)
{
    /// <summary>Fingerprint of the <see cref="ReportBasis"/> that it was made of.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The whole project.</summary>
    public ScopeOutcome Whole => Scopes[0];

    /// <summary>The whole project broken down by sex, age, insats, provider and initiator.</summary>
    public required IReadOnlyList<BrokenDown> Breakdown { get; init; }

    /// <summary>ESF's common indicators; null in the public edition.</summary>
    public IReadOnlyList<EsfFigure>? Esf { get; init; }

    /// <summary>Free places by insats and provider; null in the public edition.</summary>
    public IReadOnlyList<FreePlaces>? Places { get; init; }

    /// <summary>What moved since the month before; null in the public edition, and for the first month.</summary>
    public ChangesOfMonth? Changes { get; init; }

    /// <summary>What the report was counted as; null in the public edition.</summary>
    public Tally? Tally { get; init; }

    /// <summary>Key figures as delivered, in the catalogue's order, by site and period.</summary>
    public IReadOnlyList<FigureOutcome> Figures { get; init; } = [];

    /// <summary>The months of the completeness table: the latest thirteen that are expected.</summary>
    public IReadOnlyList<Month> Months { get; } = [.. ExpectedMonths(Project, AsOf).TakeLast(SiteCompleteness.MonthsShown)];

    /// <summary>The first deadline after the as-of month; null when none is left.</summary>
    public Deadline? NextDeadline => ReportingCalendar.Next(Project, AsOf.LastDay.AddDays(1));

    /// <summary>Whether a site has delivered any month after one and up to another.</summary>
    public bool HasDelivered(Site site, Month after, Month until) => Completeness.Single(c => c.Site.Id == site.Id).Months.Any(month => month.Month > after && month.Month <= until && !month.IsLacking);

    /// <summary>Who has not delivered, in a sentence: sites with their months, or how many months when they are more than three.</summary>
    public string MissingInWords(Language language)
    {
        var sites = Completeness.Select(site => (site.Site.Name, Missing: site.Missing.ToList())).Where(site => site.Missing.Count > 0)
            .Select(site => site.Missing.Count > 3
                ? new Text("{0} ({1} månader)", "{0} ({1} months)").In(language, site.Name, site.Missing.Count)
                : $"{site.Name} ({string.Join(", ", site.Missing)})").ToList();
        return sites.Count == 0
            ? new Text("Alla orter har levererat alla månader.", "Every site has delivered every month.").In(language)
            : new Text("Saknas: {0}.", "Missing: {0}.").In(language, string.Join(", ", sites));
    }

    /// <summary>Tidy rows, one a scope and indicator.</summary>
    public IReadOnlyList<OutcomeRow> Rows => [.. Scopes.SelectMany(scope => scope.Indicators.Select(indicator => new OutcomeRow(
        Project.Id, AsOf.ToString(), scope.Scope.Kind.Word(), scope.Scope.Id, scope.Scope.Name, indicator.Indicator.Id, indicator.Indicator.Name.Sv,
        scope.People.Participants, scope.People.Anonymous, scope.People.Enrolled, scope.People.Leavers, scope.People.Participations,
        indicator.Ratio?.Numerator, indicator.Ratio?.Denominator, indicator.Ratio?.Rate, indicator.OfParticipants?.Rate,
        (double)indicator.Indicator.Target, indicator.Assessment?.Word(), indicator.Trend?.Word())))];

    /// <summary>Every month up to one for which deliveries are expected.</summary>
    public static IEnumerable<Month> ExpectedMonths(Project project, Month asOf) =>
        project.DeliveriesFrom.To(Month.Of(project.To) < asOf ? Month.Of(project.To) : asOf);
}

/// <summary>What a site has delivered, for every month that is expected of it.</summary>
public sealed record SiteCompleteness(Site Site, IReadOnlyList<MonthCompleteness> Months)
{
    /// <summary>A year, and the same month the year before.</summary>
    public const int MonthsShown = 13;

    /// <summary>The months that fit a table.</summary>
    public IEnumerable<MonthCompleteness> Latest => Months.TakeLast(MonthsShown);

    public IEnumerable<Month> Missing => Months.Where(m => m.IsLacking).Select(m => m.Month);
}

public enum CompletenessState { Missing = 0, Rejected, ZeroReturn, PartlyAccepted, Accepted }

/// <param name="Delivery">The current delivery, or the latest rejected one; null when there is none.</param>
public sealed record MonthCompleteness(Month Month, CompletenessState State, Delivery? Delivery)
{
    /// <summary>Nothing was delivered, or nothing that could be taken.</summary>
    public bool IsLacking => State is CompletenessState.Missing or CompletenessState.Rejected;

    /// <summary>True when the month's first delivery came after its last day; a later correction of one in time is not late.</summary>
    public bool IsLate { get; init; }

    /// <param name="due">The last day for it; null when nothing asks for the month.</param>
    public static MonthCompleteness Of(Month month, IReadOnlyCollection<Delivery> ofSiteAndMonth, DateOnly? due = null)
    {
        var latest = ofSiteAndMonth.OrderBy(d => d.IsAccepted).ThenBy(d => d.Id).LastOrDefault();
        return new(month, latest switch
        {
            null => CompletenessState.Missing,
            { IsAccepted: false } => CompletenessState.Rejected,
            { IsZeroReturn: true } => CompletenessState.ZeroReturn,
            { Status: DeliveryStatus.PartlyAccepted } => CompletenessState.PartlyAccepted,
            _ => CompletenessState.Accepted,
        }, latest)
        {
            IsLate = due is { } day && ofSiteAndMonth.Where(d => d.IsAccepted).Select(d => (DateTimeOffset?)d.Id.ReceivedAt).Min() >= StockholmTime.StartOf(day.AddDays(1)),
        };
    }

    public string Shape => State switch
    {
        CompletenessState.Accepted => "●",
        CompletenessState.PartlyAccepted => "◐",
        CompletenessState.ZeroReturn => "0",
        CompletenessState.Rejected => "✕",
        _ => "–",
    };

    public Text Name => State switch
    {
        CompletenessState.Accepted => new("Levererad", "Delivered"),
        CompletenessState.PartlyAccepted => new("Delvis mottagen", "Partly accepted"),
        CompletenessState.ZeroReturn => new("Inget att rapportera", "Nothing to report"),
        CompletenessState.Rejected => new("Avvisad, inte åtgärdad", "Rejected, not mended"),
        _ => new("Saknas", "Missing"),
    };

    /// <summary>The shape, with <see cref="LateSign"/> when it came late.</summary>
    public string Sign => IsLate ? Shape + LateSign : Shape;

    /// <summary><c>Levererad, sent</c></summary>
    public Text FullName => IsLate ? new($"{Name.Sv}, sent", $"{Name.En}, late") : Name;

    public const string LateSign = "*";

    /// <summary>What <see cref="LateSign"/> means.</summary>
    public static Text LateMeaning { get; } = new("kom efter sista dagen", "came after the last day");

    /// <summary>The word in json.</summary>
    public string Word => State switch
    {
        CompletenessState.Accepted => "delivered",
        CompletenessState.PartlyAccepted => "partly-accepted",
        CompletenessState.ZeroReturn => "zero-return",
        CompletenessState.Rejected => "rejected",
        _ => "missing",
    };
}

/// <summary>A form in which reports are written.</summary>
public interface IReportFormat
{
    /// <summary><c>report.json</c></summary>
    string FileName { get; }

    Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation);
}
