using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Deliveries.Addresses;

/// <summary>Files that lie beside the real ones for a while: half copied, kept open, or made by a file system for itself. They are left alone.</summary>
public static partial class PassingFiles
{
    /// <summary>What somebody is told who hands one in; <c>{0}</c> is its name, masked.</summary>
    public static Text Refusal { get; } = new(
        "{0} är en tillfällig fil: en halv kopia, eller något som ett program har lagt bredvid den riktiga. Välj den riktiga filen.",
        "{0} is a temporary file: half a copy, or something that a program has put beside the real one. Choose the real file.");

    /// <param name="path">Of a file, relative to the inbox or whole.</param>
    public static bool Is(string path)
    {
        var segments = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 0 && (Name().IsMatch(segments[^1]) || segments[..^1].Any(folder => Folder().IsMatch(folder)));
    }

    /// <summary>Made by a system for itself, and no copy of anything: it tells at most what files are called.</summary>
    public static bool IsOfSystem(string path) => SystemName().IsMatch(path.Replace('\\', '/').Split('/')[^1]);

    [GeneratedRegex("^(?:~\\$.*|\\.~lock\\..*#|thumbs\\.db|ehthumbs\\.db|desktop\\.ini|icon\\r|\\.DS_Store)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SystemName();

    [GeneratedRegex(
        "^[.~]|~$|^#.*#$|^(?:thumbs\\.db|ehthumbs\\.db|desktop\\.ini|icon\\r)$|\\.(?:tmp|temp|part|partial|filepart|crdownload|opdownload|download|lock|lck|swp|bak|lnk|sb-[0-9a-z]+-[0-9a-z]+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    /// <summary>Earlier versions, waste, and what archives and network stores add.</summary>
    [GeneratedRegex("^\\.(?!\\.?$)|^(?:__MACOSX|\\$RECYCLE\\.BIN|System Volume Information|@eaDir|#recycle|lost\\+found)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}
