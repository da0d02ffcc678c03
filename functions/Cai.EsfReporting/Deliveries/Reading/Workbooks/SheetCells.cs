using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>A sheet's cells in the order of its part: row after row, and in each those cells that hold something. What is not there costs nothing.</summary>
internal sealed class SheetCells : IDisposable
{
    /// <summary>Cells that a row of Excel has.</summary>
    private const int MostCells = 16_384;

    /// <summary>Bytes of a formula that are kept to be shown.</summary>
    private const int ShownFormula = 100;

    private readonly OpenedWorkbook workbook;
    private readonly Markup markup;
    private readonly CellNumbers numbers;
    private readonly ByteText text = new();
    private readonly ByteText formula = new();
    private bool inData;
    private bool inRow;
    private int cellsInRow;
    private bool isShared;
    private int shared;

    /// <param name="percents">Write a number with its per cent sign where its cell shows one.</param>
    public SheetCells(OpenedWorkbook workbook, WorkbookSheet sheet, bool percents, CancellationToken cancellation)
    {
        this.workbook = workbook;
        numbers = new(workbook.Is1904, percents);
        markup = workbook.Parts.Markup(sheet.Part, cancellation);
    }

    /// <summary>1-based, as Excel numbers rows.</summary>
    public int Row { get; private set; }

    /// <summary>Hidden by hand, by a filter, or in a closed group.</summary>
    public bool IsRowHidden { get; private set; }

    /// <summary>0-based.</summary>
    public int Column { get; private set; }

    /// <summary>
    /// The cell as UTF-8, until the next is read: a text with all its runs, a number as <see cref="CellNumbers"/> writes it, an error as
    /// Excel names it, and for a formula that was never calculated the formula itself behind <see cref="CellErrors.NotCalculated"/>.
    /// </summary>
    public ReadOnlySpan<byte> Text => isShared ? workbook.Shared[shared] : text.Span;

    /// <summary>Goes to the next row that the part has, whether or not anything is in it; false behind the last.</summary>
    /// <exception cref="UnreadableWorkbookException"/>
    public bool NextRow()
    {
        while (inRow)
            NextCell();
        if (!inData && !FindData())
            return false;
        while (markup.Read() && !markup.IsEnd)
        {
            if (!markup.Name.SequenceEqual("row"u8))
            {
                markup.Skip();
                continue;
            }

            inRow = !markup.IsEmpty;
            ReadRow(markup.Attributes);
            return true;
        }

        inData = false;
        return false;
    }

    /// <summary>Goes to the row's next cell that holds something.</summary>
    /// <exception cref="UnreadableWorkbookException"/>
    public bool NextCell()
    {
        while (inRow && markup.Read() && !markup.IsEnd)
        {
            if (!markup.Name.SequenceEqual("c"u8))
                markup.Skip();
            else if (ReadCell(markup.Attributes))
                return true;
        }

        inRow = false;
        return false;
    }

    public void Dispose() => markup.Dispose();

    private bool FindData()
    {
        while (!inData && markup.Read())
        {
            if (!markup.IsEnd && markup.Depth > 1 && !markup.Name.SequenceEqual("sheetData"u8))
                markup.Skip();
            else
                inData = !markup.IsEnd && !markup.IsEmpty && markup.Name.SequenceEqual("sheetData"u8);
        }

        return inData;
    }

    private void ReadRow(Attributes attributes)
    {
        var before = Row++;
        IsRowHidden = false;
        (Column, cellsInRow) = (-1, 0);
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("r"u8))
                Row = Number(attributes.Value);
            else if (attributes.Name.SequenceEqual("hidden"u8))
                IsRowHidden = OpenedWorkbook.IsTrue(attributes.Value);
        }

        if (Row > FileLimits.Rows)
            throw new UnreadableWorkbookException(FileFault.TooManyRows);
        if (Row <= before)
            throw new UnreadableWorkbookException(FileFault.Damaged);
    }

    /// <summary>True when the cell holds something.</summary>
    private bool ReadCell(Attributes attributes)
    {
        if (++cellsInRow > MostCells)
            throw new UnreadableWorkbookException(FileFault.Damaged);
        Column++;
        var (style, type) = (0, CellType.Number);
        while (attributes.Next())
        {
            if (attributes.Name.Length != 1)
                continue;
            switch (attributes.Name[0])
            {
                case (byte)'r':
                    Column = CellReference.Read(attributes.Value).Column;
                    break;
                case (byte)'s':
                    style = Number(attributes.Value);
                    break;
                case (byte)'t':
                    type = TypeOf(attributes.Value);
                    break;
            }
        }

        text.Clear();
        isShared = false;
        if (markup.IsEmpty)
            return false;
        var (calculates, calculated) = (false, type == CellType.FormulaText);
        while (markup.Read() && !markup.IsEnd)
        {
            if (markup.Name.SequenceEqual("v"u8))
            {
                var value = markup.ReadText();
                calculated |= !value.IsEmpty;
                AddValue(value, type, style);
            }
            else if (markup.Name.SequenceEqual("is"u8))
            {
                SharedTexts.ReadRuns(markup, text);
            }
            else if (markup.Name.SequenceEqual("f"u8))
            {
                calculates = true;
                var stated = markup.ReadText();
                formula.Clear();
                formula.Add(stated[..Math.Min(stated.Length, ShownFormula)]);
            }
            else
            {
                markup.Skip();
            }
        }

        if (calculates && !calculated)
        {
            text.Clear();
            text.Add([CellErrors.NotCalculated, (byte)'=']);
            text.Add(formula.Span);
        }

        return !Text.IsEmpty;
    }

    private void AddValue(ReadOnlySpan<byte> value, CellType type, int style)
    {
        if (value.IsEmpty)
            return;
        switch (type)
        {
            case CellType.Shared:
                (isShared, shared) = (true, Number(value));
                break;
            case CellType.Number:
                numbers.Add(value, workbook.Formats[style], text);
                break;
            case CellType.Boolean:
                text.Add(OpenedWorkbook.IsTrue(value) ? "true"u8 : "false"u8);
                break;
            case CellType.Error:
                text.Add(CellErrors.Contain(value) ? value : CellErrors.Unnamed);
                break;
            default:
                text.Add(value);
                text.Unescape(0);
                break;
        }
    }

    private static CellType TypeOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("s"u8) ? CellType.Shared
        : name.SequenceEqual("n"u8) ? CellType.Number
        : name.SequenceEqual("str"u8) ? CellType.FormulaText
        : name.SequenceEqual("b"u8) ? CellType.Boolean
        : name.SequenceEqual("e"u8) ? CellType.Error
        : CellType.Text;

    /// <summary>Larger than anything where it is no number.</summary>
    private static int Number(ReadOnlySpan<byte> digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private enum CellType { Number = 0, Shared, FormulaText, Text, Boolean, Error }
}
