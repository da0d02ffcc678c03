using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Which column of the participant file feeds which indicator, as a table made from what counts them.</summary>
public static class IndicatorDocument
{
    /// <summary>The cells that make somebody count, column by column: all of them for who is counted, one of them for what is reached.</summary>
    public static IReadOnlyList<(Column Column, Text Words)> SourcesOf(EsfIndicator indicator) =>
    [
        .. indicator.Employment is { } employment ? Cell(Column.Employment, employment.Select(Words.Employments.Of)) : [],
        .. indicator.Education is { } education ? Cell(Column.Education, [Words.Educations.Of(education)]) : [],
        .. indicator.Ages is { } ages ? [(Column.Identity, AgesOf(ages)), (Column.Start, new("åldern den dagen", "the age on that day"))] : ((Column, Text)[])[],
        .. (indicator.AnyOf ?? []).SelectMany(circumstance => Cell(ColumnOf(circumstance), [Words.Answers.Of(Answer.Yes)])),
        .. indicator.Reasons.Count > 0 ? Cell(Column.Reason, Words.Reasons.Names.Where(name => indicator.Reasons.Any(reason => Words.Reasons.Of(reason) == name))) : [],
        .. indicator.NewQualification ? Cell(Column.NewQualification, [Words.YesNo.Of(true)]) : [],
        .. indicator.After6Months is { } status ? Cell(Column.Status6Months, [Words.FollowUps.Of(status)]) : [],
        .. indicator.ImprovedSituation ? Cell(Column.ImprovedSituation, [Words.YesNo.Of(true)]) : [],
    ];

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
        _ when SourcesOf(indicator) is { Count: > 0 } sources => string.Join(" · ", sources.Select(source => $"**{source.Column.Card().Name}**: {source.Words.Sv}")),
        _ => "alla med fullständiga uppgifter",
    };

    private static (Column, Text)[] Cell(Column column, IEnumerable<string> words) => string.Join(" / ", words) is var all ? [(column, new(all, all))] : [];

    private static Text AgesOf(AgeRange ages) => ages switch
    {
        { From: 0 } => new($"under {ages.To + 1} år", $"below {ages.To + 1}"),
        { To: int.MaxValue } => new($"{ages.From} år och äldre", $"{ages.From} and over"),
        _ => new($"{ages.From}–{ages.To} år", $"{ages.From}–{ages.To}"),
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
