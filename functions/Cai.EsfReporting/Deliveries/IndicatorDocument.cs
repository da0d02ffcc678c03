using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Which column of the participant file feeds which indicator, as a table made from what counts them.</summary>
public static class IndicatorDocument
{
    /// <summary>The columns that make somebody count: one of each group must hold, and every group must.</summary>
    internal static IReadOnlyList<IReadOnlyList<(Column Column, string Words)>> SourcesOf(EsfIndicator indicator)
    {
        IReadOnlyList<(Column, string)>[] groups =
        [
            indicator.Employment is { } employment ? [Cell(Column.Employment, employment.Select(Words.Employments.Of))] : [],
            indicator.Education is { } education ? [Cell(Column.Education, [Words.Educations.Of(education)])] : [],
            indicator.Ages is { } ages ? [(Column.Identity, $"{AgesOf(ages)} på **{Column.Start.Card().Name}**")] : [],
            [.. (indicator.AnyOf ?? []).Select(circumstance => Cell(ColumnOf(circumstance), [Words.Answers.Of(Answer.Yes)]))],
            [
                .. indicator.Reasons.Count > 0 ? [Cell(Column.Reason, Words.Reasons.Names.Where(name => indicator.Reasons.Any(reason => Words.Reasons.Of(reason) == name)))] : ((Column, string)[])[],
                .. indicator.NewQualification ? [Cell(Column.NewQualification, [Words.YesNo.Of(true)])] : ((Column, string)[])[],
                .. indicator.After6Months is { } status ? [Cell(Column.Status6Months, [Words.FollowUps.Of(status)])] : ((Column, string)[])[],
                .. indicator.ImprovedSituation ? [Cell(Column.ImprovedSituation, [Words.YesNo.Of(true)])] : ((Column, string)[])[],
            ],
        ];
        return [.. groups.Where(group => group.Count > 0)];
    }

    internal static void Append(StringBuilder text, Programme programme)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {programme.Name.Sv} (`{programme.Id}`)\n\n{programme.Source.Sv}. *{programme.Source.En}.*\n\n| Kod | Indikator | Räknas från | In English |\n| --- | --- | --- | --- |\n");
        foreach (var indicator in programme.Indicators)
            text.Append(CultureInfo.InvariantCulture, $"| {indicator.Code} | {indicator.Name.Sv} | {From(indicator)} | {indicator.Name.En} |\n");
    }

    private static string From(EsfIndicator indicator) => indicator switch
    {
        { Kind: EsfKind.Organisations } => "– (gäller organisationer: nyckeltal)",
        { IsCounted: false } => "– (efterfrågas inte)",
        _ when SourcesOf(indicator) is { Count: > 0 } sources => string.Join(" *och* ", sources.Select(group => InBrackets(string.Join(" *eller* ", group.Select(source => $"**{source.Column.Card().Name}**: {source.Words}")), group.Count > 1 && sources.Count > 1))),
        _ => "alla med fullständiga uppgifter",
    };

    private static string InBrackets(string text, bool isOneOfSeveral) => isOneOfSeveral ? $"({text})" : text;

    private static (Column, string) Cell(Column column, IEnumerable<string> words) => (column, string.Join(" / ", words));

    private static string AgesOf(AgeRange ages) => ages switch
    {
        { From: 0 } => string.Create(CultureInfo.InvariantCulture, $"under {ages.To + 1} år"),
        { To: int.MaxValue } => string.Create(CultureInfo.InvariantCulture, $"{ages.From} år och äldre"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ages.From}–{ages.To} år"),
    };

    private static Column ColumnOf(Circumstance circumstance) => circumstance switch
    {
        Circumstance.ForeignBackground => Column.ForeignBackground,
        Circumstance.Disability => Column.Disability,
        Circumstance.OtherDisadvantage => Column.OtherDisadvantage,
        Circumstance.ThirdCountryNational => Column.ThirdCountryNational,
        Circumstance.Minority => Column.Minority,
        Circumstance.Homeless => Column.Homeless,
        Circumstance.Rural => Column.Rural,
        _ => throw new ArgumentOutOfRangeException(nameof(circumstance)),
    };
}
