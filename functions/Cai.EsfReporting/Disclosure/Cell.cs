namespace Cai.EsfReporting.Disclosure;

/// <summary>One count in a report, printed or computable from what is printed.</summary>
/// <param name="Key">Names the cell in every month; compared ordinally.</param>
/// <param name="Value">Persons, 0 or more. A printed 0 is always shown: it is no small count, and often known beforehand.</param>
/// <param name="Weight">What it costs readers not to see the number, more than 0: a project's total more than a site's row. Below 1 is a number that is to go before any other does.</param>
public sealed record Cell(string Key, int Value, double Weight = 1)
{
    /// <summary>
    /// False for a number that no table prints but that follows from those around it, such as leavers who reached neither
    /// target. It is never shown, and must not be computable when it is small.
    /// </summary>
    public bool IsPrinted { get; init; } = true;

    /// <summary>
    /// True when everybody knows that it cannot fall from one month to the next, such as participants so far. Where the
    /// values fall all the same (a correction), nothing is known of that step.
    /// </summary>
    public bool IsCumulative { get; init; }

    /// <summary>False for what one number leaves of another that it cannot be above: a relation, and nobody's count.</summary>
    public bool IsCount { get; init; } = true;

    /// <summary>
    /// True when each one counted came, left or had something happen, so that a small change between two tables is a small
    /// count of people too. The number of those who happen to be there is none: it is what came less what left.
    /// </summary>
    public bool IsEvent { get; init; }

    /// <summary>True when it must not be told that the number is 0: then everybody in a group is alike.</summary>
    public bool MayNotBeToldZero { get; init; }

    /// <summary>
    /// The part of the report that the cell stands in: all of it is left out where it cannot be protected. Parts are within
    /// others as folders are, <c>areas/north</c>; empty for what cannot be left out alone.
    /// </summary>
    public string Part { get; init; } = "";
}

/// <summary>A number that everybody knows to be what another was in a table before; where they differ all the same, nothing is known.</summary>
/// <param name="Key">Key of a cell.</param>
/// <param name="Table">Index of the table before.</param>
/// <param name="Earlier">Key of the cell in it; one that it does not have says nothing.</param>
public sealed record Tie(string Key, int Table, string Earlier);

/// <summary>
/// A total and its parts. They need not add up: a person counts once per scope, so parts can hold a person twice. The
/// difference is taken to be known to every reader.
/// </summary>
/// <param name="Total">Key of a cell.</param>
/// <param name="Parts">Keys of other cells.</param>
public sealed record Equation(string Total, IReadOnlyList<string> Parts)
{
    public Equation(string total, params ReadOnlySpan<string> parts) : this(total, (IReadOnlyList<string>)parts.ToArray()) { }
}
