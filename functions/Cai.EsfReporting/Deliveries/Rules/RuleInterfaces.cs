using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A rule on the file as a whole, asked before its rows are read and again where reading stops.</summary>
internal interface IFileRule : IRule
{
    void Check(FileFacts file, Findings findings);
}

/// <param name="Address">Null when neither the path nor the name tells it.</param>
/// <param name="Project">Null when the catalogue has no such project.</param>
/// <param name="Today">The day of receipt.</param>
/// <param name="Line">Where reading stopped; 0 before it began.</param>
internal sealed record FileFacts(DeliveryAddress? Address, Project? Project, DateOnly Today, FileFault Fault, bool IsWindows1252, int Line);

/// <summary>A rule on the header row, asked once.</summary>
internal interface IHeaderRule : IRule
{
    void Check(HeaderFacts header, Findings findings);
}

/// <param name="Map">Null when no header row was found.</param>
/// <param name="FirstRow">The first row that holds anything; null when none does.</param>
internal sealed record HeaderFacts(ColumnMap? Map, ColumnMap? FirstRow);

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

/// <summary>What the rows of one file add up to so far.</summary>
internal sealed class RowsSoFar
{
    private readonly Dictionary<(Pseudonym, string, DateOnly), int> lines = [];

    public int Rows { get; set; }

    public int Rejected { get; set; }

    public int Accepted => Rows - Rejected;

    /// <summary>The line that already states the row's participation; null, and remembered, when none does.</summary>
    public int? EarlierLine(ParticipantRow row) =>
        lines.TryAdd((row.Pseudonym, row.Insats, row.Start.Value), row.Line) ? null : lines[(row.Pseudonym, row.Insats, row.Start.Value)];
}

/// <summary>A rule on the delivery beside what the site has delivered before, asked once, last.</summary>
internal interface IEarlierMonthsRule : IRule
{
    void Check(EarlierMonths earlier, Findings findings);
}

/// <param name="Current">The site's current deliveries as they were when this file came.</param>
internal sealed record EarlierMonths(DeliveryAddress Address, Project Project, string Sha256, IReadOnlyList<Delivery> Current)
{
    /// <summary>The delivery of the same month that this one replaces.</summary>
    public Delivery? Replaced => Current.FirstOrDefault(d => d.Address.Month == Address.Month);

    public static string Join(IEnumerable<Month> months) => string.Join(", ", months.Order());
}
