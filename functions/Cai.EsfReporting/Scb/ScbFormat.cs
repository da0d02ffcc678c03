namespace Cai.EsfReporting.Scb;

/// <summary>The form in which the participant file for SCB is written.</summary>
public enum ScbFormat { Csv = 0, Xlsx }

/// <summary>The words and names of <see cref="ScbFormat"/>.</summary>
public static class ScbFormats
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary><c>csv</c> or <c>xlsx</c>, as a file's ending or an address says it.</summary>
    public static bool TryParse(string? word, out ScbFormat format)
    {
        format = string.Equals(word, "xlsx", StringComparison.OrdinalIgnoreCase) ? ScbFormat.Xlsx : ScbFormat.Csv;
        return format == ScbFormat.Xlsx || string.Equals(word, "csv", StringComparison.OrdinalIgnoreCase);
    }

    public static string Word(this ScbFormat format) => format == ScbFormat.Xlsx ? "xlsx" : "csv";

    /// <param name="layout">Says the character set of a csv.</param>
    public static string ContentType(this ScbFormat format, Catalogue.ScbLayout layout) => format == ScbFormat.Xlsx ? XlsxType : $"text/csv; charset={layout.Encoding.WebName}";
}
