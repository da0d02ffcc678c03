using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>What a site has delivered, for every month that is expected of it.</summary>
public sealed record SiteCompleteness(Site Site, IReadOnlyList<MonthCompleteness> Months)
{
    /// <summary>A year, and the same month the year before.</summary>
    public const int MonthsShown = 13;

    /// <summary>The months that fit a table.</summary>
    public IEnumerable<MonthCompleteness> Latest => Months.TakeLast(MonthsShown);

    /// <summary>The months that are not delivered for good.</summary>
    public IEnumerable<MonthCompleteness> Lacking => Months.Where(m => m.IsLacking);

    /// <summary>Whether it has delivered any month after one and up to another.</summary>
    public bool HasDelivered(Month after, Month until) => Months.Any(month => month.Month > after && month.Month <= until && (!month.IsLacking || month.IsPreliminary));
}

public enum CompletenessState { Missing = 0, Rejected, Preliminary, ZeroReturn, PartlyAccepted, Accepted }

/// <param name="Delivery">The current delivery, or the latest rejected one; null when there is none.</param>
public sealed record MonthCompleteness(Month Month, CompletenessState State, Delivery? Delivery)
{
    /// <summary>Nothing was delivered, nothing that could be taken, or nothing since the month was over.</summary>
    public bool IsLacking => State is CompletenessState.Missing or CompletenessState.Rejected || IsPreliminary;

    /// <summary>What there is came before the month was over: it counts, and a file of the whole month is still to come.</summary>
    public bool IsPreliminary => State == CompletenessState.Preliminary;

    /// <summary>
    /// True when the month's first delivery came after its last day; a later correction of one in time is not late. A preliminary one does
    /// not make the month in time.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>Files of the month that came after the one that counts and were refused, the latest first: what they were to correct stands as it was.</summary>
    public IReadOnlyList<Delivery> RefusedLater { get; init; } = [];

    /// <param name="due">The last day for it; null when nothing asks for the month.</param>
    public static MonthCompleteness Of(Month month, IReadOnlyCollection<Delivery> ofSiteAndMonth, DateOnly? due = null)
    {
        var latest = ofSiteAndMonth.OrderBy(d => d.IsAccepted).ThenBy(d => d.Id).LastOrDefault();
        return new(month, latest switch
        {
            null => CompletenessState.Missing,
            { IsAccepted: false } => CompletenessState.Rejected,
            { IsPreliminary: true } => CompletenessState.Preliminary,
            { IsZeroReturn: true } => CompletenessState.ZeroReturn,
            { Status: DeliveryStatus.PartlyAccepted } => CompletenessState.PartlyAccepted,
            _ => CompletenessState.Accepted,
        }, latest)
        {
            RefusedLater = latest is { IsAccepted: true } ? [.. ofSiteAndMonth.Where(d => !d.IsAccepted && d.Id > latest.Id).OrderByDescending(d => d.Id)] : [],
            IsLate = due is { } day && ofSiteAndMonth.Where(d => d is { IsAccepted: true, IsPreliminary: false }).Select(d => (DateTimeOffset?)d.Id.ReceivedAt).Min() >= StockholmTime.StartOf(day.AddDays(1)),
        };
    }

    public string Shape => State switch
    {
        CompletenessState.Accepted => "●",
        CompletenessState.PartlyAccepted => "◐",
        CompletenessState.ZeroReturn => "0",
        CompletenessState.Preliminary => "◔",
        CompletenessState.Rejected => "✕",
        _ => "–",
    };

    public Text Name => State switch
    {
        CompletenessState.Accepted => new("Levererad", "Delivered"),
        CompletenessState.PartlyAccepted => new("Delvis mottagen", "Partly accepted"),
        CompletenessState.ZeroReturn => new("Inget att rapportera", "Nothing to report"),
        CompletenessState.Preliminary => new("Preliminär", "Preliminary"),
        CompletenessState.Rejected => new("Avvisad, inte åtgärdad", "Rejected, not mended"),
        _ => new("Saknas", "Missing"),
    };

    /// <summary>The shape, with <see cref="WarningSign"/> when there are warnings and <see cref="LateSign"/> when it came late.</summary>
    public string Sign => Shape + Marks;

    /// <summary>The signs that stand behind the shape.</summary>
    public string Marks => (HasWarnings ? WarningSign : "") + (IsLate ? LateSign : "");

    /// <summary><c>Levererad, sent, 3 varningar</c></summary>
    public Text FullName => WithFindings(IsLate ? new($"{Name.Sv}, sent", $"{Name.En}, late") : Name);

