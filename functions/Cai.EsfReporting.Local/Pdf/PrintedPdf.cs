using System.ComponentModel;
using System.Diagnostics;

namespace Cai.EsfReporting.Local.Pdf;

/// <summary>
/// A page printed to pdf by an installed browser: A4, tagged for screen readers, with an outline of its headings. The
/// browser writes the time and a random id into the file, so equal pages give unequal bytes: no manifest names it.
/// </summary>
public static class PrintedPdf
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="browser">Path of the browser (<see cref="InstalledBrowser.Find()"/>).</param>
    /// <param name="page">An html file.</param>
    /// <returns>The path of the pdf, beside the page.</returns>
    /// <exception cref="IOException">The browser could not print it.</exception>
    public static async Task<string> OfAsync(string browser, string page, TimeProvider clock, CancellationToken cancellation)
    {
        var printed = Path.ChangeExtension(page, ".pdf");
        // A profile of its own: one that is in use would hand the page to the user's open browser and print nothing.
        var work = Directory.CreateTempSubdirectory("esf-pdf-");
        try
        {
            var pdf = Path.Combine(work.FullName, "report.pdf");
            await PrintAsync(browser, [
                "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
                // As the system's administrator, in a container above all, the browser refuses to start with its sandbox. The page is our own, without script.
                .. Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : Array.Empty<string>(),
                $"--user-data-dir={Path.Combine(work.FullName, "profile")}",
                "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={pdf}",
                new Uri(Path.GetFullPath(page)).AbsoluteUri], clock, cancellation);
            if (!File.Exists(pdf))
                throw new IOException($"{browser} did not print {page}.");
            File.Copy(pdf, printed + ".new", overwrite: true);
            File.Move(printed + ".new", printed, overwrite: true);
            return printed;
        }
        finally
        {
            Remove(work);
        }
    }

    private static async Task PrintAsync(string browser, IReadOnlyList<string> arguments, TimeProvider clock, CancellationToken cancellation)
    {
        // Its chatter is read, or a full pipe would stop it, and thrown away.
        var start = new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Start(start);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"{browser} did not finish in {Patience.TotalMinutes:0} minutes.", e);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{start.FileName} did not start: {e.Message}", e);
        }
    }

    /// <summary>The browser's helpers may hold the profile for a moment longer; what stays is in the system's temporary folder.</summary>
    private static void Remove(DirectoryInfo work)
    {
        try
        {
            work.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
