using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.History;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A rule on the file as a whole, asked before its rows are read and again where reading stops.</summary>
internal interface IFileRule : IRule
{
    void Check(FileFacts file, Findings findings);
}

/// <param name="Where">What path and name tell of where it belongs; null when nothing was asked of them.</param>
/// <param name="Project">Null when the catalogue has no such project.</param>
/// <param name="Today">The day of receipt.</param>
/// <param name="Text">How its text is read.</param>
/// <param name="Line">Where reading stopped; 0 before it began.</param>
internal sealed record FileFacts(FileAddress? Where, Project? Project, DateOnly Today, FileFault Fault, TextForm Text, int Line)
{
    /// <summary>Null unless project, site and month are told.</summary>
    public DeliveryAddress? Address => Where?.Address;

    /// <summary>What the file is, where it is no table.</summary>
    public FileNature Nature { get; init; }
}

/// <summary>A rule on the header row, asked once.</summary>
internal interface IHeaderRule : IRule
{
    void Check(HeaderFacts header, Findings findings);
}

/// <param name="Format">The kind of file that it should be the header of.</param>
/// <param name="Map">Null when no header row was found.</param>
/// <param name="FirstRow">The first row that holds anything; null when none does.</param>
internal sealed record HeaderFacts(FileFormat Format, ColumnMap? Map, ColumnMap? FirstRow)
{
    /// <summary>How its cells are separated where all of it stands in one; null as a rule.</summary>
    public OneColumn.Header? InOne { get; init; }

    /// <summary>Null for a file that is no workbook.</summary>
    public SheetFacts? Sheets { get; init; }

    /// <summary>The month that the delivery is of.</summary>
    public required Month Month { get; init; }
}

/// <summary>A rule on one row, asked for every row of participants.</summary>
internal interface IRowRule : IRule
{
    void Check(ParticipantRow row, Findings findings);
}

/// <summary>A rule on rows together: asked for every row that passed the row rules, and once at the end.</summary>
internal interface IAcrossRowsRule : IRule
{
    void CheckRow(ParticipantRow row, RowsSoFar rows, Findings findings)
    {
    }

    void CheckEnd(RowsSoFar rows, Findings findings)
    {
    }
}

/// <summary>What the rows of one file add up to so far. All that grows with the file is one line number a participation.</summary>
/// <param name="fileBytes">Length of the file: a row is seldom under a hundred bytes, so memory is taken once.</param>
internal sealed class RowsSoFar(long fileBytes)
{
    private readonly Dictionary<Told, int> lines = new((int)Math.Min(fileBytes / 100, FileLimits.Rows));
    private readonly Dictionary<string, int> insatser = [];

    public int Rows { get; set; }

    public int Rejected { get; set; }

    public int Accepted => Rows - Rejected;

    /// <summary>Rows that were counted and that nobody sees in the workbook.</summary>
    public RowsApart Hidden { get; } = new();

    /// <summary>Rows that are nobody's and were not counted, with something in them that no template need have.</summary>
    public RowsApart Unfilled { get; } = new();

    /// <summary>The line that already states the row's participation; null, and remembered, when none does.</summary>
    public int? EarlierLine(ParticipantRow row)
    {
        if (!insatser.TryGetValue(row.Insats, out var insats))
            insatser.Add(row.Insats, insats = insatser.Count);
        var told = Told.Of(row.Pseudonym, insats, row.Start.Value);
        return lines.TryAdd(told, row.Line) ? null : lines[told];
    }

    /// <summary>
    /// A participation in half the bytes of a pseudonym: 128 of its random bits, the latter 64 of them with insats and start
    /// folded in, so that one person's participations never meet and two people's do as rarely as half a hash does.
    /// </summary>
    private readonly record struct Told(ulong Person, ulong Participation)
    {
        public static Told Of(Pseudonym pseudonym, int insats, DateOnly start) =>
            new(pseudonym.First, pseudonym.Second ^ (((ulong)insats << 32) | (uint)start.DayNumber));

        // The bits are random already.
        public override int GetHashCode() => (int)(Person ^ Participation);
    }
}

/// <summary>Rows of a kind that is told of once.</summary>
internal sealed class RowsApart
{
    public int Count { get; private set; }

    /// <summary>0 when there are none.</summary>
    public int FirstLine { get; private set; }

    public void Add(int line)
    {
        if (Count++ == 0)
            FirstLine = line;
    }
}

/// <summary>A rule on one row of key figures, asked for every one.</summary>
internal interface IFigureRule : IRule
{
    void Check(FigureRow row, Findings findings);
}

/// <summary>A rule on a key figure beside others: the file's own, and those told before. Asked for every row that passed the row rules.</summary>
internal interface IFigureBesideOthersRule : IRule
{
    void Check(FigureRow row, FiguresSoFar figures, Findings findings);
}

/// <summary>A rule on the delivery beside what the site has delivered before, asked once, last.</summary>
internal interface IEarlierMonthsRule : IRule
{
    void Check(EarlierMonths earlier, Findings findings);
}

/// <param name="Current">The site's current deliveries as they were when this file came.</param>
/// <param name="Rows">Rows of participants in the file.</param>
/// <param name="Beside">What the file tells beside what was told before; <see cref="BesideEarlier.Nothing"/> when that was not looked at.</param>
/// <param name="Confirmed">Whoever delivers has said that what looks wrong is right.</param>
internal sealed record EarlierMonths(DeliveryAddress Address, Project Project, FileMark File, IReadOnlyList<Delivery> Current, int Rows, BesideEarlier Beside, bool Confirmed)
{
    /// <summary>What path and name tell; null when nothing was asked of them.</summary>
    public FileAddress? Where { get; init; }

    /// <summary>Ids of goals, activities and assignments that the replaced file says something of, and this one does not.</summary>
    public IReadOnlyList<string> NoLongerJudged { get; init; } = [];

    /// <summary>Refuses the file, or notes what was confirmed.</summary>
    public void Refuse(Rule rule, Findings findings, params ReadOnlySpan<object> details)
    {
        if (Confirmed)
            findings.OnLine(Rules.Confirmed.Noted, 0, "", null, new Choice(new(rule.Message.In(Language.Sv, [.. details]), rule.Message.In(Language.En, [.. details]))));
        else
            findings.OnFile(rule, details);
    }

    /// <summary>The delivery of the same month that this one replaces.</summary>
    public Delivery? Replaced => Current.FirstOrDefault(d => d.Address.Month == Address.Month);

    /// <summary>An insats by its name in the catalogue; masked where it is the file's own word.</summary>
    public string NameOf(string insats) => Project.Insatser.FirstOrDefault(i => i.Id == insats)?.Name ?? Masking.Mask(insats);

    /// <summary>An exit reason as files write it.</summary>
    public string NameOf(ExitReason reason) => Project.Words.Reasons.Of(reason);

    public static string Join(IEnumerable<Month> months) => string.Join(", ", months.Order());
}
