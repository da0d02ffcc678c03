using System.Text;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>No text that came in a file stands in a public edition; in the internal one it stands masked.</summary>
public sealed class PublicTextTests
{
    private static readonly string Identity = Synthetic.Personnummer(new(1985, 3, 1));
    private static readonly string Insats = $"Samtal med Namnet {Identity.Insert(8, "-")}";
    private const string Provider = "Leverantör Namnet", Comment = "Kommentaren om Namnet", Words = "Namnet är nöjd";

    private static async Task<OutcomeReport> InternalAsync()
    {
        SiteMonth[] told =
        [
            Month("tyreso", "2018-08", [.. Enumerable.Range(0, 8).SelectMany(i => (Participation[])
            [
                Row(i, "2018-07-01", "2018-08-01", ExitReason.Work) with { Insats = Insats, Provider = Provider },
                Row(i, "2018-06-01", "2018-08-01", ExitReason.Work) with { Insats = $"Kurs för Namnet {i}" },
            ]), .. Enumerable.Range(10, 9).Select(i => Row(i, "2018-07-01")), .. Enumerable.Range(0, 6).Select(_ => Anonymous("2018-08-01", insats: "Namnet"))]),
        ];
        return await ReportAsync(SmallCatalogue.Whole, told, Calendar.Month.Parse("2018-08")) with
        {
            Figures = FigureOutcome.Of(
            [
                FigureCheck.Told("summer-jobs", "2016", 120m) with { Comment = Comment },
                FigureCheck.Told("summer-jobs", "2017", null, words: Words),
                FigureCheck.Told("summer-jobs", "2018", null, words: "finns  INGET värde"),
            ]),
        };
    }

    public static TheoryData<IReportFormat> Formats => [new ReportJson(), new ReportCsv(), new ReportXlsx(), new ReportDocx(), new ReportTsv(), new TextsMarkdown()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_public_edition_tells_no_text_of_a_file(IReportFormat format)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var published = await TextAsync(format, PublicEdition.Of(await InternalAsync()), language);
            published.ShouldNotContain("Namnet", Case.Insensitive);
            published.ShouldNotTell(Identity, format.FileName);
            published.ShouldNotContain("finns  INGET värde", Case.Sensitive);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_internal_edition_masks_it(IReportFormat format) =>
        (await TextAsync(format, await InternalAsync(), Language.Sv)).ShouldNotTell(Identity, format.FileName);

    [Fact]
    public async Task Unknown_insatser_are_others_each_person_once()
    {
        var report = await InternalAsync();
        report.Breakdown.Count(group => group.Dimension == Dimension.Insats).ShouldBe(11);
        report.Breakdown.ShouldContain(group => group.Value == "Samtal med namnet 19850301-****" && group.Participants == 8);
        var published = PublicEdition.Of(report).Breakdown.Where(group => group.Dimension == Dimension.Insats).ToList();
        published.Select(group => (group.Name(SmallCatalogue.Mia).Sv, group.Participants)).ShouldBe([("Övriga insatser", 14), ("Jobbverket", 9)]);
        published[0].Name(SmallCatalogue.Mia).En.ShouldBe("Other activities");
    }

    [Fact]
    public async Task A_figure_in_an_offices_own_words_is_left_out_and_listed_words_stand_as_listed() =>
        PublicEdition.Of(await InternalAsync()).Figures.Select(figure => (figure.Told.Period.ToString(), figure.Told.Number, figure.Told.Words, figure.Told.Comment))
            .ShouldBe([("2016", 120m, "", ""), ("2018", null, "Finns inget värde", "")]);

    private static async Task<string> TextAsync(IReportFormat format, OutcomeReport report, Language language)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, language, stream, CancellationToken.None);
        if (format is ReportDocx)
        {
            using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, isEditable: false);
            return document.MainDocumentPart!.Document!.Body!.InnerText + document.MainDocumentPart.Document.OuterXml;
        }

        if (format is not ReportXlsx)
            return Encoding.UTF8.GetString(stream.ToArray());
        using var opened = new OpenedWorkbook(stream.ToArray());
        return string.Join('\n', opened.Parts.Keys.SelectMany(sheet => opened.Texts(sheet)).Concat(opened.Parts.Values.Select(part => part.Worksheet.OuterXml)));
    }
}
