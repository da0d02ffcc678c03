using System.Runtime.InteropServices;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Puts a finished file in its place unless one stands there, as one step. <see cref="File.Move(string, string, bool)"/>
/// does that on Windows only: elsewhere it looks first and renames after, and of two who write at once both would win.
/// </summary>
internal static partial class PlaceOnce
{
    /// <summary>EEXIST, the same number on Linux, macOS and the BSDs.</summary>
    private const int Exists = 17;

    /// <summary>True when the file is in its place; false when another is, and then the pending file is left where it was.</summary>
    /// <exception cref="IOException">It cannot be done, as on a file system without hard links.</exception>
    public static bool Try(string pending, string final)
    {
        if (OperatingSystem.IsWindows())
            return TryMove(pending, final);
        var isPlaced = Link(pending, final) == 0;
        if (!isPlaced && Marshal.GetLastPInvokeError() is var error and not Exists)
            throw new IOException($"The file {final} could not be put in its place: {Marshal.GetPInvokeErrorMessage(error)}.");
        if (isPlaced)
            File.Delete(pending);
        // Ours or another's: what is done next relies on it.
        Durable.Name(final);
        return isPlaced;
    }

    private static bool TryMove(string pending, string final)
    {
        try
        {
            File.Move(pending, final, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(final))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
