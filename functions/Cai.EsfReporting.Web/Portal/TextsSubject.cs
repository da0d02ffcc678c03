using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What texts to copy are of: a month's edition, or a period.</summary>
/// <param name="Name">Project, time and edition.</param>
/// <param name="Report">The page of the report whose numbers they have.</param>
/// <param name="Public">The public edition of the same month, for what is to be published; null where these are it, or there is none to read.</param>
public sealed record TextsSubject(Text Name, string Report, Edition Edition, bool IsDraft, FreezeDays? Freeze, WrittenReport? Public)
{
    public static TextsSubject Of(WrittenReport report, WrittenReport? published) => new(
        Named(report.Project, language => report.AsOf.Name(language), report.EditionName), report.Page, report.Edition, report.IsDraft,
        report.Freeze, report.Edition == Edition.Internal ? published : null);

    public static TextsSubject Of(Project project, Period period, WrittenReport? published) => new(
        Named(project, language => period.InWords(language), Edition.Internal.Name()), $"{PeriodSubject.Of(project).Page}?period={period.Id}", Edition.Internal, IsDraft: false, Freeze: null, published);

    /// <summary>Which of the texts may be published.</summary>
    public Text Use(IReadOnlyList<KitText> texts) => TextKit.Use(Edition, IsDraft, Freeze, texts);

    private static Text Named(Project project, Func<Language, string> when, Text edition) =>
        new($"{project.Name}, {when(Language.Sv)}, {edition.Sv}", $"{project.Name}, {when(Language.En)}, {edition.En}");
}
