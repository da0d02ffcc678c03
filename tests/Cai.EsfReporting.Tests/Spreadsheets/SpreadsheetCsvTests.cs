using System.Text;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Tests.Spreadsheets;

public sealed class SpreadsheetCsvTests
{
    [Theory]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b\"", "\"a\"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("a\tb, c", "a\tb, c")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData(" å\u2028", " å\u2028")]
    public void A_text_is_quoted_where_it_must_be(string text, string cell) => Written(csv => csv.WriteRow(text, null, text)).ShouldBe($"{cell};;{cell}\r\n");

    [Fact]
    public void Numbers_have_a_comma_and_the_minus_that_machines_read() =>
        Written(csv => { csv.Write(-0.5); csv.Write(12.50m); csv.Write((long?)null); csv.Write(-7); csv.EndRow(); }).ShouldBe("-0,5;12,50;;-7\r\n");

    [Fact]
    public void A_row_of_one_empty_cell_is_a_row() => Written(csv => { csv.WriteRow(""); csv.WriteRow("a"); csv.WriteEmpty(1); csv.EndRow(); }).ShouldBe("\"\"\r\na\r\n\"\"\r\n");

    /// <summary>Longer than what is gathered before it is handed on, and of what takes the most bytes.</summary>
    [Theory]
    [InlineData('€')]
    [InlineData('"')]
    public void However_long_a_row_is_all_of_it_is_written(char character)
    {
        var text = new string(character, 40_000);
        var cell = character == '"' ? $"\"{text}{text}\"" : text;
        Written(csv => { csv.WriteRow(text, text); csv.WriteRow("b"); }).ShouldBe($"{cell};{cell}\r\nb\r\n");
    }

    private static string Written(Action<SpreadsheetCsv> write)
    {
        using var memory = new MemoryStream();
        using (var csv = new SpreadsheetCsv(memory, decimalComma: true))
            write(csv);
        memory.ToArray()[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        return Encoding.UTF8.GetString(memory.ToArray()[3..]);
    }
}
