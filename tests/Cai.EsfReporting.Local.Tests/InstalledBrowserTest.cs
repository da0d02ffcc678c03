using Cai.EsfReporting.Local.Pdf;

namespace Cai.EsfReporting.Local.Tests;

public sealed class InstalledBrowserTest : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-browser-");

    [Fact]
    public void A_machine_without_a_browser_has_none() => InstalledBrowser.Find(folder.FullName, [Path.Combine(folder.FullName, "not-there")]).ShouldBeNull();

    [Fact]
    public void One_on_the_path_is_found()
    {
        var (other, edge) = (Executable("editor"), Executable("microsoft-edge"));

        InstalledBrowser.Find(string.Join(Path.PathSeparator, "", folder.FullName), []).ShouldBe(edge);
        other.ShouldNotBe(edge);
    }

    [Fact]
    public void One_on_the_path_goes_before_one_in_a_usual_place()
    {
        var (chromium, usual) = (Executable("chromium"), Executable("Some Browser"));

        InstalledBrowser.Find(folder.FullName, [usual]).ShouldBe(chromium);
        InstalledBrowser.Find("", [usual]).ShouldBe(usual);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Executable(string name)
    {
        var path = Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? name + ".exe" : name);
        File.WriteAllText(path, "");
        return path;
    }
}
