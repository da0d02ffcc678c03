using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Samples;

/// <summary>The samples' catalogue with the made-up project of today before the finished ones, its dates moved so that it is one year old.</summary>
internal static partial class TodaysCatalogue
{
    /// <summary>Its id.</summary>
    public const string Project = "vagen-vidare";

    /// <summary>The last month that the file has sites deliver for.</summary>
    private static readonly Month LastOfFile = new(2026, 10);

    /// <summary>The last of the project's twelve months: the latest that is over on the day.</summary>
    public static Month LastOn(DateOnly day) => Month.Of(day).Add(-1);

    /// <summary>UTF-8, as a catalogue file.</summary>
    /// <param name="samples">The folder of the samples.</param>
    public static byte[] On(DateOnly day, string samples)
    {
        var (whole, living) = (Read(Path.Combine(samples, "catalogue.json")), Read(Path.Combine(samples, "esfplus", "catalogue.json")));
        var months = Months(LastOn(day)) - Months(LastOfFile);
        foreach (var text in living["projects"]!.SelectTokens("$..*").OfType<JValue>().Where(value => value.Type == JTokenType.String && Dates().IsMatch((string)value!)).ToList())
            text.Value = Moved((string)text!, months);
        var projects = (JArray)whole["projects"]!;
        // However late the demo is run, the samples are not yet to be purged.
        var kept = day.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var retention in projects.Select(project => project["retention"]!).Where(of => string.CompareOrdinal((string?)of["dataUntil"], kept) < 0))
            retention["dataUntil"] = kept;
        foreach (var project in ((JArray)living["projects"]!).Reverse())
            projects.AddFirst(project);
        whole["version"] = string.Create(CultureInfo.InvariantCulture, $"demo-{day:yyyy-MM-dd}");
        return Encoding.UTF8.GetBytes(whole.ToString(Formatting.Indented));
    }

    private static int Months(Month month) => (month.Year * 12) + month.Number;

    /// <summary>A month, or a day, which stays the last of its month if it was.</summary>
    private static string Moved(string text, int months)
    {
        if (Month.TryParse(text, out var month))
            return month.Add(months).ToString();
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var moved = day == Month.Of(day).LastDay ? Month.Of(day).Add(months).LastDay : day.AddMonths(months);
        return moved.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static JObject Read(string path)
    {
        using var reader = new JsonTextReader(File.OpenText(path)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();
}
