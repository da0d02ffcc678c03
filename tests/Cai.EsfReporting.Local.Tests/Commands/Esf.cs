using System.Globalization;
using Cai.EsfReporting.Local.Commands;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Runs <c>esf</c> in a folder of its own.</summary>
internal sealed class Esf : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-test-");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Data => Path.Combine(folder.FullName, "data");

    public Task<Answer> RunAsync(params string[] args) => AskAsync(input: null, args);

    /// <param name="input">What stands on standard input.</param>
    public async Task<Answer> AskAsync(string? input, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await EsfCommandLine.RunAsync(args, Clock, output, error, input is null ? null : new StringReader(input));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>A path beside the data folder.</summary>
    public string Beside(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file into the folder; returns its path.</summary>
    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, "office", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Gives the data folder a catalogue of its own: the samples', with these months of every project public.</summary>
    public void Publishes(params string[] months)
    {
        var catalogue = JObject.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        foreach (var project in catalogue["projects"]!)
            project["deadlines"]!["published"] = new JArray(months);
        Directory.CreateDirectory(Data);
        System.IO.File.WriteAllText(Path.Combine(Data, "catalogue.json"), catalogue.ToString());
    }

    /// <summary>A participant file with the given rows below the usual header.</summary>
    public string Participants(string name, params string[] rows) =>
        File(name, string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]));

    /// <summary>A made-up personnummer: birth numbers 980–989 are given to nobody.</summary>
    public static string Person(int number)
    {
        var ten = string.Create(CultureInfo.InvariantCulture, $"{70 + (number % 30):D2}{1 + (number % 12):D2}{1 + (number % 28):D2}98{number % 10}");
        var sum = ten.Select((c, i) => (c - '0') * (2 - (i % 2))).Sum(product => (product / 10) + (product % 10));
        return string.Create(CultureInfo.InvariantCulture, $"19{ten[..6]}-{ten[6..]}{(10 - (sum % 10)) % 10}");
    }

    public string[] Files(string under) => Directory.Exists(Path.Combine(Data, under))
        ? [.. Directory.GetFiles(Path.Combine(Data, under), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    public sealed record Answer(int Code, string Output, string Error)
    {
        public JObject Json => JObject.Parse(Output);
    }
}
