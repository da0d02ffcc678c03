using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What is told to somebody who approves, judges or comments on a month's report: by when, for it to stand in what a deadline freezes, and what it can no longer stand in.</summary>
public static class FreezeNotes
{
    /// <param name="frozen">Ids of the deadlines whose report is frozen.</param>
    /// <returns>A sentence or two for each deadline of the month, by day; one where it has none.</returns>
    public static IReadOnlyList<Text> Of(Project project, Month asOf, DateTimeOffset now, IReadOnlySet<string> frozen)
    {
        var notes = ReportingCalendar.Of(project).Where(deadline => deadline.Month == asOf).Select(deadline => Of(deadline, now, frozen.Contains(deadline.Id))).ToList();
        return notes.Count > 0 ? notes : [new("Ingen tidsgräns fryser rapporten.", "No deadline freezes the report.")];
    }

    private static Text Of(Deadline deadline, DateTimeOffset now, bool isFrozen)
    {
        var (name, due) = (deadline.Name, Figures.Day(deadline.Due));
        if (now < deadline.CutOff)
            return new($"{name.Sv}, sista dag {due}: senast {Figures.Day(deadline.FreezeDay)} (till midnatt) för att komma med i det som fryses.",
                $"{name.En}, due {due}: by {Figures.Day(deadline.FreezeDay)} (until midnight) to be in what is frozen.");
        var passed = StockholmTime.Show(deadline.CutOff);
        return isFrozen
            ? new($"{name.Sv}, sista dag {due}: fryst som den var {passed}. Det som sparas nu kommer inte med i den frysta; det står bredvid den i listan över frysta rapporter.",
                $"{name.En}, due {due}: frozen as it was {passed}. What is saved now is not in the frozen one; it stands beside it in the list of frozen reports.")
            : new($"{name.Sv}, sista dag {due}: gränsen för att komma med i det som fryses passerade {passed}. Det som sparas nu kommer inte med.",
                $"{name.En}, due {due}: the limit for being in what is frozen passed {passed}. What is saved now is not in it.");
    }
}
