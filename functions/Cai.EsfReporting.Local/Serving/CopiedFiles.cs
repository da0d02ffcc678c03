namespace Cai.EsfReporting.Local.Serving;

/// <summary>
/// Tells which files have been copied to their end: those that are as large and as old as they were two seconds ago. A
/// copy that stands still longer than so cannot be told from a finished one; such a copy is made under a name that
/// begins with a full stop or <c>~</c> and renamed.
/// </summary>
internal sealed class CopiedFiles(TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private Dictionary<string, (long Length, DateTime Written, DateTimeOffset Since)> seen = [];
    private Dictionary<string, (long Length, DateTime Written, DateTimeOffset Since)> before = [];

    /// <summary>Begins a look at the folder: what is not asked for again is forgotten.</summary>
    public void Look() => (before, seen) = (seen, []);

    public bool IsCopied(string path)
    {
        var (file, now) = (new FileInfo(path), clock.GetUtcNow());
        // A link is what it is at once; it is refused, and not looked through.
        if (file.LinkTarget is not null)
            return true;
        if (!file.Exists)
            return false;
        var current = (file.Length, file.LastWriteTimeUtc, Since: now);
        if (before.TryGetValue(path, out var earlier) && (earlier.Length, earlier.Written) == (current.Length, current.LastWriteTimeUtc))
            current.Since = earlier.Since;
        seen[path] = current;
        return now - current.Since >= Quiet;
    }
}
