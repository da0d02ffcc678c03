namespace Cai.EsfReporting.Local.Storage;

/// <summary>What lies in a folder and the folders in it, without following a link to another folder.</summary>
/// <param name="mendsNames">What has a name that cannot be read is given one that can (<see cref="UnreadableNames"/>).</param>
internal sealed class InboxFolder(string root, bool mendsNames = false)
{
    private readonly List<string> refused = [];

    /// <summary>Links to folders, folders that may not be read, and what has a name that cannot be read: it is not seen. Full paths, those met until now.</summary>
    public IReadOnlyList<string> Refused => refused;

    /// <summary>Full paths of what is no folder: files, links to files and to nothing, and whatever else a file system knows.</summary>
    public IEnumerable<string> Entries()
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
            foreach (var entry in In(folder).Where(entry => !IsGone(entry)))
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                    yield return entry.FullName;
                else if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    refused.Add(entry.FullName);
                else
                    folders.Push(entry.FullName);
    }

    /// <summary>It has been taken away since it was listed, or its name cannot be read, which is told.</summary>
    private bool IsGone(FileSystemInfo entry)
    {
        if (!IsMissing(entry))
            return false;
        if (UnreadableNames.MayBe(entry.Name))
            refused.Add(entry.FullName);
        return true;
    }

    /// <summary>Nothing is to be found under its name, not even a link to nothing.</summary>
    private static bool IsMissing(FileSystemInfo entry) => entry.Attributes == (FileAttributes)(-1);

    private static List<FileSystemInfo> Listed(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })];

    private List<FileSystemInfo> In(string folder)
    {
        try
        {
            var entries = Listed(folder);
            return mendsNames && entries.Exists(entry => UnreadableNames.MayBe(entry.Name) && IsMissing(entry)) && UnreadableNames.Mend(folder) ? Listed(folder) : entries;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            refused.Add(folder);
            return [];
        }
    }
}
