namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>One trouble, one finding: no cell is told of twice, whatever is wrong with it.</summary>
public sealed class OneCellTests
{
    private static readonly (string Column, string Cell)[] Whole =
    [
        ("Personnummer", Synthetic.Person(1)), ("Insats", "Jobbverket"), ("Startdatum", "2017-06-01"), ("Slutdatum", "2018-01-10"), ("Avslutsorsak", "Arbete"), ("Anonym", ""), ("Kön", ""),
        ("Anordnare", "Roa"), ("Sysselsättning vid start", "Arbetslös"), ("Utbildningsnivå", "Gymnasial"), ("Utländsk bakgrund", "Nej"), ("Funktionsnedsättning", "Nej"), ("Annan utsatthet", "Nej"),
        ("Initierad av", "Kommunen"), ("Ny kvalifikation", "Nej"), ("Timmar", "12"), ("Anvisad", "2017-05-20"), ("Första möte", "2017-06-01"), ("Status 90 dagar", "Arbete"), ("Status 6 månader", "Arbete"),
    ];

    private static readonly string[] Wrong =
    [
        "", "abc", "?", "-", "Ja", "Nej", "Kvinna", "Man", "0", "7", "-5", "800", "7:30", "1,5 h", "100%", "#N/A", "#REF!", "=A1+B1", "Arbete", "Felregistrering", "Avliden", "Annat",
        "2018-13-45", "18-01-10", "3/4/18", "i juni", "2016-01-01", "1900-01-01", "2018-08-31", "2018-09-01", "2018-09-20", "2099-01-01", "43131", "43131,5", "2018-01-10T00:00:00Z",
        "8,00101E+11", "19800101-XXXX", "800101", "19800000-9808", "TF-1234", Synthetic.Person(2), Synthetic.Person(2)[2..], Synthetic.Person(2)[..11] + "x", Synthetic.Samordningsnummer(new(1980, 3, 5)),
        $"Jobbverket {Synthetic.Person(2)}", Synthetic.Personnummer(new(2012, 1, 1)), Synthetic.Personnummer(new(1940, 1, 1)), "a\"b", "Å¤rbete", "Arbete​", new string('x', 300),
    ];

    public static TheoryData<string> Columns => [.. Whole.Select(cell => cell.Column)];

    [Fact]
    public async Task The_row_itself_is_right() => (await WithAsync("Anordnare", "Roa")).Codes.ShouldBeEmpty();

    [Fact]
    public void Every_column_is_tried() => Whole.Select(cell => cell.Column).Order().ShouldBe(Cai.EsfReporting.Deliveries.Columns.Participants.Select(card => card.Name).Order());

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_wrong_cell_is_told_of_once(string column)
    {
        var twice = new List<string>();
        foreach (var end in (bool[])[true, false])
            foreach (var anonymous in (bool[])[false, true])
                foreach (var value in Wrong)
                {
                    var findings = (await WithAsync(column, value, end, anonymous)).Check.Findings.Listed;
                    twice.AddRange(findings.Where(f => f.Line > 0).GroupBy(f => (f.Line, f.Column)).Where(cell => cell.Count() > 1)
                        .Select(cell => $"{column} = {value}{(end ? "" : ", open")}{(anonymous ? ", anonymous" : "")}: {cell.Key.Column} {string.Join(" ", cell.Select(f => f.Rule.Code))}"));
                }

        twice.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_cell_of_a_key_figure_is_told_of_once()
    {
        (string Column, string Cell)[] whole = [.. FigureCheck.Header.Split(';').Zip(["U40455", "Tyresö", "2017", "15,7 %", "20 %", "Preliminärt", "157", "1000"])];
        (await FigureCheck.RowsAsync(string.Join(';', whole.Select(cell => cell.Cell)))).Codes.ShouldBeEmpty();
        var twice = new List<string>();
        foreach (var (column, _) in whole)
            foreach (var value in Wrong)
            {
                var findings = (await FigureCheck.RowsAsync(string.Join(';', whole.Select(cell => cell.Column == column ? value : cell.Cell)))).Check.Findings.Listed;
                twice.AddRange(findings.Where(f => f.Line > 0).GroupBy(f => (f.Line, f.Column)).Where(cell => cell.Count() > 1)
                    .Select(cell => $"{column} = {value}: {cell.Key.Column} {string.Join(" ", cell.Select(f => f.Rule.Code))}"));
            }

        twice.ShouldBeEmpty();
    }

    private static Task<Answer> WithAsync(string column, string value, bool end = true, bool anonymous = false)
    {
        var cells = Whole.Select(cell => cell.Column == column ? value
            : anonymous && cell.Column is "Personnummer" ? "" : anonymous && cell.Column is "Anonym" ? "Ja" : anonymous && cell.Column is "Kön" ? "Kvinna"
            : !end && cell.Column is "Slutdatum" or "Avslutsorsak" or "Status 90 dagar" or "Status 6 månader" && !end ? "" : cell.Cell);
        return Check.LinesAsync(string.Join(';', Whole.Select(cell => cell.Column)), string.Join(';', cells));
    }
}