    /// <summary>It was taken, and there are warnings about it, or a later file was refused. Never in the public edition, which does not know the deliveries.</summary>
    public bool HasWarnings => Delivery is { IsAccepted: true, Warnings: > 0 } || RefusedLater.Count > 0;

    /// <summary>It was taken, and something was found in it: warnings, or rows that do not count; or a later file was refused.</summary>
    public bool HasFindings => HasWarnings || Delivery is { IsAccepted: true, Rejected: > 0 };

    /// <summary><c>2 rader räknas inte, 3 varningar, 1 senare fil avvisad</c>; empty where nothing was found.</summary>
    public Text Findings => new(FindingsIn(Language.Sv), FindingsIn(Language.En));

    /// <summary>Where the receipt is, within the store and below <c>/api/</c> of the portal; null where nothing came, and in the public edition.</summary>
    public string? ReceiptPath => Delivery is { } delivery ? $"receipts/{delivery.Address.Path}/{delivery.Id}.html" : null;

    /// <summary>As <see cref="ReceiptPath"/>, of the latest file that was refused after the one that counts; null when none was.</summary>
    public string? RefusedReceiptPath => RefusedLater is [var refused, ..] ? $"receipts/{refused.Address.Path}/{refused.Id}.html" : null;

    /// <summary><c>1 senare fil avvisad</c></summary>
    public Text Refused => RefusedLater.Count == 1
        ? new("1 senare fil avvisad", "1 later file refused")
        : new($"{Figures.Count(RefusedLater.Count, Language.Sv)} senare filer avvisade", $"{Figures.Count(RefusedLater.Count, Language.En)} later files refused");

    /// <summary>A text with the findings behind it, where there are any.</summary>
    public Text WithFindings(Text text) => HasFindings ? new($"{text.Sv}, {Findings.Sv}", $"{text.En}, {Findings.En}") : text;

    private string FindingsIn(Language language)
    {
        var (rows, warnings) = HasFindings ? (Delivery!.Rejected, Delivery.Warnings) : (0, 0);
        string?[] told =
        [
            rows == 0 ? null : rows == 1 ? new Text("1 rad räknas inte", "1 row does not count").In(language) : new Text("{0} rader räknas inte", "{0} rows do not count").In(language, Figures.Count(rows, language)),
            warnings == 0 ? null : warnings == 1 ? new Text("1 varning", "1 warning").In(language) : new Text("{0} varningar", "{0} warnings").In(language, Figures.Count(warnings, language)),
            RefusedLater.Count == 0 ? null : Refused.In(language),
        ];
        return string.Join(", ", told.OfType<string>());
    }

    public const string WarningSign = "▲";

    /// <summary>What <see cref="WarningSign"/> means.</summary>
    public static Text WarningMeaning { get; } = new("har varningar, eller en senare fil som avvisades", "has warnings, or a later file that was refused");

    public const string LateSign = "*";

    /// <summary>What <see cref="LateSign"/> means.</summary>
    public static Text LateMeaning { get; } = new("kom efter sista dagen", "came after the last day");

    /// <summary>What <see cref="Shape"/> means, for a legend.</summary>
    public Text Meaning => IsPreliminary ? new($"{Name.Sv}: kom innan månaden var slut", $"{Name.En}: came before the month was over") : Name;

    /// <summary>One of each state, the best first, for a legend.</summary>
    public static IEnumerable<MonthCompleteness> Legend => Enum.GetValues<CompletenessState>().Reverse().Select(state => new MonthCompleteness(default, state, null));

    /// <summary>As reports and the status tell it: warnings, rows that do not count, the receipt and later files refused only where there are such.</summary>
    public JObject ToJson()
    {
        var json = new JObject { ["month"] = Month.ToString(), ["state"] = Word };
        if (IsLate)
            json["late"] = true;
        if (Delivery is { } delivery && (delivery.Warnings > 0 || delivery.Rejected > 0 || !delivery.IsAccepted))
            (json["warnings"], json["rejected"], json["receipt"]) = (delivery.Warnings, delivery.Rejected, ReceiptPath);
        if (RefusedLater.Count > 0)
            (json["refusedLater"], json["refusedReceipt"]) = (RefusedLater.Count, RefusedReceiptPath);
        return json;
    }

    /// <summary>The word in json.</summary>
    public string Word => State switch
    {
        CompletenessState.Accepted => "delivered",
        CompletenessState.PartlyAccepted => "partly-accepted",
        CompletenessState.ZeroReturn => "zero-return",
        CompletenessState.Preliminary => "preliminary",
        CompletenessState.Rejected => "rejected",
        _ => "missing",
    };
}
