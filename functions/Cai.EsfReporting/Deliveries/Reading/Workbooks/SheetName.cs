using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>What the name of a sheet tells of what is on it: <c>Augusti</c>, <c>2018-08</c>, <c>Tyresö aug 18</c>.</summary>
internal static class SheetName
{
    private static readonly string[][] MonthWords =
    [
        ["jan", "januari", "january"], ["feb", "februari", "february"], ["mar", "mars", "march"], ["apr", "april"], ["maj", "may"], ["jun", "juni", "june"],
        ["jul", "juli", "july"], ["aug", "augusti", "august"], ["sep", "sept", "september"], ["okt", "oct", "oktober", "october"], ["nov", "november"], ["dec", "december"],
    ];

    /// <summary>
    /// The sheets in the order in which the table is looked for: first those named after the month and the site, last those named after
    /// another month or another site, and each of a kind in the workbook's order.
    /// </summary>
    public static IEnumerable<WorkbookSheet> InOrder(IEnumerable<WorkbookSheet> sheets, DeliveryAddress address, Project project) =>
        sheets.OrderByDescending(sheet => Rank(sheet.Name, address, project));

    /// <summary>The month that a name tells; where it tells no year, the delivery's. Null when it tells none, or more than one.</summary>
    public static Month? MonthOf(string name, Month delivery)
    {
        var words = Words(name);
        var months = words.Index().Where(word => MonthOfWord(word.Item) > 0).ToList();
        if (months is [var (at, word)])
            return new(YearBeside(words, at) ?? delivery.Year, MonthOfWord(word));
        if (months.Count > 1)
            return null;
        foreach (var (i, year) in words.Index())
        {
            if (year.Length == 6 && YearOf(year[..4]) is { } whole && MonthOfNumber(year[4..]) is { } month)
                return new(whole, month);
            if (year.Length == 4 && YearOf(year) is { } told && (MonthAt(words, i + 1) ?? MonthAt(words, i - 1)) is { } beside)
                return new(told, beside);
        }

        return null;
    }

    private static int Rank(string name, DeliveryAddress address, Project project)
    {
        var month = MonthOf(name, address.Month);
        var byMonth = month is null ? 0 : month == address.Month ? 2 : -2;
        var folded = Folding.Fold(name);
        var sites = project.Sites.Where(site => folded.Contains(Folding.Fold(site.Name), StringComparison.Ordinal)).ToList();
        var bySite = sites.Count == 0 || address.IsKeyFigures ? 0 : sites.Exists(site => site.Id == address.Site) ? 1 : -1;
        return byMonth + bySite;
    }

    /// <summary>Runs of letters and runs of digits, in lower case.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        for (int from = 0, to; from < name.Length; from = to)
        {
            to = from + 1;
            if (!char.IsLetterOrDigit(name[from]))
                continue;
            while (to < name.Length && char.IsLetterOrDigit(name[to]) && char.IsDigit(name[to]) == char.IsDigit(name[from]))
                to++;
            words.Add(name[from..to].ToLowerInvariant());
        }

        return words;
    }

    private static int MonthOfWord(string word) => Array.FindIndex(MonthWords, words => words.Contains(word)) + 1;

    private static int? MonthAt(List<string> words, int at) => at >= 0 && at < words.Count ? MonthOfNumber(words[at]) : null;

    private static int? MonthOfNumber(string digits) => digits.Length <= 2 && int.TryParse(digits, out var month) && month is >= 1 and <= 12 ? month : null;

    private static int? YearBeside(List<string> words, int at)
    {
        foreach (var beside in (int[])[at + 1, at - 1])
            if (beside >= 0 && beside < words.Count && (YearOf(words[beside]) ?? (beside > at && words[beside].Length == 2 ? YearOf("20" + words[beside]) : null)) is { } year)
                return year;
        return null;
    }

    private static int? YearOf(string digits) => digits.Length == 4 && int.TryParse(digits, out var year) && year is >= 1990 and <= 2099 ? year : null;
}
