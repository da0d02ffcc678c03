using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Orter: the shares of each site beside each other, and a chart of each against its target.</summary>
internal static class SitesSheet
{
    private const int FirstShare = 2;

    private static readonly Text Name = new("Orter", "Sites");

    /// <summary>A share with its target, null without one and for a word.</summary>
    /// <param name="Answered">How many have answered in the whole project, for a follow-up.</param>
    private sealed record Share(string Name, decimal? Target, Func<ScopeOutcome, Ratio?> Of, string? Answered = null);

    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var shares = Shares(report, language);
        return new(Name.In(language), T("Orterna bredvid varandra", "The sites beside each other"),
            [T("En tom cell är dold, saknas eller saknar tal, så att diagrammet hoppar över den; tecknet står i bladen Utfall och Mått. Små orters andelar ändras mycket av en enda person.", "An empty cell is hidden, missing or has no number, so that the chart leaves it out; its sign stands in the sheets Outcomes and Measures. A small site's shares change a lot by a single person.")],
            [
                new(T("Ort", "Site"), ColumnKind.Text, 24),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                .. shares.SelectMany(share => (SheetColumn[])[new(share.Name, ColumnKind.Percent, 20), .. share.Target is null ? Array.Empty<SheetColumn>() : [new(TargetOf(share.Name, language), ColumnKind.Percent, 20)]]),
            ],
            [.. Sites(report).Select(site => ((IReadOnlyList<object?>)
            [
                site.Scope.Name, Shown.Count(site.People.LeaversInRates),
                .. shares.SelectMany(share => (object?[])[Shown.Drawn(share.Of(site)), .. share.Target is { } target ? [(double)target] : Array.Empty<object?>()]),
            ]).OrMissing(site.IsMissing, language))])
        {
            About = T("Andelar och mål för varje ort: underlag till diagrammen", "Shares and targets of each site: what the charts show"),
            FrozenColumns = 1,
        };
    }

    /// <summary>One a share that some site has.</summary>
    public static IEnumerable<Chart> Charts(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var column = FirstShare;
        foreach (var share in Shares(report, language))
        {
            var title = share.Answered is { } answered ? $"{share.Name} ({answered})" : share.Name;
            if (Sites(report).Any(site => share.Of(site)?.Rate is not null))
                yield return new(T($"{title}: orterna", $"{title}: the sites"),
                    ChartWords.Bars([.. Sites(report).Select(site => (site.Scope.Name, share.Of(site)))], [share.Target], language, [.. Sites(report).Where(site => site.IsMissing).Select(site => site.Scope.Name)]) + T(" Talen står i bladet Orter.", " The numbers stand in the sheet Sites."),
                    T("Andel", "Share"), Name.In(language), 0,
                    [new(column, SeriesLook.Bars), .. share.Target is null ? Array.Empty<ChartSeries>() : [new(column + 1, SeriesLook.Target)]]);
            column += share.Target is null ? 1 : 2;
        }
    }

    /// <summary>The header of a share's target.</summary>
    public static string TargetOf(string share, Language language) => new Text("Mål: ", "Target: ").In(language) + share;

    private static IEnumerable<ScopeOutcome> Sites(OutcomeReport report) => report.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Site);

    private static List<Share> Shares(OutcomeReport report, Language language) =>
    [
        .. report.Project.Indicators.Select((indicator, i) => new Share(indicator.Name.In(language), indicator.Target?.Number, scope => scope.Indicators[i].Ratio)),
        .. report.Project.Shares.Select((share, i) => new Share(share.Name.In(language), share.Goal?.Target.Number, scope => scope.Shares[i].Ratio, AnsweredIn(report.Whole.Shares[i], language))),
    ];

    private static string? AnsweredIn(ShareOutcome share, Language language) => share is not { Measure: FollowUpShare, Due: not 0 } ? null
        : new Text("svar: {0} av {1}", "answers: {0} of {1}").In(language, Figures.Count(share.Ratio?.Denominator, language), Figures.Count(share.Due, language));
}
