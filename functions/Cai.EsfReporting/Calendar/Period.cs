using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Cai.EsfReporting.Calendar;

/// <summary>
/// What a key figure, or a count, is of, in order of its first month and then its last: whole months from one to another. Written as short as it can be: <c>2018</c>,
/// <c>2018-H1</c>, <c>2018-T2</c>, <c>2018-Q3</c>, <c>2018-08</c>, and <c>2019-01/2019-08</c> for what is none of these (ISO 8601).
/// </summary>
public readonly partial record struct Period : IComparable<Period>
{
    /// <summary>Five years: what is longer was not meant.</summary>
    private const int MostMonths = 60;

    private const int EarliestYear = 1950;
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    private Period(Month first, Month last) => (First, Last) = (first, last);

    public Month First { get; }

    /// <summary>The last month in it.</summary>
    public Month Last { get; }

    /// <summary>1 or more.</summary>
    public int Months => ((Last.Year - First.Year) * 12) + Last.Number - First.Number + 1;

    /// <summary>The same months of the year before.</summary>
    public Period YearEarlier => new(First.Add(-12), Last.Add(-12));

    /// <summary>The month, quarter, tertial, half or year just before; null for a period that is none of these.</summary>
    public Period? Previous => IsOneOfAYear ? new(First.Add(-Months), Last.Add(-Months)) : null;

    /// <summary>A year, or one of its halves, tertials, quarters or months.</summary>
    private bool IsOneOfAYear => Months is 1 or 3 or 4 or 6 or 12 && (First.Number - 1) % Months == 0;

    /// <exception cref="ArgumentOutOfRangeException">The last month is before the first.</exception>
    public static Period Of(Month first, Month last) => last >= first ? new(first, last) : throw new ArgumentOutOfRangeException(nameof(last), last, "The last month is before the first.");

    public static Period OfYear(int year) => new(new(year, 1), new(year, 12));

    /// <summary>The calendar year up to and including a month: the whole of it in December.</summary>
    public static Period YearUntil(Month last) => new(new(last.Year, 1), last);

    /// <summary>The year, half, tertial and quarter that end with a month, those that do, the longest first.</summary>
    public static IEnumerable<Period> EndingIn(Month last) => ((int[])[12, 6, 4, 3]).Where(months => last.Number % months == 0).Select(months => new Period(last.Add(1 - months), last));

    /// <summary>As in addresses and the names of files: <c>2018-H1</c>, and <c>2018-01--2018-08</c> for what has no name of its own.</summary>
    public string Id => ToString().Replace("/", "--", StringComparison.Ordinal);

    public bool Contains(DateOnly day) => day >= First.FirstDay && day <= Last.LastDay;

    /// <summary>A whole calendar year.</summary>
    public bool IsYear => Months == 12 && First.Number == 1;

    /// <summary>
    /// Reads what offices write: <c>2018</c>, <c>2018-08</c>, <c>2018-H1</c>, <c>2018 halvår 1</c>, <c>kv 3 2018</c>, <c>2018-T2</c>,
    /// <c>2018-01–2018-08</c>, <c>2018-01--2018-08</c>, <c>jan–aug 2018</c>, and the first of a month, which Excel makes of a month.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (text.Length > 64)
            return false;
        var plain = Plain(text);
        var match = OfParts().Match(plain);
        if (!match.Success)
            match = OfMonths().Match(plain);
        if (!match.Success)
            match = OfNamedMonths().Match(plain);
        if (!match.Success)
            return false;

        int? Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;
        var year = Number("year")!.Value;
        var (firstYear, first, lastYear, last) = (Number("half"), Number("tertial"), Number("quarter"), match.Groups["from"].Value) switch
        {
            ({ } half, _, _, _) => (year, (half * 6) - 5, year, half * 6),
            (_, { } tertial, _, _) => (year, (tertial * 4) - 3, year, tertial * 4),
            (_, _, { } quarter, _) => (year, (quarter * 3) - 2, year, quarter * 3),
            (_, _, _, { Length: > 0 } name) => (year, Named(name), year, Named(match.Groups["to"] is { Success: true } to ? to.Value : name)),
            _ when Number("month") is { } month => (year, month, Number("lastYear") ?? year, Number("lastMonth") ?? month),
            _ => (year, 1, year, 12),
        };
        if (firstYear < EarliestYear || lastYear is < EarliestYear or > 2199 || firstYear > 2199 || first is < 1 or > 12 || last is < 1 or > 12)
            return false;
        period = new(new(firstYear, first), new(lastYear, last));
        return period.Months is >= 1 and <= MostMonths;
    }

    public int CompareTo(Period other) => First.CompareTo(other.First) is not 0 and var first ? first : Last.CompareTo(other.Last);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => (IsOneOfAYear, Months) switch
    {
        (true, 12) => First.Year.ToString(CultureInfo.InvariantCulture),
        (true, 6) => string.Create(CultureInfo.InvariantCulture, $"{First.Year}-H{(First.Number / 6) + 1}"),
        (true, 4) => string.Create(CultureInfo.InvariantCulture, $"{First.Year}-T{(First.Number / 4) + 1}"),
        (true, 3) => string.Create(CultureInfo.InvariantCulture, $"{First.Year}-Q{(First.Number / 3) + 1}"),
        (true, _) => First.ToString(),
        _ => $"{First}/{Last}",
    };

    /// <summary>0 for a name that is no month's.</summary>
    private static int Named(string name) => Array.IndexOf(MonthNames, name switch { "may" => "maj", "oct" => "okt", _ => name }) + 1;

    /// <summary>Lower case, one kind of dash and of space, words that say nothing left out.</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Folding.Plain(text.ToString()))
            if (!char.IsWhiteSpace(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        return plain.ToString().Normalize().Trim();
    }

    /// <summary>A year, a half, a tertial or a quarter.</summary>
    [GeneratedRegex("^(?:(?:helår|år|year) ?)?(?<year>[0-9]{4})(?:[- ]?(?:(?:h|hå|halvår|half) ?(?<half>[12])|(?:t|tertial) ?(?<tertial>[1-3])|(?:q|k|kv|kvartal|quarter) ?(?<quarter>[1-4])))?\\z"
        + "|^(?:(?:h|hå|halvår|half) ?(?<half>[12])|(?:t|tertial) ?(?<tertial>[1-3])|(?:q|k|kv|kvartal|quarter) ?(?<quarter>[1-4]))[- ](?<year>[0-9]{4})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfParts();

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{2})(?:-01(?: 00:00:00)?| ?(?:--?|/|till|to) ?(?<lastYear>[0-9]{4})-(?<lastMonth>[0-9]{2}))?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfMonths();

    [GeneratedRegex("^(?<from>jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*\\.?(?: ?(?:-|till|to) ?(?<to>jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*\\.?)? (?<year>[0-9]{4})\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfNamedMonths();

    /// <summary>Periods in accepted files: as <see cref="ToString"/> writes them.</summary>
    internal sealed class Converter : ICsvConverter<Period>
    {
        public Period Read(CsvReader reader, int fieldIndex) =>
            TryParse(Encoding.UTF8.GetString(reader.GetSpan(fieldIndex)), out var period) ? period : throw new FormatException("This is not a period.");

        public void Write(CsvWriter writer, Period value) => writer.WriteField(value.ToString());
    }
}
