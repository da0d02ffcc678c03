using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>One row of a key-figure file, each cell read as what it should be. The same object is filled again for every row.</summary>
internal sealed class FigureRow(ITable table, ColumnMap columns, Project project, Month month) : IDeliveredRow
{
    public const int LongestComment = 1000;

    /// <summary>Words that a blank site is written with.</summary>
    private static readonly string[] WholeProject = ["helaprojektet", "projektet", "alla", "allaorter", "totalt"];

    private readonly Dictionary<Column, string> texts = [];

    public FigureNames Names { get; } = new(project);

    public Project Project => project;

    /// <summary>The delivery month.</summary>
    public Month Month => month;

    public int Line => table.Line;

    /// <inheritdoc cref="ParticipantRow.Swallowed"/>
    public SwallowedRows? Swallowed => SwallowedRows.In(table, columns, month);

    public bool IsShifted => ShiftedCells.In(table, columns, [Column.Outcome, Column.Target]);

    public char? Separator => table.Separator;

    public bool HasTextAfterQuote => table.HasTextAfterQuote;

    /// <summary>What the row says of a goal, activity or assignment; null for a row of a key figure, and for one that names nothing known.</summary>
    public Judged? Judged { get; private set; }

    /// <summary>Null when the cell is blank or names none.</summary>
    public KeyFigure? Figure { get; private set; }

    /// <summary>Null for the whole project, and for a site that is unknown.</summary>
    public Site? Site { get; private set; }

    public bool IsSiteUnknown { get; private set; }

    public Cell<Period> Period { get; private set; }

    /// <summary>The number; blank for words, unreadable for neither. Nothing without a figure, whose unit decides.</summary>
    public Cell<FigureNumber> Number { get; private set; }

    /// <summary>Why there is no number, or the value of a figure in words; empty otherwise.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The target as a number; blank for one in a word.</summary>
    public Cell<FigureNumber> Target { get; private set; }

    /// <summary>The target as a word; none for a number.</summary>
    public TargetWord TargetWord { get; private set; }

    /// <summary>Null unless both are whole numbers and can be a count of others.</summary>
    public (long Numerator, long Denominator)? Parts { get; private set; }

    public bool ArePartsUnreadable { get; private set; }

    public string Comment => Text(Column.Comment);

    /// <summary>On its lines and whole, where <see cref="Comment"/> ends at <see cref="LongestComment"/> characters.</summary>
    public string WholeComment { get; private set; } = "";

    public FigureUnit Unit => Figure?.Unit ?? FigureUnit.Text;

    /// <summary>The value as it is understood, to be quoted.</summary>
    public FigureValue Value => new(Number.Is(out var number) ? number.Value : null, Words, Unit);

    /// <summary>A cell's text, tidy; empty when it is blank or the file has no such column.</summary>
    public string Text(Column column) => texts.GetValueOrDefault(column, "");

    /// <summary>The bytes of a cell; empty when the file has no such column.</summary>
    public ReadOnlySpan<byte> Bytes(Column column) => columns[column] is >= 0 and var field ? table.Field(field) : [];

    /// <summary>Reads the table's current row.</summary>
    public void Fill()
    {
        foreach (var card in Columns.KeyFigures)
            texts[card.Column] = columns[card.Column] is >= 0 and var field
                ? TextPool.Tidy(Encoding.UTF8.GetString(table.Field(field)), LongestComment) : "";
        WholeComment = columns[Column.Comment] is >= 0 and var comment ? CommentText.Plain(Encoding.UTF8.GetString(table.Field(comment)).Normalize()) : "";
        ReadName(Text(Column.Indicator));
        (Site, IsSiteUnknown) = SiteOf(Text(Column.Site));
        Period = Text(Column.Period) is not { Length: > 0 } stated ? default : Calendar.Period.TryParse(stated, out var period) ? new(period) : new(CellState.Unreadable, default);
        ReadParts();
        ReadOutcome();
        TargetWord = Figure is null || Unit == FigureUnit.Text ? TargetWord.None : TargetWords.Find(Text(Column.Target));
        Target = Figure is null || Unit == FigureUnit.Text || TargetWord != TargetWord.None ? default : FigureNumber.Read(Text(Column.Target), Unit, null);
        if (Unit == FigureUnit.Percent && Target.Value.Value > 1)
            Target = new(CellState.Unreadable, default);
    }

    /// <summary>What has a period or an outcome is a key figure wherever one goes by the name.</summary>
    private void ReadName(string name)
    {
        IReadOnlyList<Judgeable> judged = name.Length > 0 ? Names.Judged(name) : [];
        Figure = name.Length == 0 || judged.Count > 0 && Text(Column.Period).Length + Text(Column.Outcome).Length == 0 ? null : Names.Find(name);
        Judged = Figure is null && judged.Count > 0 ? new(judged, Text(Column.Judgement), Text(Column.Status), WholeComment) : null;
    }

    /// <summary>The row as the pipeline keeps it. Only for a row that passed every rule that rejects.</summary>
    public FigureStatement ToStatement() => Judged is { } judged ? new("", "", Calendar.Period.Of(month, month), null, "", null, null, null, judged.Comment, judged.About.Id, judged.Decides) : new(
        Figure!.Id, Site?.Id ?? "", Period.Value, Value.Number, Words, Parts?.Numerator, Parts?.Denominator,
        TargetWord != TargetWord.None ? FigureTarget.Of(TargetWord) : Target.Is(out var target) ? FigureTarget.Of(target.Value) : null, Comment);

    /// <summary>A period is shown as it was read: two months look like an identity to a mask.</summary>
    public string? Shown(Column column) =>
        column == Column.Period && Period.Is(out var period) ? period.ToString()
        : Text(column) is { Length: > 0 } text ? Masking.Mask(text) : null;

    public Text? Odd(Column column) => OddCharacter.In(Text(column));

    public string? Heading(Column column) => columns.HeadingOf(column);

    private void ReadParts()
    {
        var (numerator, denominator) = (Whole(Text(Column.Numerator)), Whole(Text(Column.Denominator)));
        Parts = numerator.Is(out var n) && denominator.Is(out var d) && d > 0 ? (n, d) : null;
        ArePartsUnreadable = Parts is null && !(numerator.IsBlank && denominator.IsBlank);
    }

    private void ReadOutcome()
    {
        var text = Text(Column.Outcome);
        (Number, Words) = (default, "");
        if (Figure is null)
            return;
        if (Unit == FigureUnit.Text || MissingWords.Contain(text))
            Words = text;
        else if (text.Length == 0 && Parts is var (numerator, denominator) && Unit == FigureUnit.Percent)
            Number = new(new FigureNumber((decimal)numerator / denominator, 0, PercentReading.Certain));
        else if (text.Length == 0 && MissingWords.Contain(Comment))
            Words = Comment;
        else
            Number = FigureNumber.Read(text, Unit, Parts is { } parts ? (decimal)parts.Numerator / parts.Denominator : null);
    }

    /// <summary>By id or name; a blank is the project.</summary>
    private (Site? Site, bool Unknown) SiteOf(string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length == 0 || WholeProject.Contains(folded) || folded == Folding.Fold(project.Name) || folded == project.Id)
            return (null, false);
        var site = project.Sites.FirstOrDefault(s => Folding.Fold(s.Name) == folded || s.Id == DeliveryAddress.Slug(text));
        return (site, site is null);
    }

    private static Cell<long> Whole(string text) =>
        text.Length == 0 ? default
        : FigureNumber.Read(text, FigureUnit.Count, null).Is(out var number) ? new((long)number.Value) : new(CellState.Unreadable, default);
}
