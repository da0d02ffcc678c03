using System.Diagnostics;
using System.Globalization;
using Cai.EsfReporting.Local.Commands;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>What is left when <c>esf</c> crashes: an error, an exit code, and nothing of anybody.</summary>
public sealed class CrashTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_fault_of_the_program_is_an_error_line_and_code_3_and_quotes_nothing()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        var code = await EsfCommandLine.RunAsync(["erase", "--data", esf.Data], TimeProvider.System, output, error, new Faulty());

        code.ShouldBe(3);
        error.ToString().ShouldContain("InvalidOperationException");
        error.ToString().ShouldNotContain(Esf.Person(1)[2..8]);
        esf.Files("evidence").ShouldBeEmpty();
    }

    [Fact]
    public async Task No_dump_is_left_although_the_runtime_is_asked_for_one()
    {
        if (!OperatingSystem.IsLinux())
            return; // What the process is at its start is read in /proc.
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var dumps = Directory.CreateDirectory(esf.Beside("dumps")).FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "esf.dll"), "erase", "--data", esf.Data])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dumps,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "1";
        start.Environment["DOTNET_DbgMiniDumpType"] = "4";
        start.Environment["DOTNET_DbgMiniDumpName"] = Path.Combine(dumps, "dump");
        using var process = Process.Start(start)!;
        var proc = $"/proc/{process.Id}/";
        await Serving.Served.UntilAsync(async () => !(await File.ReadAllTextAsync(proc + "environ")).Contains("DbgEnableMiniDump") && (await File.ReadAllTextAsync(proc + "maps")).Contains("esf.dll"), "a process without the wish for dumps");
        await Serving.Served.UntilAsync(async () => (await File.ReadAllLinesAsync(proc + "limits")).Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[4..6] is ["0", "0"], "no core file");
        await process.StandardInput.WriteAsync(Esf.Person(1));
        await process.StandardInput.FlushAsync();

        // The runtime makes its dump at the first and lets go of the signal, which ends the process at the second.
        for (var tries = 0; !process.HasExited && tries < 100; tries++)
        {
            using var kill = Process.Start("kill", ["-ABRT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await Task.Delay(200);
        }

        process.ExitCode.ShouldBe(134);
        Directory.GetFileSystemEntries(dumps).ShouldBeEmpty();
    }

    private sealed class Faulty : TextReader
    {
        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => throw new InvalidOperationException($"Quotes {Esf.Person(1)}.");
    }
}
