using System.Runtime.InteropServices;
using Cai.EsfReporting.Versions;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Keeps what a data folder holds from the machine's other users, where the system knows of owners: on Linux and macOS. On Windows a folder
/// has the rights of the one it was made in, which whoever runs the program sets.
/// </summary>
internal static partial class OwnerOnly
{
    /// <summary>Rights of the group and of others, all of them.</summary>
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The folders and files of the store at the top of a data folder; what else lies there is somebody's own. The inbox is as the operator has set it.</summary>
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal)
    {
        FolderFileStore.PendingFolder, "accepted", "access", "attempts", "audit", CatalogueVersions.Root, "claimed", "evidence", "frozen", "keys", "originals", "published", "receipts", "reminders", "reports", "statements",
        FolderSettings.FileName, DataFolder.Database, DataFolder.Database + "-wal", DataFolder.Database + "-shm", "serve.lock",
    };

    /// <summary>From now on this process makes no file or folder that others may open, whichever way it makes it.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = Mask((uint)Others);
    }

    /// <summary>What the store is made of lies in the data folder itself, where nobody else can put something in its place: but for the settings, which are often handed out as a link.</summary>
    /// <exception cref="IOException">A link stands for a folder or file of the store.</exception>
    public static void RefuseLinks(string root)
    {
        foreach (var path in Ours.Where(name => name != FolderSettings.FileName).Order(StringComparer.Ordinal).Select(name => Path.Combine(root, name)))
            if (new FileInfo(path).LinkTarget is not null)
                throw new IOException($"{path} is a link. The store follows none: put the folder or file itself there.");
    }

    /// <summary>
    /// Closes what an earlier version, or somebody by hand, has left open in a data folder. The folder itself may be passed through, and no
    /// more, where the inbox is open to others.
    /// </summary>
    public static void Tighten(string root)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(root))
            return;
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos())
            if (Ours.Contains(entry.Name))
                Close(entry);
        var inbox = new DirectoryInfo(Path.Combine(root, "inbox"));
        var isShared = inbox.Exists && (inbox.UnixFileMode & Others) != UnixFileMode.None;
        Close(new DirectoryInfo(root), isShared ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None, deep: false);
    }

    /// <summary>A file that somebody else has put there, once it is ours. It stays as it is when it is still that somebody's own.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
            Close(new FileInfo(file));
    }

    /// <summary>What is in a folder that is closed already is out of reach, and is not looked at.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Close(FileSystemInfo entry, UnixFileMode but = UnixFileMode.None, bool deep = true)
    {
        if (!entry.Exists || entry.LinkTarget is not null || (entry.UnixFileMode & Others & ~but) == UnixFileMode.None)
            return;
        if (deep && entry is DirectoryInfo folder)
            foreach (var inner in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
                Close(inner);
        try
        {
            entry.UnixFileMode &= ~Others | but;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's file in a folder that is ours: only the folder can be closed.
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Mask(uint mode);
}
