using System.Text;

namespace Cai.EsfReporting.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class PdfTest(DemoPages pages)
{
    private string Pdf => Path.Combine(pages.Data, "reports", "etableringscentrum", "2018-08", "internal", "report.pdf");

    [Fact]
    public async Task The_report_is_printed_on_A4_with_tags_and_an_outline()
    {
        var answer = await DemoPages.EsfAsync("report", "--data", pages.Data, "--project", "etableringscentrum", "--pdf", "--json");

        answer.Code.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("report.pdf");
        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Pdf));
        pdf.ShouldStartWith("%PDF-");
        pdf.ShouldContain("/StructTreeRoot");
        pdf.ShouldContain("/Lang (sv");
        pdf.ShouldContain("/Outlines");
        // 595 × 842 points.
        pdf.ShouldMatch(@"/MediaBox \[0 0 59[45]\S* 84[12]");
        // The manifest names only files that equal deliveries make equal.
        (await File.ReadAllTextAsync(Path.ChangeExtension(Pdf, null)[..^"report".Length] + "manifest.json")).ShouldNotContain("pdf");
    }

    [Fact]
    public async Task Without_a_browser_the_reports_are_written_and_the_lack_is_told()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", AppContext.BaseDirectory);
        try
        {
            var answer = await DemoPages.EsfAsync("report", "--data", pages.Data, "--project", "ungdomsinsatser", "--pdf");

            answer.Code.ShouldBe(3);
            answer.Error.ShouldContain("varken Chromium, Chrome eller Edge");
            answer.Output.ShouldContain("Rapporten: ");
            File.Exists(Path.Combine(pages.Data, "reports", "ungdomsinsatser", "2018-08", "internal", "report.pdf")).ShouldBeFalse();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
