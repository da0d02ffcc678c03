using System.Globalization;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deadlines;

public enum WorkItemKind
{
    /// <summary>The window has opened.</summary>
    Opening = 0,
    /// <summary>To a site that has not delivered, before the deadline.</summary>
    Reminder,
    /// <summary>To a site that has not delivered, after the deadline.</summary>
    Late,
    /// <summary>To the förbund: who is missing.</summary>
    Summary,
    Frozen,
}

/// <summary>A month that a site has not delivered for good.</summary>
/// <param name="IsPreliminary">A file came before the month was over.</param>
public sealed record MissingMonth(Site Site, Month Month, bool IsPreliminary);

/// <summary>Something to do for a deadline, once.</summary>
/// <param name="Site">Null when it concerns the whole project.</param>
/// <param name="Missing">The months that are lacking; of the site, or by site for a summary.</param>
/// <param name="Id">Unique within the deadline, the same on every day that it is asked for.</param>
public sealed record WorkItem(WorkItemKind Kind, Project Project, Deadline Deadline, Site? Site, IReadOnlyList<MissingMonth> Missing, string Id)
{
    /// <summary>The word in json and paths.</summary>
    public string Word => Kind switch
    {
        WorkItemKind.Opening => "opening",
        WorkItemKind.Reminder => "reminder",
        WorkItemKind.Late => "late",
        WorkItemKind.Summary => "summary",
        _ => "frozen",
    };

    public string Subject(DateOnly today, Language language)
    {
        var what = Kind switch
        {
            WorkItemKind.Opening => new Text("Öppet", "Open"),
            WorkItemKind.Summary => new Text("Vem saknas", "Who is missing"),
            WorkItemKind.Frozen => new Text("Rapporten är fryst", "The report is frozen"),
            _ => When(today),
        };
        return $"{what.In(language)}: {Deadline.Name.In(language)} – {Site?.Name ?? Project.Name}";
    }

    public string Body(DateOnly today, Language language)
    {
        var due = Deadline.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var missing = string.Join(", ", Missing.Select(m => $"{m.Site.Name} {m.Month}{(m.IsPreliminary ? new Text(" (preliminär)", " (preliminary)").In(language) : "")}"));
        return Kind switch
        {
            WorkItemKind.Opening => new Text(
                "Nu kan {0} lämnas. Sista dag är {1}.", "{0} can now be reported. The last day is {1}.").In(language, Deadline.Name.In(language), due),
            WorkItemKind.Summary when Missing.Count == 0 => new Text(
                "Alla orter har levererat inför {0} ({1}).", "Every site has delivered for {0} ({1}).").In(language, Deadline.Name.In(language), due),
            WorkItemKind.Summary => new Text(
                "Inför {0} ({1}) saknas: {2}.", "Missing for {0} ({1}): {2}.").In(language, Deadline.Name.In(language), due, missing),
            _ => string.Join(' ', [
                $"{Deadline.Name.In(language)} – {When(today).In(language)}.",
                .. Missing.GroupBy(m => m.IsPreliminary).OrderBy(kind => kind.Key).Select(kind => Asks(kind.Key).In(language, string.Join(", ", kind.Select(m => m.Month))))]),
        };
    }

    /// <summary>What a site is asked for, of months of which nothing or something preliminary came.</summary>
    private static Text Asks(bool isPreliminary) => isPreliminary
        ? new("Filen för {0} kom innan månaden var slut och är preliminär. Lämna månaden igen, nu när den är slut.",
            "The file for {0} came before the month was over and is preliminary. Deliver the month again, now that it is over.")
        : new("Det saknas deltagarfil för {0}. Lämna filen, eller en fil med bara rubrikraden om det inte finns något att rapportera.",
            "The participant file is missing for {0}. Deliver it, or a file with the header row only when there is nothing to report.");

    /// <summary>How far off the deadline is.</summary>
    private Text When(DateOnly today) => Distance.Of(Deadline.Due.DayNumber - today.DayNumber);
}
