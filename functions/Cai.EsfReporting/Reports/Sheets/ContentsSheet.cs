using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Innehåll: a link to each sheet and a line about it.</summary>
internal static class ContentsSheet
{
    private static readonly Text Name = new("Innehåll", "Contents");

    /// <summary>The way back to it from every other sheet.</summary>
    public static Link Link(Language language) => new($"← {Name.In(language)}", Name.In(language));

    public static PageSheet Of(IEnumerable<Sheet> others, Language language) =>
        new(Name.In(language), Name.In(language), [new("", ColumnKind.Text, 32), new("", ColumnKind.Text, 100)],
            [new(PageRowKind.Empty), .. others.Select(sheet => new PageRow(PageRowKind.Fact, new Link(sheet.Name, sheet.Name), sheet.About))]);
}
