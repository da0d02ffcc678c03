using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>A chart in words: whole sentences with its numbers, and what is hidden said to be hidden.</summary>
public sealed class ChartWordsTests
{
    private static readonly (string, Ratio?)[] Bars = [("hela projektet", new Ratio(21, 100)), ("Tyresö", new Ratio(15, 100)), ("VärNa", null), ("Nacka", new Ratio(0, 0))];

    [Theory]
    [InlineData(Language.Sv, "Stapeldiagram. Andelen är 21,0 % för hela projektet och 15,0 % för Tyresö. Andelen för VärNa visas inte, eftersom antalen är för små. För Nacka finns ingen andel. Målet är 30 %.")]
    [InlineData(Language.En, "Bar chart. The rate is 21.0% for hela projektet and 15.0% for Tyresö. The rate for VärNa is not shown, since the counts are too small. For Nacka there is no rate. The target is 30%.")]
    public void Bars_are_told_each(Language language, string told) =>
        ChartWords.Bars(Bars, [0.3m, 0.3m, null, 0.3m], language).Replace('\u00A0', ' ').ShouldBe(told);

    [Fact]
    public void A_line_is_told_by_its_ends_its_lowest_and_its_highest()
    {
        string Told(IReadOnlyList<decimal?> targets, params int?[] per) => ChartWords.Line([.. per.Select((share, i) => (new Month(2018, i + 1), share is { } whole ? new Ratio(whole, 100) : (Ratio?)null))], targets, Language.Sv).Replace('\u00A0', ' ');
        Told([0.3m, 0.35m], 20, 10, null, 40, 30).ShouldBe("Linjediagram. Andelen är 20,0 % i januari 2018 och 30,0 % i maj 2018. Som lägst är den 10,0 % i februari 2018. Som högst är den 40,0 % i april 2018. Månader vars andel inte visas har ingen punkt. Målen är i tur och ordning 30 % och 35 %.");
        Told([null], 20, 25, 30).ShouldBe("Linjediagram. Andelen är 20,0 % i januari 2018 och 30,0 % i mars 2018.");
        Told([], 20, null).ShouldBe("Linjediagram utan linje: för få värden att rita.");
    }

    [Fact]
    public async Task The_public_document_has_no_sign_of_what_is_hidden_in_the_words_of_a_chart()
    {
        var whole = Enumerable.Range(0, 40).Select(i => Counting.Row(i, "2018-02-01", "2018-08-15", i < 12 ? ExitReason.Work : i < 22 ? ExitReason.EmploymentService : ExitReason.Interrupted));
        var report = PublicEdition.Of(await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.Text),
        [
            Counting.Month("tyreso", "2018-08", [.. whole]),
            Counting.Month("nacka", "2018-08", [.. Enumerable.Range(100, 3).Select(i => Counting.Row(i, "2018-02-01", "2018-08-15", ExitReason.Work))]),
        ], new(2018, 8)));
        using var stream = new MemoryStream();
        await new ReportDocx().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var told = document.MainDocumentPart!.Document!.Descendants<DocProperties>().Select(chart => chart.Description!.Value!).ToList();
        told.ShouldNotBeEmpty();
        told.ShouldContain(words => words.Contains("visas inte, eftersom antalen är för små", StringComparison.Ordinal));
        told.ShouldAllBe(words => !words.Contains("..", StringComparison.Ordinal) && words.EndsWith('.'));
    }
}
