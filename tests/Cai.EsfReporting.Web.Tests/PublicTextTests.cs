using System.Globalization;
using System.Text;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>An insats that the catalogue does not know, as the pages of each edition show it.</summary>
public sealed class PublicTextTests
{
    [Fact]
    public async Task The_public_page_tells_no_text_of_a_file()
    {
        var csv = new StringBuilder(DeliveredFiles.Header + "\n");
        for (var i = 0; i < 13; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{SyntheticIdentity.Number(i)};Samtal med Namnet;2018-02-01;2018-08-15;Arbete\n");
        var files = new DeliveredFiles(SmallCatalogue.Read());
        await files.DeliverAsync("provet/askby/2018-08", csv.ToString(), "2018-09-03T22:30:00");
        var report = await files.ReportAsync("provet", "2018-08");

        (await Page.HtmlAsync(report)).ShouldContain("Samtal med Namnet");
        (await Page.HtmlAsync(PublicEdition.Of(report))).ShouldNotContain("Namnet");
        (await Page.HtmlAsync(PublicEdition.Of(report))).ShouldContain("Övriga insatser");
        (await Page.HtmlAsync(PublicEdition.Of(report), Language.En)).ShouldContain("Other activities");
    }
}
