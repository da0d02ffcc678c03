using System.Runtime.InteropServices;
using Cai.EsfReporting.Local.Commands;

namespace Cai.EsfReporting.Local;

/// <summary>
/// A process that reads identities leaves no image of its memory behind when it crashes: neither the runtime's dump, nor the
/// system's core file, nor one that the system pipes to a crash reporter. On Windows, dumps are a matter of the machine's settings.
/// </summary>
internal static partial class CrashDumps
{
    /// <summary>Read by the runtime before a program begins, so that it is too late to take it back: one begins anew without it.</summary>
    private static readonly string[] Asking = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary>RLIMIT_CORE, the same number on Linux, macOS and the BSDs.</summary>
    private const int CoreSize = 4;

    /// <summary>PR_SET_DUMPABLE of Linux: a core that is piped to a program has no limit of size.</summary>
    private const int Dumpable = 4;

    /// <returns>False when the runtime was asked for dumps and cannot be begun without: nothing may be read.</returns>
    public static bool Forbid()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, fault) =>
        {
            // On a thread that nobody waits for. One line instead of the runtime's, which quotes the message, and no abort.
            Console.Error.WriteLine(Unexpected.Of((Exception)fault.ExceptionObject).En);
            Environment.Exit(EsfCommandLine.CouldNot);
        };
        var isAsked = Asking.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set && set != "0");
        if (OperatingSystem.IsWindows())
            return !isAsked;
        _ = SetLimit(CoreSize, [0, 0]);
        if (OperatingSystem.IsLinux())
            _ = Control(Dumpable, 0, 0, 0, 0);
        if (!isAsked)
            return true;
        BeginAnew();
        return false;
    }

    /// <summary>The same process with the same arguments, once more. Comes back only when that fails.</summary>
    private static void BeginAnew()
    {
        var program = Environment.ProcessPath!;
        var args = Environment.GetCommandLineArgs();
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(variable => !Asking.Contains((string)variable.Key)).Select(variable => $"{variable.Key}={variable.Value}");
        _ = Execute(program, [program, .. isHost ? args : args[1..], null], [.. variables, null]);
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, ReadOnlySpan<ulong> softAndHard);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments, string?[] variables);
}
