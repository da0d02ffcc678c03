using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>The numbers of one report as its json and csv print them, by what a reader calls them; null where they are hidden.</summary>
/// <remarks>
/// Of a scope: P participants, A anonymous, E enrolled, L left, U untold, T participations, R left in rates, N:indicator, r:reason, S started this year, and
/// of a share n:, d: and due:. Of a group: P, R and N:indicator. Of a year, so far or whole, <c>year/2018/</c>: L, U, R, N:indicator, r:reason, and of a whole one S and E.
/// </remarks>
internal sealed class PublishedNumbers
{
    /// <summary>Reads a report's json.</summary>
    /// <param name="isFirst">No other is public before it: its own are also the whole years before.</param>
    public PublishedNumbers(JObject report, IEnumerable<string> reasons, bool isFirst)
    {
        (AsOf, this.isFirst) = (Month.Parse((string)report["asOf"]!), isFirst);
        // Nobody is counted where nothing is delivered, and every edition tells who has delivered.
        foreach (var number in report.Descendants().OfType<JProperty>().Where(own => own.Value.Type == JTokenType.Null && IsMissing(own.Parent!) && Counted.Contains(own.Name)).ToList())
            number.Value = 0;
        foreach (var scope in report["scopes"]!)
            AddScope(Of(scope), scope, reasons);
        Missing = [.. report["scopes"]!.Where(scope => IsMissing(scope)).Select(Of)];
        foreach (var group in report["breakdown"]!)
        {
            var of = $"by/{group["by"]}/{group["value"]}/";
            Add(of + "P", group["participants"]);
            Add(of + "R", group["leavers"]);
            foreach (var (i, numerator) in group["numerators"]!.Index())
                Add(of + "N:" + report["scopes"]![0]!["indicators"]![i]!["id"], numerator);
        }

        foreach (var period in report["periods"] ?? new JArray())
            if (Period.TryParse((string)period["id"]!, out var told))
                AddPeriod(told, period["scopes"]![0]!, reasons);
        Delivered = [.. report["completeness"]!.SelectMany(site => site["months"]!.Where(month => (string?)month["state"] is not ("missing" or "rejected"))
            .Select(month => ((string)site["site"]!, Month.Parse((string)month["month"]!))))];
    }

    private readonly bool isFirst;

    public Month AsOf { get; }

    /// <summary>What the report says of years that another month's report told of first.</summary>
    public Dictionary<(Period Period, string Column), int> OtherPeriods { get; } = [];

    public Dictionary<string, int?> Numbers { get; } = [];

    /// <summary>How many numbers it prints.</summary>
    public int Shown => Numbers.Count(number => number.Value is not null);

    /// <summary>What the report says of earlier months.</summary>
    public Dictionary<(Month Month, string Key), int> Earlier { get; } = [];

    /// <summary>Rates, by month and scope and indicator.</summary>
    public Dictionary<(Month Month, string Scope, string Indicator), double> Rates { get; } = [];

    public HashSet<(string Site, Month Month)> Delivered { get; }

    /// <summary>Scopes of which nothing is delivered, and so nobody is counted.</summary>
    public HashSet<string> Missing { get; }

    /// <summary>Whether the report prints any number of a scope or group.</summary>
    public bool Tells(string of) => Numbers.Any(number => number.Value is not null && number.Key.StartsWith(of, StringComparison.Ordinal));

