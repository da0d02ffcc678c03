using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Files that somebody else may have put there: taken without following a link anywhere on the way, and opened only if what is opened
/// is a file with one name and no other. What it is is asked of the open file, so that nobody can put something else in its place
/// in between. On Windows and macOS a path is looked at before it is used, which leaves that moment.
/// </summary>
internal static partial class PlainFile
{
    /// <summary>Moves what stands at a path below a folder to another path; the thing itself, should it be a link.</summary>
    /// <param name="path">With slashes. Each folder in it must be a folder, and not a link to one.</param>
    /// <returns>False when it is gone, or a folder on the way is none.</returns>
    public static bool Take(string root, string path, string target)
    {
        if (!OperatingSystem.IsLinux())
            return !HasLink(root, Path.GetDirectoryName(path) ?? "") && TryMove(Path.Combine(root, path), target);
        var parts = path.Split('/');
        var folder = Open(AtWorkingFolder, root, ReadOnly | Folder | Closes);
        try
        {
            foreach (var part in parts[..^1])
            {
                var next = folder.IsInvalid ? folder : Open(folder.DangerousGetHandle().ToInt32(), part, ReadOnly | Folder | NoFollow | Closes);
                if (next != folder)
                    folder.Dispose();
                folder = next;
            }

            if (folder.IsInvalid)
                return false;
            if (Rename(folder.DangerousGetHandle().ToInt32(), parts[^1], AtWorkingFolder, target) == 0)
            {
                if (!Directory.Exists(target) || new DirectoryInfo(target).LinkTarget is not null)
                    return true;
                // A folder has taken its place in the meantime: it goes back.
                _ = Rename(AtWorkingFolder, target, folder.DangerousGetHandle().ToInt32(), parts[^1]);
                return false;
            }

            var error = Marshal.GetLastPInvokeError();
            return error is NoEntry or NoFolder ? false : throw new IOException($"A file of the inbox could not be taken: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            folder.Dispose();
        }
    }

    /// <summary>Whether it is a file, with this one name, that is to be read.</summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
            return new FileInfo(path) is { Exists: true, LinkTarget: null } file && !file.Attributes.HasFlag(FileAttributes.Directory);
        return Status(AtWorkingFolder, path, NotThrough, Kind | Names, out var status) == 0 && IsPlain(status);
    }

    /// <summary>A folder itself, on Linux; invalid where there is none, or a link.</summary>
    public static SafeFileHandle OpenFolder(string path) => Open(AtWorkingFolder, path, ReadOnly | Folder | NoFollow | Closes);

    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="IOException">It is not a file with one name, or cannot be read.</exception>
    public static FileStream OpenRead(string path)
    {
        if (!OperatingSystem.IsLinux())
            return Is(path) || !Path.Exists(path)
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan)
                : throw new IOException("It is no plain file.");
        // Not blocking: a pipe without a writer would be waited for.
        var file = Open(AtWorkingFolder, path, ReadOnly | NoFollow | NoWait | Closes);
        if (file.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            throw error switch
            {
                NoEntry or NoFolder => new FileNotFoundException("The file is gone."),
                NoAccess => new UnauthorizedAccessException("The file may not be read."),
                _ => new IOException($"The file could not be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
            };
        }

        if (Status(file.DangerousGetHandle().ToInt32(), "", Itself, Kind | Names, out var status) == 0 && IsPlain(status))
            return new FileStream(file, FileAccess.Read, BufferSize, isAsync: false);
        file.Dispose();
        throw new IOException("It is no plain file.");
    }

    private const int BufferSize = 64 * 1024;

    /// <summary>Whether a folder below another is reached through a link.</summary>
    private static bool HasLink(string root, string path)
    {
        var at = root;
        foreach (var part in path.Split('/', '\\'))
            if (new DirectoryInfo(at = Path.Combine(at, part)) is { Exists: true } folder && folder.Attributes.HasFlag(FileAttributes.ReparsePoint))
                return true;
        return false;
    }

    private static bool TryMove(string source, string target)
    {
        try
        {
            File.Move(source, target, overwrite: false);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static bool IsPlain(in FileStatus status) => (status.Mode & 0xF000) == 0x8000 && status.Names == 1;

    // fcntl.h and errno.h of Linux. Of the flags, two differ between its architectures.
    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;
    private const int AtWorkingFolder = -100;
    private const int ReadOnly = 0;
    private const int NoWait = 0x800;
    private const int Closes = 0x80000;
    private static int Folder => IsArm ? 0x4000 : 0x10000;
    private static int NoFollow => IsArm ? 0x8000 : 0x20000;
    private const int NotThrough = 0x100;
    private const int Itself = 0x1000;
    private const uint Kind = 1;
    private const uint Names = 4;
    private const int NoEntry = 2;
    private const int NoAccess = 13;
    private const int NoFolder = 20;

    private static SafeFileHandle Open(int at, string path, int flags) => new(OpenAt(at, path, flags), ownsHandle: true);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(int at, string path, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int at, string path, int flags, uint wanted, out FileStatus status);

    /// <summary>struct statx, the same on every architecture; as much of it as is asked for.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(16)]
        public uint Names;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
