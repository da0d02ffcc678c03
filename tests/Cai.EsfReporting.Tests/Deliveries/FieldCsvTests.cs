namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Rows as the field's csv files have them: swallowed, shifted, and what is printed between them.</summary>
public sealed class FieldCsvTests
{
    private const string Header = Check.Header + ";Anteckning";

    private static string Row(int person, string note = "", string rest = ";2018-08-10;Arbete;;") => $"{Synthetic.Person(person)};Jobbverket;2018-08-01{rest};{note}";

    [Fact]
    public async Task Rows_swallowed_by_a_quote_are_refused_with_their_lines()
    {
        var answer = await FieldFile.CheckAsync("K01_swallowed_rows.csv");
        answer.Status.ShouldBe("rejected");
        var finding = answer.Of("FILE_ROWS_SWALLOWED").Single();
        finding.Line.ShouldBe(2);
        finding.Message(Language.Sv).ShouldContain("stängs först på rad 5");
        finding.Message(Language.Sv).ShouldEndWith(": 3.");
        // One trouble is told of once.
        answer.Codes.ShouldNotContain("QUOTE_ODD");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Rows_are_swallowed_wherever_the_quote_stands(string lineEnd)
    {
        string[][] files =
        [
            // Closed at the end of a later note, in the middle of a later row, by a row whose last cells are left out, among anonymous rows.
            [Header, Row(1), Row(2, "\"ringde"), Row(3), Row(4, "ok\""), Row(5)],
            [Header, Row(1), Row(2, "\"ringde"), Row(3, "sa \"ja\""), Row(4)],
            [Header, Row(1), Row(2, "\"ringde"), $"{Synthetic.Person(3)};Jobbverket", Row(4, "\"")],
            [Header, Row(1), Row(2, "\"ringde"), ";;2018-08-01;;;Ja;K;\"", Row(4)],
            // In a column that is read.
            [Header, Row(1), $"{Synthetic.Person(2)};\"Jobbverket;2018-08-01;;;;;", $"{Synthetic.Person(3)};Jobbverket\";2018-08-01;;;;;"],
        ];
        foreach (var lines in files)
        {
            var answer = await Check.TextAsync(string.Join(lineEnd, lines));
            answer.Codes.ShouldContain("FILE_ROWS_SWALLOWED", string.Join('|', lines));
            answer.Of("FILE_ROWS_SWALLOWED")[0].Line.ShouldBe(3);
        }
    }

    [Fact]
    public async Task Rows_swallowed_by_the_header_are_refused_too()
    {
        var answer = await Check.LinesAsync(Check.Header + ";\"Anteckning", Row(1), Row(2, "x\""), Row(3));
        answer.Of("FILE_ROWS_SWALLOWED").Single().Line.ShouldBe(1);
        // A header of two lines is none.
        (await Check.LinesAsync(Check.Header + ";\"Anteckning\r\n(valfri; läses inte)\"", Row(1))).Status.ShouldBe("accepted");
    }

    [Fact]
    public async Task Rows_within_quotes_whole_are_shifted_and_swallowed_alike()
    {
        var answer = await Check.LinesAsync($"\"{Header}\"", $"\"{Row(1)}\"", $"\"{Row(2)};x;y\"", $"\"{Row(3)}\"");
        answer.Of("ROW_SHIFTED").Single().Line.ShouldBe(3);
        answer.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_title_of_each_page_is_no_row()
    {
        var answer = await Check.LinesAsync("Deltagare i Tyresö;;;Utskriven 2018-09-03", "augusti 2018", Header, Row(1), "Sida 1 av 2", "Deltagare i Tyresö;;;Utskriven 2018-09-03", "augusti 2018", Header, Row(2), "Sida 2 av 2");
        (answer.Status, answer.Check.Rows, answer.Taken.Count).ShouldBe(("accepted", 2, 2));
    }

    [Fact]
    public async Task A_note_of_several_lines_is_no_row()
    {
        var answer = await Check.LinesAsync(Header, Row(1, "\"ringde mamma\r\nhon sa; ja\r\n2018-08-01: möte\r\n\r\nklart\""), Row(2), Row(3, "\"a; b; c; d\r\ne; f; g; h; i; j; k; l\""));
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 3));
    }

