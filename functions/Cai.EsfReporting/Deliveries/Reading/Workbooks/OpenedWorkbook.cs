namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <param name="Part">Where its cells are.</param>
/// <param name="IsHidden">Nobody sees it without asking for it.</param>
internal sealed record WorkbookSheet(string Name, string Part, bool IsHidden);

/// <summary>A workbook's sheets, and what its cells refer to.</summary>
internal sealed class OpenedWorkbook : IDisposable
{
    /// <summary>Sheets that are told apart by name; those looked into are fewer.</summary>
    private const int MostSheets = 1024;

    private readonly Stream? stream;
    private readonly CancellationToken cancellation;
    private readonly string? styles;
    private readonly string? texts;
    private NumberFormats? formats;
    private SharedTexts? shared;

    /// <param name="stream">Seekable; disposed with the workbook.</param>
    /// <exception cref="UnreadableWorkbookException"/>
    public OpenedWorkbook(Stream stream, CancellationToken cancellation) : this(new PackageParts(stream), cancellation) => this.stream = stream;

    /// <param name="parts">Disposed with the workbook.</param>
    /// <exception cref="UnreadableWorkbookException"/>
    public OpenedWorkbook(PackageParts parts, CancellationToken cancellation)
    {
        (Parts, this.cancellation) = (parts, cancellation);
        Part = PartOf(Parts, cancellation) ?? throw new UnreadableWorkbookException(FileFault.Damaged);
        var relations = Parts.RelationsOf(Part, cancellation);
        Sheets = ReadSheets(relations.Where(r => r.Kind == "worksheet").DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Target));
        styles = relations.FirstOrDefault(r => r.Kind == "styles" && Parts.Has(r.Target))?.Target;
        texts = relations.FirstOrDefault(r => r.Kind == "sharedStrings")?.Target;
    }

    public PackageParts Parts { get; }

    /// <summary>The part that lists the sheets.</summary>
    public string Part { get; }

    /// <summary>In the workbook's order; those that hold no cells (charts, dialogues) left out.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    public NumberFormats Formats => formats ??= styles is null ? NumberFormats.None : NumberFormats.Read(Parts.Markup(styles, cancellation));

    /// <summary>Days are counted from 1904, as Excel for Macintosh did.</summary>
    public bool Is1904 { get; private set; }

    /// <summary>The texts that cells share; read when the first is asked for.</summary>
    public SharedTexts Shared => shared ??= SharedTexts.Read(Parts.Markup(texts ?? throw new UnreadableWorkbookException(FileFault.Damaged), cancellation));

    /// <summary>Null for a workbook whose cells share none.</summary>
    public SharedTexts? SharedOrNone => texts is not null && Parts.Has(texts) ? Shared : null;

    /// <summary>Bytes of the file read so far; an estimate.</summary>
    public long Position => stream?.Position ?? 0;

    public void Dispose()
    {
        Parts.Dispose();
        stream?.Dispose();
    }

    /// <summary>The part of a package that lists the sheets; null when it is no workbook. One without relations is still a workbook when it has what they usually name.</summary>
    public static string? PartOf(PackageParts parts, CancellationToken cancellation)
    {
        var part = parts.RelationsOf("", cancellation).FirstOrDefault(r => r.Kind == "officeDocument")?.Target ?? "xl/workbook.xml";
        if (!parts.Has(part))
            return null;
        using var markup = parts.Markup(part, cancellation);
        return markup.Read() && markup.Name.SequenceEqual("workbook"u8) ? part : null;
    }

    private List<WorkbookSheet> ReadSheets(Dictionary<string, string> worksheets)
    {
        var sheets = new List<WorkbookSheet>();
        using var markup = Parts.Markup(Part, cancellation);
        while (markup.Read())
        {
            if (markup.IsEnd)
                continue;
            if (markup.Name.SequenceEqual("workbookPr"u8))
                Is1904 = markup.Attributes.Find("date1904"u8, out var since) && IsTrue(since);
            else if (markup.Name.SequenceEqual("sheet"u8) && sheets.Count < MostSheets && ReadSheet(markup.Attributes, worksheets) is { } sheet)
                sheets.Add(sheet);
        }

        return sheets;
    }

    private static WorkbookSheet? ReadSheet(Attributes attributes, Dictionary<string, string> worksheets)
    {
        string name = "", id = "";
        var hidden = false;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("name"u8))
                name = Attributes.Decode(attributes.Value);
            else if (attributes.Name.SequenceEqual("state"u8))
                hidden = !attributes.Value.SequenceEqual("visible"u8);
            else if (attributes.Name.EndsWith(":id"u8))
                id = Attributes.Decode(attributes.Value);
        }

        return worksheets.TryGetValue(id, out var part) ? new(name, part, hidden) : null;
    }

    /// <summary>As xml writes yes.</summary>
    public static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8);
}