    /// <summary>Takes in what the csv tells of the same report.</summary>
    public void AddCsv(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToList();
        foreach (var line in lines.Skip(1))
        {
            string Value(string column) => line[Array.IndexOf(lines[0], column)];
            var of = $"{Value("scopeKind")}/{Value("scope")}/";
            if (Value("part") is "periods" or "by-year")
            {
                if (Value("scopeKind") == "project" && Period.TryParse(Value("period"), out var period))
                    AddPeriodRow(period, of, lines[0], Value);
                continue;
            }

            if (Value("indicator").Length == 0)
            {
                AddFigure(of, Value);
                continue;
            }

            // A row is an indicator's or a share's.
            var measure = Value("indicator");
            (string, string)[] own = Numbers.ContainsKey(of + "N:" + measure) ? [("denominator", "R"), ("numerator", "N:" + measure)] : [("denominator", "d:" + measure), ("numerator", "n:" + measure), ("due", "due:" + measure)];
            foreach (var (column, key) in ((string, string)[])[.. PeopleColumns, .. own, .. lines[0].Where(IsReason).Select(column => (column, "r:" + column["reasons.".Length..]))])
                if (int.TryParse(Value(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    Numbers[of + key] = number;
        }
    }

    /// <summary>A row of the csv that tells of a year of the project: one number, or an indicator with the counts beside it.</summary>
    private void AddPeriodRow(Period period, string of, string[] columns, Func<string, string> value)
    {
        var (measure, isReason) = (value("measure"), value("by") == "reason");
        IEnumerable<(string Column, string Key)> told = measure switch
        {
            "started" => [("value", "S")],
            "enrolled" => [("value", "E")],
            "untold" => [("value", "U")],
            "leavers" => [("value", isReason ? "r:" + value("group") : "L")],
            "planned" => [],
            _ => [("denominator", "R"), ("numerator", "N:" + measure)],
        };
        if (value("indicator").Length > 0)
            told = [.. told, ("started", "S"), ("enrolled", "E"), ("leavers", "L"), ("untold", "U"), .. columns.Where(IsReason).Select(column => (column, "r:" + column["reasons.".Length..]))];
        foreach (var (column, key) in told)
            if (int.TryParse(value(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                AddOfPeriod(period, of, key, number);
    }

    /// <summary>A row of the csv that tells one number of people; those of differences are not read.</summary>
    private void AddFigure(string of, Func<string, string> value)
    {
        var (measure, group, month) = (value("measure"), value("group"), Month.Parse(value("asOf")));
        var key = (value("part"), measure) switch
        {
            ("participants" or "history", "leavers-in-rates") => of + "R",
            ("participants" or "history", _) when PeopleColumns.FirstOrDefault(column => column.Column == measure).Key is { } people => of + people,
            ("reasons", _) => of + "r:" + group,
            ("breakdown", "participants") => $"by/{value("by")}/{group}/P",
            ("breakdown", "leavers-in-rates") => $"by/{value("by")}/{group}/R",
            _ => null,
        };
        if (key is not null && int.TryParse(value("value"), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            Tell(key, count);
        if ((value("part"), value("by")) is ("breakdown" or "history", _) && value("unit") == "share" && int.TryParse(value("numerator"), NumberStyles.None, CultureInfo.InvariantCulture, out var numerator))
            Tell((value("part") == "breakdown" ? $"by/{value("by")}/{group}/" : of) + "N:" + measure, numerator);

        void Tell(string what, int number)
        {
            if (month == AsOf)
                Numbers[what] = number;
            else
                Earlier[(month, what)] = number;
        }
    }

    private static readonly (string Column, string Key)[] PeopleColumns = [("participants", "P"), ("anonymous", "A"), ("enrolled", "E"), ("leavers", "L"), ("untold", "U"), ("participations", "T")];

    private static bool IsReason(string column) => column.StartsWith("reasons.", StringComparison.Ordinal);

    private static string Of(JToken scope) => $"{scope["kind"]}/{scope["id"]}/";

    private void AddScope(string of, JToken scope, IEnumerable<string> reasons)
    {
        foreach (var (key, name) in People)
            Add(of + key, scope[name]);
        if (scope["reasons"] is JObject told && !(IsMissing(scope) && scope["participants"]!.Type == JTokenType.Null))
            foreach (var reason in reasons)
                Numbers[of + "r:" + reason] = told.ContainsKey(reason) ? (int?)told[reason] : 0;
        else
            foreach (var reason in reasons)
                Numbers[of + "r:" + reason] = null;
        if (scope["inflow"] is JObject inflow)
            Add(of + ((bool)inflow["yearly"]! ? "S" : "P"), inflow["participants"]);
        foreach (var indicator in scope["indicators"]!)
        {
            Add(of + "R", indicator["denominator"]);
            Add(of + "N:" + indicator["id"], indicator["numerator"]);
            if ((double?)indicator["rate"] is { } rate)
                Rates[(AsOf, of, (string)indicator["id"]!)] = rate;
        }

        foreach (var measure in scope["measures"]!)
            if (measure["count"] is { } count)
            {
                if ((string?)measure["kind"] == "enrolled")
                    Add(of + "E", count);
            }
            else
            {
                Add(of + "n:" + measure["id"], measure["numerator"]);
                Add(of + "d:" + measure["id"], measure["denominator"]);
                if ((string?)measure["kind"] == "follow-up")
                    Add(of + "due:" + measure["id"], measure["due"]);
            }

        foreach (var month in scope["history"]!)
        {
            foreach (var (key, name) in People)
                if ((int?)month[name] is { } number)
                    Earlier[(Month.Parse((string)month["month"]!), of + key)] = number;
            foreach (var (i, rate) in month["rates"]!.Index())
                if ((double?)rate is { } printed)
                    Rates[(Month.Parse((string)month["month"]!), of, (string)scope["indicators"]![i]!["id"]!)] = printed;
        }
    }

    private void AddPeriod(Period period, JToken scope, IEnumerable<string> reasons)
    {
        foreach (var (key, name) in ((string, string)[])[("S", "started"), ("E", "enrolled"), ("L", "leavers"), ("U", "untold")])
            AddOfPeriod(period, Of(scope), key, scope[name]);
        var told = (JObject)scope["reasons"]!;
        foreach (var reason in reasons)
            AddOfPeriod(period, Of(scope), "r:" + reason, told.ContainsKey(reason) ? told[reason] : 0);
        foreach (var indicator in scope["indicators"]!)
        {
            AddOfPeriod(period, Of(scope), "R", indicator["denominator"]);
            AddOfPeriod(period, Of(scope), "N:" + indicator["id"], indicator["numerator"]);
            if ((double?)indicator["rate"] is not null && (indicator["denominator"]!.Type == JTokenType.Null || indicator["numerator"]!.Type == JTokenType.Null))
                throw new InvalidOperationException($"{AsOf}: a rate of {period} stands beside a hidden number.");
        }
    }

    /// <summary>What began, and who is there at the end, of the year so far are the project's own numbers.</summary>
    private void AddOfPeriod(Period period, string of, string column, JToken? number)
    {
        if (period.First.Number == 1 && period.Last == AsOf)
            Add(column is "S" or "E" ? of + column : $"year/{AsOf.Year}/{column}", number);
        else if (period.IsYear && isFirst)
            Add($"year/{period.Last.Year}/{column}", number);
        else if ((int?)number is { } told)
            OtherPeriods[(period, column)] = told;
    }

    private static readonly (string Key, string Name)[] People =
        [("P", "participants"), ("A", "anonymous"), ("E", "enrolled"), ("L", "leavers"), ("U", "untold"), ("T", "participations")];

    private static bool IsMissing(JToken told) => (bool?)told["missing"] == true;

    private static readonly string[] Counted = [.. People.Select(own => own.Name), "started", "numerator", "denominator", "count", "due"];

    /// <summary>A number that stands in two places is known when one of them prints it.</summary>
    private void Add(string key, JToken? number)
    {
        if (number is { Type: JTokenType.Integer } || !Numbers.ContainsKey(key))
            Numbers[key] = (int?)number;
    }
}
