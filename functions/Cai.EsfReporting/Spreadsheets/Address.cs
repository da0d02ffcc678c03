using System.Globalization;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Names of cells. Columns count from 0, rows from 1.</summary>
internal static class Address
{
    /// <summary>A, B … Z, AA …</summary>
    public static string Column(int column) => column < 26 ? ((char)('A' + column)).ToString() : Column((column / 26) - 1) + Column(column % 26);

    /// <summary><c>B5</c></summary>
    public static string Cell(int column, uint row) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");

    /// <summary><c>A1:C9</c></summary>
    public static string Range(int left, uint top, int right, uint bottom) => $"{Cell(left, top)}:{Cell(right, bottom)}";

    /// <summary><c>'Orter'!$B$6:$B$17</c></summary>
    public static string Absolute(string sheet, int column, uint first, uint last) => first == last
        ? string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${Column(column)}${first}")
        : string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${Column(column)}${first}:${Column(column)}${last}");
}
