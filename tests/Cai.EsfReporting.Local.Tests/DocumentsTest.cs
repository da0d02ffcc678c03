using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Rules;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>The generated documents are those of the code; <c>esf docs docs</c> writes them again.</summary>
public sealed class DocumentsTest
{
    [Fact]
    public void The_rules_are_up_to_date() => File.ReadAllText(Document("rules.md")).ShouldBe(RuleDocument.Markdown());

    [Fact]
    public void The_file_format_is_up_to_date() => File.ReadAllText(Document("file-format.md")).ShouldBe(FileFormatDocument.Markdown());

    [Fact]
    public void The_csv_template_is_up_to_date() => File.ReadAllBytes(Document("mall.csv")).ShouldBe(Template.Csv());

    [Fact]
    public async Task The_xlsx_template_is_up_to_date_and_valid()
    {
        using var written = new MemoryStream();
        await Template.WriteXlsxAsync(written, CancellationToken.None);
        File.ReadAllBytes(Document("mall.xlsx")).ShouldBe(written.ToArray());
        using var workbook = SpreadsheetDocument.Open(written, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "docs", name);
}
