using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Race;

/// <summary>Runs everything in turn, so many times over, and writes the page that tells of it.</summary>
internal static class Contest
{
    private static readonly string Own = AppContext.BaseDirectory;
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <param name="page">The page to write.</param>
    /// <param name="rows">Rows of the large file; a million when null.</param>
    /// <param name="times">How often each is run; five times when null.</param>
    /// <param name="esf">An <c>esf</c> that is published already; null publishes one.</param>
    public static async Task<int> RunAsync(string page, string? rows, string? times, string? esf)
    {
        if (!File.Exists(Measured.Clock))
        {
            Console.Error.WriteLine("GNU time is not at /usr/bin/time. On Debian: apt-get install time");
            return 3;
        }

        var (many, often) = (int.Parse(rows ?? "1000000", CultureInfo.InvariantCulture), int.Parse(times ?? "5", CultureInfo.InvariantCulture));
        var folder = Directory.CreateTempSubdirectory("esf-race-").FullName;
        try
        {
            esf ??= Publish(folder);
            var catalogue = Catalogue();
            var project = catalogue.Find("mia")!;
            var files = new Files(folder);
            RaceFile.Write(files.Large, RaceFile.Table(project, many));
            RaceFile.Write(files.Small, RaceFile.Table(project, 40));
            await File.WriteAllBytesAsync(files.Workbook, Sheet.ToWorkbook(RaceFile.Table(project, 100_000)));
            for (var month = new Month(2017, 4); month < new Month(2020, 4); month = month.Add(1))
                RaceFile.Write(files.Of(month), RaceFile.Staying());
            var measured = Results(esf, files, often);
            var machine = Machine();
            var load = await Load.RunAsync(esf, folder, project, Load.Seconds);
            var national = await Race.National.RunAsync(esf, folder, often);
            await File.WriteAllTextAsync(page, new Page(many, often, new FileInfo(files.Large).Length, measured, machine, load, national).ToString());
            Console.WriteLine($"Written: {Path.GetFullPath(page)}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The load alone, told on the screen.</summary>
    /// <param name="seconds">How long; a minute when null.</param>
    /// <param name="esf">An <c>esf</c> that is published already; null publishes one.</param>
    public static async Task<int> LoadAsync(string? seconds, string? esf)
    {
        var folder = Directory.CreateTempSubdirectory("esf-load-").FullName;
        try
        {
            Console.Write(Page.Load(await Load.RunAsync(esf ?? Publish(folder), folder, Catalogue().Find("mia")!, seconds is null ? Load.Seconds : int.Parse(seconds, CultureInfo.InvariantCulture))));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The national project alone, told on the screen.</summary>
    /// <param name="times">How often a site delivers; five times when null.</param>
    /// <param name="esf">An <c>esf</c> that is published already; null publishes one.</param>
    public static async Task<int> NationalAsync(string? times, string? esf)
    {
        var folder = Directory.CreateTempSubdirectory("esf-national-").FullName;
        try
        {
            Console.Write(Page.National(await Race.National.RunAsync(esf ?? Publish(folder), folder, times is null ? 5 : int.Parse(times, CultureInfo.InvariantCulture))));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Result> Results(string esf, Files files, int times)
    {
        // What each is asked of, and what may be there already.
        Measured.Of(esf, "deliver", "--data", files.Data("month-2"), files.Of(new(2017, 4)));
        Measured.Of([esf, "deliver", "--data", files.Data("month-36"), .. Enumerable.Range(0, 35).Select(i => files.Of(new Month(2017, 4).Add(i)))]);
        var results = new List<Result>
        {
            new("esf deliver", Kind.Race, i => Measured.Of(esf, "deliver", "--data", files.Data($"race-{i}"), "--confirm", files.Large)),
            new("esf report after it", Kind.Race, i => Measured.Of(esf, "report", "--data", files.Data($"race-{i}"), "--project", "mia")),
            new("esf deliver --report, both in one run", Kind.Race, i => Measured.Of(esf, "deliver", "--report", "--data", files.Data($"one-{i}"), "--confirm", files.Large)),
            new("DuckDB, its part of the work", Kind.Race, i => Measured.Of(Path.Combine(Own, "race"), "duckdb", files.Large, files.Output)),
            new("esf check, 40 rows, cold start to receipt", Kind.Alone, _ => Measured.Of(esf, "check", files.Small)),
            new("esf deliver, 40 rows, into a new folder", Kind.Alone, i => Measured.Of(esf, "deliver", "--data", files.Data($"small-{i}"), files.Small)),
            new("esf check, workbook of 100 000 rows", Kind.Alone, _ => Measured.Of(esf, "check", files.Workbook)),
            new("esf check --data, 1 000 people in month 2", Kind.Alone, _ => Measured.Of(esf, "check", "--data", files.Data("month-2"), files.Of(new(2017, 5)))),
            new("esf check --data, the same in month 36", Kind.Alone, _ => Measured.Of(esf, "check", "--data", files.Data("month-36"), files.Of(new(2020, 3)))),
        };
        if (HasPandas())
            results.Insert(4, new("pandas, its part of the work", Kind.Race, _ => Measured.Of(Python, Path.Combine(Own, "pandas_run.py"), files.Large, files.Output)));
        for (var i = 0; i < times; i++)
            foreach (var result in results)
            {
                result.Runs.Add(result.Run(i));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{times} {result.Name}: {result.Runs[^1].Wall:F2} s, CPU {result.Runs[^1].Cpu:F2} s, {result.Runs[^1].Peak:F0} MB"));
            }

        return results;
    }

    private static bool HasPandas()
    {
        try
        {
            Measured.Of(Python, "-c", "import pandas");
            return true;
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("pandas is not there and is left out. On Debian: apt-get install python3-pandas");
            return false;
        }
    }

    /// <summary>As the README tells: built for release with .NET in it, all of it compiled ahead, which takes minutes.</summary>
    private static string Publish(string folder)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository(), "functions", "Cai.EsfReporting.Local"), "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained",
            "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/race.lock.json", "--artifacts-path", Path.Combine(folder, "build"), "--output", Path.Combine(folder, "esf"), "--verbosity", "quiet", "--nologo",
        ]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, "esf", "esf") : throw new InvalidOperationException("esf could not be published.");
    }

    private static string Repository()
    {
        for (var at = new DirectoryInfo(Own); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Cai.EsfReporting.sln")))
                return at.FullName;
        throw new InvalidOperationException("The race is run in a clone of the repository.");
    }

    private static ReportingCatalogue Catalogue()
    {
        using var stream = File.OpenRead(Path.Combine(Own, "catalogue.json"));
        return CatalogueFile.Read(stream, "catalogue.json");
    }

    private static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({processor}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; load of the machine at the end {load}, of which the race itself is 1 to 2");
    }

    private sealed class Files(string folder)
    {
        public string Large => Path.Combine(folder, "mia_haninge_2018-08.csv");
        public string Small => Path.Combine(folder, "mia_tyreso_2018-08.csv");
        public string Workbook => Path.Combine(folder, "mia_nacka_2018-08.xlsx");
        public string Output => Path.Combine(folder, "out.csv");

        public string Of(Month month) => Path.Combine(folder, $"mia_tyreso_{month}-bekraftad.csv");

        public string Data(string name) => Path.Combine(folder, "data", name);
    }
}

internal enum Kind { Race = 0, Alone }

/// <param name="Run">Is told how often it was run before.</param>
internal sealed record Result(string Name, Kind Kind, Func<int, Measured> Run)
{
    public List<Measured> Runs { get; } = [];
}
