using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// What the rules found in one delivery. Lists hold the first <see cref="MostPerRule"/> of each rule; counts are
/// always in full, so memory does not grow with a bad file.
/// </summary>
public sealed class Findings
{
    public const int MostPerRule = 100;

    private readonly List<Finding> listed = [];
    private readonly Dictionary<Rule, int> counts = [];

    /// <summary>The row's columns, a bit each, of whose cell nothing more can be said.</summary>
    private ulong unknown;

    /// <summary>In the order of the file: whole-file findings first, then by line.</summary>
    public IReadOnlyList<Finding> Listed => [.. listed.OrderBy(f => f.Line).ThenByDescending(f => f.Rule.Severity)];

    /// <summary>How many times each rule was broken, in full; most severe first, then by code.</summary>
    public IReadOnlyList<(Rule Rule, int Count)> Counts =>
        [.. counts.OrderByDescending(c => c.Key.Severity).ThenBy(c => c.Key.Code, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];

    public int Warnings => counts.Where(c => c.Key.Severity == Severity.Warning).Sum(c => c.Value);

    public bool FileRejected => counts.Keys.Any(rule => rule.Severity == Severity.RejectFile);

    /// <summary>Some finding since <see cref="NextRow"/> rejects the row.</summary>
    internal bool RowRejected { get; private set; }

    /// <summary>The row is settled: what rules would say of its cells is of no use.</summary>
    internal bool RowSettled { get; private set; }

    internal void NextRow() => (RowRejected, RowSettled, unknown) = (false, false, 0);

    /// <summary>A finding on the whole file; each rule says it once.</summary>
    internal void OnFile(Rule rule, params ReadOnlySpan<object> details)
    {
        if (!counts.ContainsKey(rule))
            Add(rule, 0, "", null, details);
    }

    /// <summary>A finding on a line outside the table of participants: a header, a place where reading stopped.</summary>
    internal void OnLine(Rule rule, int line, string column, string? value, params ReadOnlySpan<object> details) => OnLine(rule, line, column, value, odd: null, details);

    /// <inheritdoc cref="OnLine(Rule, int, string, string?, ReadOnlySpan{object})"/>
    /// <param name="odd">What is odd about its characters.</param>
    internal void OnLine(Rule rule, int line, string column, string? value, Text? odd, params ReadOnlySpan<object> details) =>
        Add(rule, line, column, value is null ? null : Masking.Mask(value), details, odd: odd);

    /// <summary>A finding on a cell of a row; the value shown is the cell's, masked.</summary>
    internal void OnCell(Rule rule, IDeliveredRow row, Column column, params ReadOnlySpan<object> details)
    {
        if ((unknown & Bit(column)) != 0)
            return;
        RowRejected |= rule.Severity == Severity.RejectRow;
        var count = counts.GetValueOrDefault(rule);
        if (count >= MostPerRule)
            counts[rule] = count + 1;
        else
            Add(rule, row.Line, column.Card().Name, row.Shown(column), details, row.Heading(column), row.Odd(column));
    }

    /// <summary>A finding on a row and none of its cells, after which no other is looked for.</summary>
    internal void OnWholeRow(Rule rule, IDeliveredRow row, params ReadOnlySpan<object> details)
    {
        RowRejected |= rule.Severity == Severity.RejectRow;
        RowSettled = true;
        Add(rule, row.Line, "", null, details);
    }

    /// <summary>A finding on a cell whose value is not known: whatever other rules have to say of it follows from that, and is left out.</summary>
    internal void OnUnknown(Rule rule, IDeliveredRow row, Column column, params ReadOnlySpan<object> details)
    {
        OnCell(rule, row, column, details);
        unknown |= Bit(column);
    }

    /// <summary>Another finding of the rule would be listed and not only counted.</summary>
    internal bool Lists(Rule rule) => counts.GetValueOrDefault(rule) < MostPerRule;

    private void Add(Rule rule, int line, string column, string? value, ReadOnlySpan<object> details, string? heading = null, Text? odd = null)
    {
        var count = counts[rule] = counts.GetValueOrDefault(rule) + 1;
        if (count > MostPerRule)
            return;
        // A rule masks what it quotes of the file; a rule that forgets still lets no identity through.
        object[] shown = [.. details.ToArray().Select(detail => detail is string text ? Masking.HideIdentities(text) : detail)];
        var finding = new Finding(rule, line, column, value, shown) { Odd = odd };
        listed.Add(heading is null ? finding : finding with { Heading = heading });
    }

    private static ulong Bit(Column column) => 1UL << (int)column;
}
