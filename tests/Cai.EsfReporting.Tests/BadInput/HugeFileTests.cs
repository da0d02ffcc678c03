using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Tests.Spreadsheets;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>Memory does not grow with what is delivered.</summary>
[Collection(Alone.Name)]
public sealed class HugeFileTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(200 * Megabyte, "FILE_RECORD_TOO_LONG")]
    [InlineData(300 * Megabyte, "FILE_TOO_LARGE")]
    [InlineData(1024 * Megabyte, "FILE_TOO_LARGE")]
    public async Task One_endless_line_is_refused_in_little_memory(long length, string code)
    {
        var file = Of(Encoding.ASCII.GetBytes(new string('x', 4096)), length, Encoding.ASCII.GetBytes(Check.Header + "\r\n"));
        // Of every thread, for the hash is made on another: no test runs beside this one.
        var before = GC.GetTotalAllocatedBytes(precise: true);
        (await Check.FileAsync(file)).Codes.ShouldBe([code]);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeInRange(Megabyte, 64 * Megabyte);
    }

    [Fact]
    public async Task An_open_quote_at_the_top_of_a_large_file_is_refused()
    {
        var answer = await Check.FileAsync(Of("a;b\n"u8.ToArray(), 50 * Megabyte, Encoding.ASCII.GetBytes(Check.Header + "\n\"")));
        answer.Codes.ShouldBe(["FILE_RECORD_TOO_LONG"]);
        answer.Of("FILE_RECORD_TOO_LONG").Single().Line.ShouldBe(2);
    }

    [Fact]
    public async Task A_workbook_with_a_million_empty_rows_is_streamed()
    {
        var bytes = Sheet($"<row r=\"1\">{Inline(Check.Header.Split(';'))}</row>", "<row/>", 1_000_000, "");
        var answer = await Check.BytesAsync(bytes);
        answer.Receipt.IsZeroReturn.ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_number_beyond_the_sheet_does_not_make_rows_without_end()
    {
        var bytes = Sheet($"<row r=\"1\">{Inline(Check.Header.Split(';'))}</row>", "", 0, $"<row r=\"2000000000\">{Inline(["a", "b"])}</row>");
        (await Check.BytesAsync(bytes)).Codes.ShouldBe(["FILE_TOO_MANY_ROWS"]);
    }

    private static DeliveryFile Of(byte[] piece, long length, byte[] head) => new(length, _ => Task.FromResult<Stream>(new RepeatingStream(piece, length, head)));

    private static string Inline(IEnumerable<string> cells) => string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"));

    private static byte[] Sheet(string first, string row, int times, string last) =>
        new RawWorkbook().Sheet("a", string.Concat(Enumerable.Repeat(row, times).Prepend(first).Append(last))).ToBytes();
}
