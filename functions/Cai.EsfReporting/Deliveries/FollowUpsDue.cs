using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>A participation whose follow-up is due and not told. Tells no identity.</summary>
/// <param name="Line">Line in the file as a person counts it.</param>
/// <param name="Exit">The month in which it ended.</param>
public sealed record FollowUpDue(int Line, Month Exit, FollowUpPoint After);

/// <summary>Which rows of a file lack a follow-up that is due by the end of its month. The first hundred.</summary>
internal sealed class FollowUpsDue(Month month)
{
    private const int MostListed = 100;

    private readonly List<FollowUpDue> listed = [];

    public IReadOnlyList<FollowUpDue> Listed => listed;

    public void Add(ParticipantRow row)
    {
        if (row.IsAnonymous || !row.End.Is(out var end) || row.Reason.Value is ExitReason.Deceased or ExitReason.RegisteredInError or ExitReason.None)
            return;
        Add(row, end, FollowUpPoint.NinetyDays, row.Status90Days);
        Add(row, end, FollowUpPoint.SixMonths, row.Status6Months);
    }

    private void Add(ParticipantRow row, DateOnly end, FollowUpPoint after, Cell<FollowUp> status)
    {
        if (status.IsBlank && listed.Count < MostListed && after.DueOn(end) <= month.LastDay)
            listed.Add(new(row.Line, Month.Of(end), after));
    }
}
