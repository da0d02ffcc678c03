using System.Globalization;
using CsvHelper;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>
/// How every csv is written that somebody may open in a spreadsheet. A text that begins as a formula does (<c>= + - @</c>, a tab, a line break)
/// has an apostrophe before it, which a spreadsheet takes for "this is text"; numbers and dates are as they are.
/// </summary>
internal static class SpreadsheetCsv
{
    /// <summary>The signs that machines read, but for the comma: a Swedish culture's minus is another character, which no import takes for one.</summary>
    private static readonly CultureInfo DecimalComma = CreateDecimalComma();

    /// <param name="stream">Left open.</param>
    /// <param name="decimalComma">As a Swedish spreadsheet expects it in numbers.</param>
    /// <param name="ragged">A row may have more cells than the header.</param>
    /// <returns>Writes UTF-8, with a byte order mark unless it is told otherwise.</returns>
    public static CsvWriter Create(Stream stream, char separator = ';', bool withMark = true, bool decimalComma = false, bool ragged = false) => CsvWriter.Create(
        stream, new CsvWriterOptions { Separator = separator, WriteByteOrderMark = withMark, ValidateFieldCount = !ragged, Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n", FormatProvider = decimalComma ? DecimalComma : CultureInfo.InvariantCulture }, leaveOpen: true);

    private static CultureInfo CreateDecimalComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return CultureInfo.ReadOnly(culture);
    }
}
