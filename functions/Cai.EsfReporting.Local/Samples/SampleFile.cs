using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Local.Samples;

/// <summary>A file that a sample site sends.</summary>
internal sealed record SampleFile(DeliveryAddress Address, byte[] Content)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static IReadOnlyList<string> Header => [.. FileFormat.ParticipantsOfEsfPlus.Columns.Select(card => card.Name)];

    public static SampleFile Csv(DeliveryAddress address, IEnumerable<IReadOnlyDictionary<Column, string>> rows, bool asExcelSavesIt = false)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        text.WriteLine(string.Join(';', Header));
        foreach (var row in rows)
            text.WriteLine(string.Join(';', Cells(row)));
        return new(address, (asExcelSavesIt ? Windows1252 : Encoding.UTF8).GetBytes(text.ToString()));
    }

    public static async Task<SampleFile> WorkbookAsync(DeliveryAddress address, IEnumerable<IReadOnlyDictionary<Column, string>> rows, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        await Workbook.WriteAsync(stream, new("Deltagare", Language.Sv),
            [new TableSheet("Deltagare", null, [], [.. Header.Select(name => new SheetColumn(name, ColumnKind.Text, name.Length + 3))], rows.Select(row => (IReadOnlyList<object?>)[.. Cells(row)]))], cancellation);
        return new(address, stream.ToArray());
    }

    private static IEnumerable<string> Cells(IReadOnlyDictionary<Column, string> row) => FileFormat.ParticipantsOfEsfPlus.Columns.Select(card => row.GetValueOrDefault(card.Column, ""));
}
