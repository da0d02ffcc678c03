using System.Diagnostics;
using System.Globalization;

namespace Cai.EsfReporting.Race;

/// <summary>What one run of a program took, as GNU time tells it.</summary>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Cpu">Seconds of the processors, of user and system.</param>
/// <param name="Peak">The most memory that was resident, in megabytes.</param>
internal readonly record struct Measured(double Wall, double Cpu, double Peak)
{
    public const string Clock = "/usr/bin/time";

    /// <summary>One after the other.</summary>
    public static Measured operator +(Measured one, Measured other) => new(one.Wall + other.Wall, one.Cpu + other.Cpu, Math.Max(one.Peak, other.Peak));

    /// <exception cref="InvalidOperationException">The program failed: then its time tells nothing.</exception>
    public static Measured Of(params IReadOnlyList<string> command)
    {
        var figures = Path.GetTempFileName();
        var start = new ProcessStartInfo(Clock, ["--quiet", "--output", figures, "--format", "%e %U %S %M", .. command]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command.Take(8))} ended with {process.ExitCode}: {error.Result}");
        double[] told = [.. File.ReadAllText(figures).Split(' ', StringSplitOptions.TrimEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        File.Delete(figures);
        return new(told[0], told[1] + told[2], told[3] / 1024);
    }
}
