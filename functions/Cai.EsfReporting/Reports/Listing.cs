namespace Cai.EsfReporting.Reports;

/// <summary>Several in a sentence.</summary>
internal static class Listing
{
    /// <summary><c>a, b och c</c></summary>
    public static string Listed(this IReadOnlyList<string> all, Language language) => all.Count < 2 ? string.Concat(all)
        : $"{string.Join(", ", all.SkipLast(1))} {new Text("och", "and").In(language)} {all[^1]}";
}
