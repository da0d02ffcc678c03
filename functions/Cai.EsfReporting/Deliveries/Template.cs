using System.Text;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Empty participant files for coordinators, made from <see cref="Columns"/>.</summary>
public static class Template
{
    /// <summary>Rows of the workbook that are formatted and have drop-downs.</summary>
    private const int Rows = 2000;

    /// <summary>UTF-8 with a byte order mark, semicolons, one header row.</summary>
    public static byte[] Csv() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(';', Columns.All.Select(card => card.Name)) + "\r\n")];

    /// <summary>Every cell is text, so that Excel keeps zeros and dates as they are written; closed lists are drop-downs.</summary>
    public static Task WriteXlsxAsync(Stream stream, CancellationToken cancellation) => Workbook.WriteAsync(stream, new("Mall för deltagarfil", Language.Sv),
    [
        new TableSheet("Deltagare", null, [], [.. Columns.All.Select(card => new SheetColumn(card.Name, ColumnKind.Text, Math.Max(14, card.Name.Length + 3)) { Choices = ListedInExcel(card) })], [])
        {
            BlankRows = Rows,
        },
        new TableSheet("Så här fyller du i", "Så här fyller du i", ["Fyll i bladet Deltagare och lämna filen. Inget att rapportera? Lämna filen med bara rubrikraden."],
            [new("Kolumn", ColumnKind.Text, 26), new("Ska fyllas i", ColumnKind.LongText, 30), new("Innehåll", ColumnKind.LongText, 56), new("Tillåtna värden", ColumnKind.LongText, 60)],
            Columns.All.Select(card => (IReadOnlyList<object?>)[card.Name, card.Needed.Sv, card.Content.Sv, string.Join(" · ", card.Choices)])),
    ], cancellation);

    /// <summary>Excel separates a drop-down's words by commas and allows 255 characters: a word with a comma is left for typing.</summary>
    private static List<string> ListedInExcel(ColumnCard card)
    {
        var words = card.Choices.Where(word => !word.Contains(',')).ToList();
        return words.Count == card.Choices.Count && string.Join(',', words).Length <= 255 ? words : [];
    }
}