    [Fact]
    public async Task A_quote_within_a_cell_without_quotes_is_text()
    {
        var answer = await Check.LinesAsync(Header, Row(1, "skärm 15\""), Row(2, "hon sa \"ja\" i går"));
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 2));
    }

    [Fact]
    public async Task Text_behind_a_closing_quote_is_warned_of_at_its_line_and_refused_where_it_moves_cells()
    {
        var answer = await Check.LinesAsync(Header, Row(1), Row(2, "\"hon sa \"ja\" i går\""), Row(3), Row(4, "\"ringde \"mamma; pappa\" i går\""));
        answer.Of("QUOTE_ODD").Single().Line.ShouldBe(3);
        answer.Of("ROW_SHIFTED").Single().Line.ShouldBe(5);
        answer.Taken.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_unquoted_decimal_comma_refuses_its_row()
    {
        var answer = await FieldFile.CheckAsync("K09_decimal_comma.csv");
        answer.Of("ROW_SHIFTED").Single().Line.ShouldBe(2);
        var taken = answer.Taken.Single();
        (taken.Hours, taken.Provider).ShouldBe((12.5m, "Grow"));
        // Nothing is said of cells in the wrong place.
        answer.Codes.ShouldBe(["ROW_SHIFTED", "INSATS_UNKNOWN"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("12,5,Grow", true)]
    [InlineData("12,5,", true)]
    [InlineData("12,5", true)]
    [InlineData("100,25", true)]
    [InlineData("12,Grow", false)]
    [InlineData("12,,", false)]
    [InlineData("12,", false)]
    [InlineData("12", false)]
    [InlineData("\"12,5\",Grow", false)]
    public async Task A_row_is_shifted_where_the_comma_has_parted_a_number(string cells, bool isShifted)
    {
        var answer = await Check.LinesAsync("Personnummer,Insats,Startdatum,Timmar,Anordnare", $"{Synthetic.Person(1)},Jobbverket,2018-08-01,{cells}", $"{Synthetic.Person(2)},Jobbverket,2018-08-01,,");
        answer.CountOf("ROW_SHIFTED").ShouldBe(isShifted ? 1 : 0);
        if (!isShifted && cells.Contains("Grow", StringComparison.Ordinal))
            answer.Taken[0].Provider.ShouldBe("Grow");
    }

    [Fact]
    public async Task A_parted_number_refuses_the_row_of_a_key_figure()
    {
        var answer = await FigureCheck.BytesAsync("Indikator,Ort,Period,Utfall,Mål,Kommentar\r\nsick-leave,,2016,15,7,,\r\nsick-leave,,2017,\"15,7 %\",,\r\n"u8.ToArray());
        answer.Of("ROW_SHIFTED").Single().Line.ShouldBe(2);
        (await answer.StatedAsync()).Single().Value.ShouldBe(0.157m);
    }

    [Fact]
    public async Task Fewer_cells_than_headers_and_blank_ones_behind_are_nothing_to_speak_of()
    {
        var answer = await Check.LinesAsync(Header + ";;", $"{Synthetic.Person(1)};Jobbverket;2018-08-01", Row(2) + ";;;;;;;", $"{Synthetic.Person(3)};Jobbverket;2018-08-01;;");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 3));
    }

    [Fact]
    public async Task A_header_printed_again_and_an_end_of_file_character_are_no_rows()
    {
        foreach (var (file, people) in new[] { ("K13_header_repeated.csv", 3), ("K13c_ctrl_z.csv", 1) })
        {
            var answer = await FieldFile.CheckAsync(file);
            (answer.Status, answer.Check.Rows, answer.Taken.Count).ShouldBe(("accepted", people, people), file);
        }
    }

    [Theory]
    [InlineData("Sida 1 av 3")]
    [InlineData(";;;;;;Sida 2 (3)")]
    [InlineData("sid. 3/3;;;;2018-09-03")]
    [InlineData("Page 1 of 2")]
    [InlineData("Utskriven 2018-09-03 14:20")]
    [InlineData("Utskriftsdatum: 2018-09-03;;;;;;;Sida 1 av 1")]
    [InlineData("Exporterad från systemet 2018-09-03")]
    [InlineData("PERSONNUMMER; insats ;Startdatum*;Slutdatum;Avslutsorsak;Anonym;Kön;Anteckning")]
    [InlineData("Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Anteckning;;;")]
    [InlineData("\u001A")]
    public async Task What_is_printed_between_rows_is_no_row(string printed)
    {
        var answer = await Check.LinesAsync(Header, Row(1), printed, Row(2), printed);
        (answer.Status, answer.Check.Rows, answer.Taken.Count).ShouldBe(("accepted", 2, 2));
    }

    [Theory]
    [InlineData("Sida 1 av 3;Jobbverket;2018-08-01", "ID_FORMAT")]
    [InlineData("Sida;;", "ID_FORMAT")]
    [InlineData("Personnummer;Insats;Startdatum;Slutdatum", "ID_FORMAT")]
    [InlineData(";Utskrivning;2018-08-01", "ID_MISSING")]
    public async Task What_may_be_a_row_is_one(string row, string code) => (await Check.LinesAsync(Header, Row(1), row)).Codes.ShouldContain(code);

    [Fact]
    public async Task An_end_of_file_character_behind_the_last_cell_is_not_part_of_it()
    {
        var answer = await Check.TextAsync($"{Check.Header}\r\n{Synthetic.Person(1)};Jobbverket;2018-08-01;2018-08-10;Arbete\u001A");
        answer.Rows().ShouldBe(["jobbverket 2018-08-01 2018-08-10 Work"]);
    }
}
