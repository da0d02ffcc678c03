namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>What the reader knows of years: a person who left counts at the latest end, and who came back and left again in the later year.</summary>
internal sealed partial class Reader
{
    /// <summary>Differences that nobody may know to be small: of whom more, or fewer, stand as leavers from before a year than the last public month before it told of.</summary>
    private readonly List<(string Name, int Truth, IReadOnlyList<(int Month, string Key, int Sign)> Terms)> nets = [];

    private IEnumerable<string> ColumnsOfLeavers => ["L", "U", "R", .. reasons.Select(reason => "r:" + reason), .. project.Indicators.SelectMany(i => (string[])["N:" + i.Id, "not:" + i.Id]), "neither"];

    /// <summary>Where the number of a period stands; null when it is another month's.</summary>
    private string? KeyOf(int m, Period period, string column)
    {
        if (period.First.Number == 1 && period.Last == months[m].AsOf)
            return column is "S" or "E" ? Whole + column : $"year/{months[m].AsOf.Year}/{column}";
        return m == 0 && period.IsYear && period.Last < months[0].AsOf ? $"year/{period.Last.Year}/{column}" : null;
    }

    private IEnumerable<int> YearsOf(int m) => [.. m == 0 ? decembers.Keys.Select(december => december.Year).Order() : Enumerable.Empty<int>(), months[m].AsOf.Year];

    /// <summary>The Decembers of the years that the first edition tells of: their numbers follow from those.</summary>
    private void AddDecembers()
    {
        foreach (var (december, numbers) in decembers)
        {
            var of = $"at/{december.Year}/";
            foreach (var column in (string[])["P", "A", "L", "U", "R", .. reasons.Select(reason => "r:" + reason), .. project.Indicators.Select(i => "N:" + i.Id)])
            {
                implied[(0, of + column)] = numbers.Numbers[Whole + column]!.Value;
                AddVariable(0, of + column, 0);
            }

            RelateLeavers(0, of);
            Relate([(0, of + "P", 1), .. ((string[])["A", "L", "U"]).Select(column => (0, of + column, -1)), (0, $"year/{december.Year}/E", -1)], 0, 0);
        }
    }

    private void RelateYears(int m)
    {
        foreach (var year in YearsOf(m))
        {
            var (of, isOwn) = ($"year/{year}/", year == months[m].AsOf.Year);
            var (end, started) = (isOwn ? Whole : $"at/{year}/", isOwn ? Whole + "S" : of + "S");
            RelateLeavers(m, of);
            if (!isOwn)
                Imply(m, $"before/{year}/P", end + "P", started);
            if (year == project.ParticipantsFrom.Year)
            {
                foreach (var column in ColumnsOfLeavers)
                    Sum(m, end + column, of + column);
                Sum(m, end + "P", started);
                continue;
            }

            var before = isOwn ? Whole + "before" : $"before/{year}/P";
            foreach (var column in ColumnsOfLeavers)
                Imply(m, $"before/{year}/{column}", end + column, of + column);
            Imply(m, $"before/{year}/there", before, $"before/{year}/L", $"before/{year}/U");
            // Of a year that the edition leaves out nothing tells whether those who came back are more or fewer than those who left later.
            if (Earlier(m, year) is not var (then, prefix, isDecember) || !months[m].Numbers.Keys.Any(key => key.StartsWith(of, StringComparison.Ordinal)))
                continue;
            foreach (var column in ColumnsOfLeavers)
                Net(m, $"before/{year}/{column}", then, prefix + column, column == "r:" + Deceased);
            if (isDecember && Truth(m, before) == Truth(then, prefix + "P"))
                Relate([(m, before, 1), (then, prefix + "P", -1)], 0, 0);
            else
                Net(m, before, then, prefix + "P", onlyRises: true);
        }
    }

    /// <summary>The last month before a year of which something is public.</summary>
    private (int Month, string Prefix, bool IsDecember)? Earlier(int m, int year)
    {
        var last = Enumerable.Range(0, m).LastOrDefault(earlier => months[earlier].AsOf.Year < year, -1);
        if (last >= 0)
            return (last, Whole, months[last].AsOf.Number == 12);
        return Has(0, $"at/{year - 1}/L") ? (0, $"at/{year - 1}/", true) : null;
    }

    /// <summary>The reader knows which way it went, and may not know that by little.</summary>
    private void Net(int m, string now, int then, string before, bool onlyRises)
    {
        var net = Truth(m, now) - Truth(then, before);
        (int, string, int)[] terms = [(m, now, 1), (then, before, -1)];
        Relate(terms, net >= 0 && (net > 0 || onlyRises) ? 0 : double.NegativeInfinity, net > 0 || net == 0 && onlyRises ? double.PositiveInfinity : 0);
        nets.Add(($"{months[m].AsOf} {now} and {months[then].AsOf} {before}: {net:+0;-0}", net, terms));
    }

    private void RelateLeavers(int m, string of)
    {
        Sum(m, of + "L", reasons.Select(reason => of + "r:" + reason));
        Sum(m, of + "L", of + "R", of + "r:" + Deceased);
        foreach (var indicator in project.Indicators)
        {
            Sum(m, of + "N:" + indicator.Id, indicator.Reasons.Select(reason => of + "r:" + Participants.ExitReasons.All.First(r => r.Reason == reason).Name.Sv));
            Imply(m, of + "not:" + indicator.Id, of + "R", of + "N:" + indicator.Id);
        }

        Imply(m, of + "neither", of + "R", project.Indicators.Select(i => of + "N:" + i.Id));
    }

    private IEnumerable<Secret> Nets() => nets.Where(net => Math.Abs(net.Truth) is > 0 and < Smallest).Select(net => new Secret(net.Name, WaysOf(net.Terms)));
}
