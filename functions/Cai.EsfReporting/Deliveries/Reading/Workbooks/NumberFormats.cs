using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>How the numbers of a workbook are shown, by the style that each cell names.</summary>
internal sealed class NumberFormats
{
    public static readonly NumberFormats None = new([]);

    private readonly IReadOnlyList<NumberFormat> styles;

    private NumberFormats(IReadOnlyList<NumberFormat> styles) => this.styles = styles;

    /// <summary>A plain number when the workbook has no such style.</summary>
    public NumberFormat this[int style] => (uint)style < (uint)styles.Count ? styles[style] : NumberFormat.General;

    /// <param name="markup">The part; disposed.</param>
    public static NumberFormats Read(Markup markup)
    {
        using (markup)
        {
            var codes = new Dictionary<int, string>();
            var formats = new Dictionary<int, NumberFormat>();
            var ofStyles = new List<NumberFormat>();
            var ofCells = false;
            while (markup.Read())
            {
                if (markup.Name.SequenceEqual("cellXfs"u8))
                    ofCells = !markup.IsEnd && !markup.IsEmpty;
                else if (!markup.IsEnd && markup.Name.SequenceEqual("numFmt"u8))
                    AddCode(markup.Attributes, codes);
                else if (!markup.IsEnd && ofCells && markup.Name.SequenceEqual("xf"u8))
                    ofStyles.Add(Of(markup.Attributes, codes, formats));
                if (codes.Count > FileLimits.CellStyles || ofStyles.Count > FileLimits.CellStyles)
                    throw new UnreadableWorkbookException(FileFault.TooManyStyles);
            }

            return new(ofStyles);
        }
    }

    private static void AddCode(Attributes attributes, Dictionary<int, string> codes)
    {
        int? id = null;
        var code = "";
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("numFmtId"u8))
                id = Number(attributes.Value);
            else if (attributes.Name.SequenceEqual("formatCode"u8))
                code = Attributes.Decode(attributes.Value[..Math.Min(attributes.Value.Length, NumberFormat.LongestCode)]);
        }

        if (id is { } known)
            codes[known] = code;
    }

    private static NumberFormat Of(Attributes attributes, Dictionary<int, string> codes, Dictionary<int, NumberFormat> formats)
    {
        if (!attributes.Find("numFmtId"u8, out var told) || Number(told) is not { } id)
            return NumberFormat.General;
        if (!formats.TryGetValue(id, out var format))
            formats.Add(id, format = codes.TryGetValue(id, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(id));
        return format;
    }

    private static int? Number(ReadOnlySpan<byte> value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
