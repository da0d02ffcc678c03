using Cai.EsfReporting.Documents;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>No heading or word of a table of a document is cut where the page has room for it.</summary>
public sealed class ColumnWidthsTests
{
    private const int Page = 9638;

    private static DocumentTable Table(params (string Header, int Share, string Cell)[] columns) =>
        new("", [.. columns.Select(column => new DocumentColumn(column.Header, column.Share))], [[.. columns.Select(column => column.Cell)]]);

    [Fact]
    public void A_column_is_as_wide_as_its_longest_word_where_others_can_spare_it()
    {
        var widths = ColumnWidths.Of(Table(("Indikator", 70, "Deltagare i arbetsmarknadsåtgärder"), ("Bedömning", 8, "Ej uppnått"), ("Trend", 8, "Oförändrad"), ("Mål", 14, "30\u00A0%")), Page);
        widths[1].ShouldBeGreaterThanOrEqualTo(9 * 115, "nine bold letters");
        widths[2].ShouldBeGreaterThanOrEqualTo(10 * 95);
        widths[0].ShouldBeGreaterThanOrEqualTo("arbetsmarknadsåtgärder".Length * 95);
        widths.Sum().ShouldBeInRange(Page - 20, Page);
    }

    [Fact]
    public void Where_all_fit_they_share_the_page_as_asked() => ColumnWidths.Of(Table(("Vilka", 75, "MIA"), ("Personer", 25, "7")), 10_000).ShouldBe([7500, 2500]);

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void Where_none_can_spare_it_nobody_is_left_without(int letters)
    {
        var widths = ColumnWidths.Of(Table([.. Enumerable.Range(0, 12).Select(i => (new string('a', letters), i + 1, ""))]), Page);
        widths.ShouldAllBe(width => width > 0);
        widths.Sum().ShouldBeInRange(Page - 20, Page);
    }

    [Fact]
    public void A_table_without_rows_has_its_headers() => ColumnWidths.Of(new("", [new("Bedömning", 1), new("", 9)], []), Page)[0].ShouldBeGreaterThanOrEqualTo(9 * 115);
}
