namespace Cai.EsfReporting.Local.Pdf;

/// <summary>A Chromium, Chrome or Edge that the machine already has. Nothing is downloaded.</summary>
public static class InstalledBrowser
{
    private static readonly string[] Commands =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chrome", "msedge"];

    /// <summary>Its path; null when there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "", UsualPlaces());

    /// <param name="path">Folders to look in, as in the environment's <c>PATH</c>.</param>
    /// <param name="places">Where installers put it, tried after those.</param>
    public static string? Find(string path, IEnumerable<string> places) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(folder => Commands.Select(command => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command)))
            .Concat(places)
            .FirstOrDefault(File.Exists);

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsWindows())
            return from root in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData]
                   from browser in (string[])[@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe"]
                   select Path.Combine(Environment.GetFolderPath(root), browser);
        if (OperatingSystem.IsMacOS())
            return ((string[])["Google Chrome", "Microsoft Edge", "Chromium"]).Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}");
        return ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/snap/bin/chromium"];
    }
}
