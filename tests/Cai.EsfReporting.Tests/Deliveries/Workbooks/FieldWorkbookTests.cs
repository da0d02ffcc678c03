using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Workbooks made after troubles that offices have reported: each stands for a kind.</summary>
public sealed class FieldWorkbookTests
{
    private static readonly ReportingCatalogue Sample = ReadSample();

    [Fact]
    public async Task K02_an_error_is_never_a_blank()
    {
        var answer = await CheckAsync("K02_error_cells.xlsx");
        answer.Status.ShouldBe("partly-accepted");
        answer.Taken.Count.ShouldBe(1);
        answer.Codes.ShouldBe(["CELL_ERROR"]);
        answer.Of("CELL_ERROR").Select(f => (f.Line, f.Column, f.Value)).ShouldBe(
            [(2, "Slutdatum", "#N/A"), (2, "Avslutsorsak", "#N/A"), (3, "Personnummer", "#REF!"), (4, "Insats", "#N/A"), (5, "Startdatum", "#VALUE!")]);
        answer.Of("CELL_ERROR")[0].Message(Language.Sv).ShouldStartWith("I Slutdatum står felet #N/A.");
    }

    [Fact]
    public async Task K03_a_hidden_sheet_is_not_the_first()
    {
        var answer = await CheckAsync("K03_hidden_first_sheet.xlsx");
        answer.Status.ShouldBe("accepted");
        answer.Taken.Count.ShouldBe(3);
    }

    [Fact]
    public async Task K03c_rows_on_another_sheet_are_told_of()
    {
        var answer = await CheckAsync("K03c_people_on_two_sheets.xlsx");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted-with-warnings", 2));
        answer.Of("SHEET_OTHER").Single().Message(Language.En).ShouldBe("The sheet “KBT-samtal” has the headers too, and 2 rows. They were not read; only the sheet “Arbetsträning” was.");
    }

    [Fact]
    public async Task K03d_instructions_may_stand_on_the_first_sheet()
    {
        var answer = await CheckAsync("K03d_table_on_sheet2.xlsx");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 2));
    }

    [Fact]
    public async Task K07_only_an_unquoted_per_cent_sign_scales()
    {
        var answer = await FigureCheck.BytesAsync(await File.ReadAllBytesAsync(FieldFile.PathOf("K07_literal_percent_nyckeltal.xlsx")), catalogue: Sample);
        answer.Status.ShouldBe("accepted");
        (await answer.StatedAsync()).Select(f => f.Value).ShouldBe([0.009m, 0.005m]);
    }

    [Fact]
    public async Task K10_rows_numbered_in_advance_are_blank()
    {
        var answer = await CheckAsync("K10_running_number.xlsx");
        (answer.Status, answer.Check.Rows, answer.Taken.Count).ShouldBe(("accepted", 2, 2));
    }

    [Fact]
    public async Task K12_lines_in_one_column_are_parted()
    {
        var answer = await CheckAsync("K12_all_in_column_A.xlsx");
        answer.Codes.ShouldBe(["COLUMNS_IN_ONE"]);
        answer.Taken.Select(row => (row.Insats, row.Start)).ShouldBe([("roa", new(2018, 1, 15)), ("roa", new(2018, 1, 15))]);
    }

    [Fact]
    public async Task K14_a_part_may_be_called_anything()
    {
        var answer = await CheckAsync("K14_workbook2.xlsx");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 2));
    }

    [Fact]
    public async Task K15_hours_may_be_a_time()
    {
        var answer = await CheckAsync("K15_hours_as_time.xlsx");
        answer.Status.ShouldBe("accepted");
        answer.Taken.Select(row => row.Hours).ShouldBe([37.5m, 7.5m, 37.5m, 37.5m, 12.5m]);
    }

    [Fact]
    public async Task K18_a_person_merged_over_two_rows_is_both_rows()
    {
        var answer = await CheckAsync("K18_merged_person.xlsx");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 3));
        answer.Taken[0].Pseudonym.ShouldBe(answer.Taken[1].Pseudonym);
        answer.Taken[2].Pseudonym.ShouldNotBe(answer.Taken[1].Pseudonym);
        answer.Taken.Select(row => row.Insats).ShouldBe(["arbetstraning", "kbt-samtal", "arbetstraning"], ignoreOrder: false);
    }

    private static Task<Answer> CheckAsync(string name) => Check.ByAsync(Sample, Check.September, DeliveryFile.OnDisk(FieldFile.PathOf(name)), "mia/tyreso/2018-08.xlsx");

    private static ReportingCatalogue ReadSample()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "catalogue.json"));
        return CatalogueFile.Read(stream, "catalogue.json");
    }
}
