namespace Cai.EsfReporting.Local.Tests.Killed;

/// <summary>
/// The sample deliveries, dropped as their sites do: in the order of the months, and of one site the next when the one before is answered.
/// </summary>
internal sealed class SampleFiles
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples", "deliveries");

    private readonly List<Queue<string>> sites =
    [
        .. Directory.GetFiles(Samples, "*", SearchOption.AllDirectories).GroupBy(file => Path.GetDirectoryName(file)!, StringComparer.Ordinal)
            .OrderBy(site => site.Key, StringComparer.Ordinal).Select(site => new Queue<string>(site.OrderBy(file => Path.ChangeExtension(file, null), StringComparer.Ordinal))),
    ];

    /// <summary>Drops files of the sites furthest behind, of which none is waiting.</summary>
    /// <returns>False when nothing was dropped.</returns>
    public bool Drop(string data, int files)
    {
        var dropped = false;
        foreach (var site in sites.Where(site => site.Count > 0).OrderBy(site => Path.GetFileName(site.Peek()), StringComparer.Ordinal).ToList())
        {
            var of = Path.GetRelativePath(Samples, Path.GetDirectoryName(site.Peek())!);
            if (files == 0 || IsWaiting(data, of))
                continue;
            var to = Path.Combine(data, "inbox", of, Path.GetFileName(site.Peek()));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(site.Dequeue(), to);
            File.SetLastWriteTimeUtc(to, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
            dropped = true;
            files--;
        }

        return dropped;
    }

    private static bool IsWaiting(string data, string site) => new[] { "inbox", "claimed" }.Select(folder => Path.Combine(data, folder)).Where(Directory.Exists)
        .Any(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(file => Path.GetDirectoryName(file)!.EndsWith(site, StringComparison.Ordinal)));
}
