using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Names on Linux that are no UTF-8, as old archives and shares leave them: .NET can list such a file and never open it. In the inbox it gets the
/// name that whoever gave it has seen, so that it is received like any other.
/// </summary>
internal static partial class UnreadableNames
{
    /// <summary>Does not take another file's place (renameat2(2)).</summary>
    private const uint KeepsTheOther = 1;

    /// <summary>Where the name stands in <c>struct dirent</c>, of glibc and musl, where a file's number has 64 bits.</summary>
    private const int NameInEntry = 19;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!, Dos = CodePagesEncodingProvider.Instance.GetEncoding(850)!;

    /// <summary>Whether a name as .NET tells it may be another one's remains.</summary>
    public static bool MayBe(string name) => name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Gives everything in a folder a name that can be read; what cannot be renamed stays as it is.</summary>
    /// <returns>Whether anything has another name now.</returns>
    public static bool Mend(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return false;
        using var opened = PlainFile.OpenFolder(folder);
        var entries = opened.IsInvalid ? 0 : EntriesOf(opened.DangerousGetHandle().ToInt32());
        if (entries == 0)
            return false;
        // It is closed with the entries.
        opened.SetHandleAsInvalid();
        try
        {
            // All are read before any is renamed: a folder that changes may show one twice.
            var unreadable = new List<byte[]>();
            for (nint entry; (entry = ReadEntry(entries)) != 0;)
                if (NameAt(entry + NameInEntry) is var name && !Utf8.IsValid(name))
                    unreadable.Add(name);
            var at = FolderHandle(entries);
            return unreadable.ConvertAll(name => Rename(at, name)).Contains(true);
        }
        finally
        {
            _ = CloseFolder(entries);
        }
    }

    private static bool Rename(int at, byte[] name)
    {
        var readable = Read(name);
        var dot = readable.LastIndexOf('.') is > 0 and var last ? last : readable.Length;
        // Another of that name came first, or the same by another program.
        for (var twin = 1; twin < 10; twin++)
            if (RenameAt(at, [.. name, 0], at, [.. Encoding.UTF8.GetBytes(twin == 1 ? readable : $"{readable[..dot]}-{twin}{readable[dot..]}"), 0], KeepsTheOther) == 0)
                return true;
        return false;
    }

    /// <summary>Windows writes Swedish letters above 0xC0, and DOS all of them below 0xA0.</summary>
    private static string Read(byte[] name) => (name.AsSpan().IndexOfAnyInRange((byte)0xA0, (byte)0xFF) < 0 ? Dos : Western).GetString(name);

    private static unsafe byte[] NameAt(nint name) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)name).ToArray();

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint EntriesOf(int folder);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ReadEntry(nint folder);

    [LibraryImport("libc", EntryPoint = "dirfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FolderHandle(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt(int fromFolder, byte[] from, int toFolder, byte[] to, uint flags);
}
