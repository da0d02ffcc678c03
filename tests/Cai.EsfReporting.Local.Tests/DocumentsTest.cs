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
    public async Task The_description_of_the_open_interface_is_up_to_date() =>
        File.ReadAllBytes(Document("openapi.json")).ShouldBe(await EsfReporting.Local.Commands.DocsCommand.OpenApiAsync(CancellationToken.None));

    public static TheoryData<string> Templates => [.. Template.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_csv_template_is_up_to_date(string name) => File.ReadAllBytes(Document(name + ".csv")).ShouldBe(Template.All.Single(t => t.Name == name).Csv());

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task An_xlsx_template_is_up_to_date_and_valid(string name)
    {
        using var written = new MemoryStream();
        await Template.All.Single(t => t.Name == name).WriteXlsxAsync(written, CancellationToken.None);
        File.ReadAllBytes(Document(name + ".xlsx")).ShouldBe(written.ToArray());
        using var workbook = SpreadsheetDocument.Open(written, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "docs", name);
}
