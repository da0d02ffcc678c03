using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests;

/// <summary>Files made after troubles that offices have reported; each stands for a kind.</summary>
internal static class FieldFile
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "Field", name);

    public static Task<Answer> CheckAsync(string name, string address = "mia/tyreso/2018-08.csv", DateOnly? today = null) =>
        Check.OnDayAsync(today ?? Check.September, DeliveryFile.OnDisk(PathOf(name)), address);

    /// <summary>What is accepted, as insats, start, end and reason.</summary>
    public static IEnumerable<string> Rows(this Answer answer) =>
        answer.Taken.Select(row => FormattableString.Invariant($"{row.Insats} {row.Start:yyyy-MM-dd} {row.End:yyyy-MM-dd} {row.Reason}"));
}
