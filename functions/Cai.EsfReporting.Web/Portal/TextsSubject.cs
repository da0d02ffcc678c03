using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What texts to copy are of: a month's edition, or a period, of a project or a place.</summary>
/// <param name="Name">Project or place, time and edition.</param>
/// <param name="Report">The page of the report whose numbers they have.</param>
/// <param name="Edition">That which they are of.</param>
/// <param name="Use">Which of the texts may be published.</param>
public sealed record TextsSubject(Text Name, string Report, Edition Edition, Text Use)
{
    /// <summary>The texts of the other edition of the same month: of the public one for what is to be published, and of the internal one for what is only there; null where there are none to read.</summary>
    public TextsOfOther? Other { get; init; }

    /// <summary>What only the internal edition has, first in a sentence.</summary>
    public Text OnlyInternal { get; init; } = new("Lediga platser, och enkäter i ord,", "Free places, and surveys in words,");

    /// <summary>That in which they are written, where they were written before they were asked for; null where they are made now.</summary>
    public Language? Written { get; init; }

    /// <param name="other">The same month's other edition, if the reader may read it.</param>
    public static TextsSubject Of(WrittenReport report, IReadOnlyList<KitText> texts, WrittenReport? other) => new(
        Named(report.Project.Name, language => report.AsOf.Name(language), report.EditionName), report.Page, report.Edition, TextKit.Use(report.Edition, report.IsDraft, report.Freeze, texts))
    {
        Other = TextsOfOther.Of(other),
    };

    public static TextsSubject Of(Project project, Period period, IReadOnlyList<KitText> texts, WrittenReport? published) => new(
        Named(project.Name, language => period.InWords(language), Edition.Internal.Name()), $"{PeriodSubject.Of(project).Page}?period={period.Id}", Edition.Internal, TextKit.Use(Edition.Internal, isDraft: false, freeze: null, texts))
    {
        Other = TextsOfOther.Of(published),
    };

    /// <param name="hasOther">Whether there is another edition of the month that the reader may read.</param>
    public static TextsSubject Of(TerritoryReport report, IReadOnlyList<KitText> texts, bool hasOther)
    {
        var page = $"/territories/{report.Territory.Key}";
        var other = report.Edition == Edition.Internal ? Edition.Public : Edition.Internal;
        return new(Named(report.Territory.Name, language => report.Period?.InWords(language) ?? report.AsOf.Name(language), report.Edition.Name()),
            report.Period is { } period ? $"{page}/period?period={period.Id}" : $"{page}?edition={report.Edition.Word()}&month={report.AsOf}", report.Edition, TerritoryTexts.Use(report.Edition, texts))
        {
            Other = hasOther ? new($"{page}/texts?edition={other.Word()}&month={report.AsOf}", other.Name(), null) : null,
            OnlyInternal = new("Olika personer, och lediga platser,", "Different people, and free places,"),
        };
    }

    private static Text Named(string name, Func<Language, string> when, Text edition) =>
        new($"{name}, {when(Language.Sv)}, {edition.Sv}", $"{name}, {when(Language.En)}, {edition.En}");
}

/// <summary>The page of another edition's texts.</summary>
/// <param name="Edition">What it is called.</param>
/// <param name="Draft">Of a public edition that is not frozen, that it may not be passed on; null otherwise.</param>
public sealed record TextsOfOther(string Page, Text Edition, Text? Draft)
{
    public static TextsOfOther? Of(WrittenReport? report) => report is null ? null : new(report.Page + "/texts", report.EditionName, report.IsDraft ? report.Use : null);
}
