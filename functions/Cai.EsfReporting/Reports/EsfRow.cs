using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>A row of ESF's own tables.</summary>
/// <param name="Code"><c>CO01</c>, <c>EECO01</c> …, <c>participants</c> or <c>incomplete</c>.</param>
/// <param name="IsCounted">False for what no participant file tells: shown as <c>.</c>, never as 0.</param>
public sealed record EsfRow(string Code, EsfKind Kind, Text Name, bool IsCounted)
{
    /// <summary>The rows that a project's tables have, in their order.</summary>
    public static IReadOnlyList<EsfRow> Of(Project project) =>
    [
        new(EsfCounts.Participants, EsfKind.Output, new("Deltagare totalt", "Participants in all"), true),
        new(EsfCounts.Incomplete, EsfKind.Output, new("Därav ofullständiga uppgifter", "Of whom incomplete"), true),
        .. project.EsfIndicators.Select(indicator => new EsfRow(indicator.Code, indicator.Kind, indicator.Name, indicator.IsCounted)),
    ];

    /// <summary>Why some rows have no numbers; null where every row that can have them does, and 2014's own one is told elsewhere.</summary>
    public static Text? WhyNotCounted(Project project)
    {
        var organisations = string.Join(", ", project.EsfIndicators.Where(indicator => indicator.Kind == EsfKind.Organisations).Select(indicator => indicator.Code));
        return organisations.Length == 0 ? null : new(
            $"{organisations} gäller organisationer. Ingen deltagarfil säger det: lämna dem som nyckeltal, om projektet har sådana.",
            $"{organisations} are of organisations. No participant file tells it: deliver them as key figures, if the project has such.");
    }

    /// <summary>Whether it is an indicator of the programme, by its code.</summary>
    public bool HasCode => Code is not (EsfCounts.Participants or EsfCounts.Incomplete);
}

public static class EsfRows
{
    /// <summary>The codes of one kind: what they begin with, <c>CO</c>, and the first to the last, <c>CO01–CO17</c>.</summary>
    public static (string Prefix, string Range) CodesOf(this IEnumerable<EsfRow> rows, EsfKind kind)
    {
        var codes = rows.Where(row => row.Kind == kind && row.HasCode).Select(row => row.Code).ToList();
        var prefix = codes[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (prefix, $"{codes[0]}–{codes.Last(code => code.StartsWith(prefix, StringComparison.Ordinal))}");
    }
}
