using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>
/// A public edition in all its forms is the same to the byte whatever its hidden numbers are: no sentence, chart, label, cell, cached value or property of
/// html, xlsx, docx, csv, tsv, json and the texts to copy comes from one. So whoever reads json and csv, as the attack does, misses nothing that is hidden there.
/// </summary>
public sealed class HiddenNumbersTests
{
    private static readonly IReportFormat[] Formats = [new ReportJson(), new ReportCsv(), new ReportXlsx(), new ReportHtml(), new ReportDocx(), new ReportTsv(), new TextsMarkdown()];

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 25)]
    [InlineData(3, 150)]
    public async Task No_form_of_the_public_edition_depends_on_a_hidden_number(int seed, int people)
    {
        List<Month> months = [MadeUpProject.First.Add(5), MadeUpProject.First.Add(17)];
        var made = new MadeUpProject(seed, people, 18, months);
        var (kept, others) = (new List<PublishedMonth>(), new List<PublishedMonth>());
        foreach (var month in months)
        {
            var (edition, decided) = PublicEdition.Publish(await made.ReportAsync(month), kept)!.Value;
            kept.Add(decided);
            others.Add(decided with { Table = WithOtherNumbers(decided.Table) });
            var (other, _) = PublicEdition.Publish(await made.ReportAsync(month, tally => WithOtherNumbers(tally, made)), others)!.Value;
            decided.Table.Hidden.ShouldNotBeEmpty();
            foreach (var format in Formats)
                foreach (var language in Enum.GetValues<Language>())
                    (await AreSameAsync(format, other, edition, language)).ShouldBeTrue($"{format.FileName} {month} {language}");
        }
    }

    /// <summary>The test above can fail: where what is shown differs, each form does.</summary>
    [Fact]
    public async Task Each_form_depends_on_what_is_shown()
    {
        var made = new MadeUpProject(3, 150, 6, [MadeUpProject.First.Add(5)]);
        var whole = await made.ReportAsync(MadeUpProject.First.Add(5));
        var (edition, decided) = PublicEdition.Publish(whole, [])!.Value;
        var (other, _) = PublicEdition.Publish(whole, [decided with { Table = decided.Table with { Values = decided.Table.Values.ToDictionary(value => value.Key, value => value.Value + 1000) } }])!.Value;
        foreach (var format in Formats)
            (await AreSameAsync(format, other, edition, Language.Sv)).ShouldBeFalse(format.FileName);
    }

    private static async Task<bool> AreSameAsync(IReportFormat format, OutcomeReport one, OutcomeReport other, Language language) =>
        Enumerable.SequenceEqual(await WriteAsync(format, one, language), await WriteAsync(format, other, language));

    private static async Task<byte[]> WriteAsync(IReportFormat format, OutcomeReport report, Language language)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, language, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static PublishedTable WithOtherNumbers(PublishedTable table) =>
        table with { Values = table.Values.ToDictionary(value => value.Key, value => table.Shows(value.Key) ? value.Value : value.Value + 1000) };

    /// <summary>As many people more in every count of every month.</summary>
    private static Tally WithOtherNumbers(Tally tally, MadeUpProject made)
    {
        var json = tally.ToJson();
        foreach (var number in json.SelectTokens("months[*].scopes[*][*]").Concat(json.SelectTokens("months[*].whole[*][2][*]")).Concat(json.SelectTokens("months[*].periods[*].scopes[*][*]"))
            .Concat(json.SelectTokens("details[*].breakdown[*][2][*]")).Concat(json.SelectTokens("details[*].leavers.*")).Concat(json.SelectTokens("details[*].enrolled.*")).OfType<JValue>().ToList())
            number.Value = (int)number + 1000;
        return Tally.Of(json, made.Project);
    }
}
