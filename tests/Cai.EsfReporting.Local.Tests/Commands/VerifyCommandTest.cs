namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Whatever is done to a folder of frozen reports by hand is told.</summary>
public sealed class VerifyCommandTest
{
    [Theory]
    [InlineData("manifest gone", "manifest.json is missing")]
    [InlineData("seal gone", "not the one that was sealed")]
    [InlineData("swapped", "is the one that was frozen as frozen/")]
    [InlineData("file added", "extra.html is not of what was frozen")]
    [InlineData("folder added", "manifest.json is missing")]
    [InlineData("file changed", "is not the one that was frozen")]
    public async Task What_was_done_to_a_frozen_report_is_a_fault(string what, string told)
    {
        using var esf = await EverythingStore.CopyAsync();
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
        var folders = Directory.GetDirectories(Path.Combine(esf.Data, "frozen"), "*", SearchOption.AllDirectories).Where(folder => File.Exists(Path.Combine(folder, "manifest.json"))).Order(StringComparer.Ordinal).ToList();
        folders.Count.ShouldBeGreaterThan(1);
        var report = folders[0];
        switch (what)
        {
            case "manifest gone":
                File.Delete(Path.Combine(report, "manifest.json"));
                break;
            case "seal gone":
                File.Delete(Path.Combine(report, "manifest.sha256"));
                break;
            case "swapped":
                Directory.Move(report, esf.Beside("aside"));
                Directory.Move(folders[1], report);
                Directory.Move(esf.Beside("aside"), folders[1]);
                break;
            case "file added":
                await File.WriteAllTextAsync(Path.Combine(report, "internal", "extra.html"), "a");
                break;
            case "folder added":
                Directory.CreateDirectory(report + "-too");
                await File.WriteAllTextAsync(Path.Combine(report + "-too", "x"), "a");
                break;
            default:
                await File.AppendAllTextAsync(Path.Combine(report, "internal", "report.html"), "a");
                break;
        }

        var answer = await esf.RunAsync("verify", esf.Data, "--lang", "en");
        answer.Code.ShouldBe(1);
        string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(told);
    }
}
