using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Reports;

/// <summary>The cells and relations of one public month as they are put together.</summary>
internal sealed class CellList
{
    public List<Cell> Cells { get; } = [];

    public List<Equation> Equations { get; } = [];

    public List<Tie> Ties { get; } = [];

    /// <summary>The part that what is added now stands in.</summary>
    public string Part { get; set; } = "";

    public void Print(string key, int value, double weight, bool cumulative = false, bool isEvent = true) => Cells.Add(new(key, value, weight) { IsCumulative = cumulative, IsEvent = isEvent, Part = Part });

    public void Imply(string key, int value, bool cumulative = false, bool isEvent = true) => Cells.Add(new(key, value) { IsPrinted = false, IsCumulative = cumulative, IsEvent = isEvent, Part = Part });

    public void Sum(string total, params string[] parts)
    {
        if (parts.Length > 0)
            Equations.Add(new(total, parts));
    }

    /// <summary>One is never above the other.</summary>
    public void AtMost(string smaller, int value, string larger, int most)
    {
        var rest = $"{larger} above {smaller}";
        Cells.Add(new(rest, most - value) { IsPrinted = false, IsCount = false, Part = Part });
        Sum(larger, smaller, rest);
    }

    /// <summary>Who started in the year so far, and before: the latter is known from last December's participants, and does not change within the year.</summary>
    public void AddStarted(Scope scope, Month month, int participants, int started, double weight, IReadOnlyList<PublishedMonth> before)
    {
        var (inYear, earlier) = (PublicCells.KeyOf(scope, PublicCells.Started(month.Year)), PublicCells.KeyOf(scope, PublicCells.StartedBefore(month.Year)));
        Print(inYear, started, weight, cumulative: true);
        Imply(earlier, participants - started);
        Sum(PublicCells.KeyOf(scope, PublicCells.Persons), inYear, earlier);
        foreach (var (table, then) in before.Index())
            if (then.Month.Year == month.Year)
                Ties.Add(new(earlier, table, earlier));
            else if (then.Month == new Month(month.Year - 1, 12))
                Ties.Add(new(earlier, table, PublicCells.KeyOf(scope, PublicCells.Persons)));
        AddStartedSince(scope, month, participants - started, before);
    }

    /// <summary>Who started between the last public month before the year and the year, or was told late: the difference may not be told of a few.</summary>
    private void AddStartedSince(Scope scope, Month month, int startedBefore, IReadOnlyList<PublishedMonth> before)
    {
        var persons = PublicCells.KeyOf(scope, PublicCells.Persons);
        var (table, then) = before.Index().LastOrDefault(one => one.Item.Month.Year < month.Year && one.Item.Table.Values.ContainsKey(persons));
        if (then is null || then.Table.Values[persons] is var stood && then.Month.Number == 12 && stood == startedBefore)
            return;
        string Key(string column) => PublicCells.KeyOf(scope, string.Create(CultureInfo.InvariantCulture, $"{column}-{month.Year}"));
        Imply(Key("stood-before"), stood);
        Ties.Add(new(Key("stood-before"), table, persons));
        Imply(Key("started-since"), Math.Abs(startedBefore - stood));
        if (startedBefore >= stood)
            Sum(Key("started-before"), Key("stood-before"), Key("started-since"));
        else
            Sum(Key("stood-before"), Key("started-before"), Key("started-since"));
    }
}
