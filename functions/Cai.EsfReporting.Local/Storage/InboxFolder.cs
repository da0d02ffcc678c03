namespace Cai.EsfReporting.Local.Storage;

/// <summary>What lies in a folder and the folders in it, without following a link to another folder.</summary>
internal sealed class InboxFolder(string root)
{
    private readonly List<string> refused = [];

    /// <summary>Links to folders, and folders that may not be read: what lies behind them is not seen. Full paths, those met until now.</summary>
    public IReadOnlyList<string> Refused => refused;

    /// <summary>Full paths of what is no folder: files, links to files and to nothing, and whatever else a file system knows.</summary>
    public IEnumerable<string> Entries()
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
            foreach (var entry in In(folder))
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                    yield return entry.FullName;
                else if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    refused.Add(entry.FullName);
                else
                    folders.Push(entry.FullName);
    }

    private List<FileSystemInfo> In(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })];
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
