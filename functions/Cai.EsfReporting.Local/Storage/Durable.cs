using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Makes names survive a power cut. The bytes of a file do when they are flushed; the name that it is given, or loses, does when its folder is
/// (fsync(2): "a fsync() on a file descriptor for the directory is also needed"). Windows has no such step, and needs none on NTFS.
/// </summary>
internal static partial class Durable
{
    /// <summary>EINVAL: the file system has nothing to flush of a folder.</summary>
    private const int NotSupported = 22;

    /// <summary>What has just been put at a path stays there.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static void Name(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var handle = new SafeFileHandle(Open(folder, 0), ownsHandle: true);
        // A folder that is gone has no names to keep.
        if (!handle.IsInvalid && Flush(handle.DangerousGetHandle().ToInt32()) != 0 && Marshal.GetLastPInvokeError() is var error and not NotSupported)
            throw new IOException($"The folder {folder} could not be flushed to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(int handle);
}
