using System.ComponentModel;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>Who has delivered what, of the sites that the visitor may see.</summary>
/// <remarks>As <see cref="StatusEndpoint"/> tells it.</remarks>
internal sealed record Standing(IReadOnlyList<StandingOfProject> Projects)
{
    [Description("Reminders on their way; to operators only.")]
    public Outbox? Outbox { get; init; }

    [Description("Tokens that have ended, or end within a month; to operators only.")]
    public IReadOnlyList<Token>? Tokens { get; init; }
}

internal sealed record StandingOfProject(string Project, [property: Description("The latest month that is told of, yyyy-MM.")] string? AsOf,
    [property: Description("All its months and deadlines are past: nothing is late any longer.")] bool Finished, DaysToDeadline? NextDeadline, IReadOnlyList<StandingOfSite> Sites)
{
    [Description("Where the public editions stand, the latest month first; to those who may read internal reports.")]
    public IReadOnlyList<StandingOfPublic>? Public { get; init; }

    [Description("What has changed since reports were frozen; to those who may read internal reports.")]
    public IReadOnlyList<ChangedSinceFrozen>? SinceFrozen { get; init; }
}

internal sealed record StandingOfPublic([property: Description("yyyy-MM")] string Month,
    [property: Description("waiting (still to be made of the latest deliveries), draft (made, and not public until a deadline freezes it), public (for good) or passed (a later month is public, and this one will not be).")] string State,
    [property: Description("What it means and what to do, in Swedish.")] string Sv, [property: Description("The same in English.")] string En)
{
    [Description("What the edition leaves out, since no pattern of hidden numbers protects it: month for all of it; areas for sub-projects and sites; areas/ and the id of a sub-project for its sites; and the words of breakdowns. Not there when it leaves nothing out.")]
    public IReadOnlyList<string>? Withheld { get; init; }
}

internal sealed record DaysToDeadline(string Id, [property: Description("yyyy-MM-dd, the last day.")] string Due, int? DaysLeft);

internal sealed record StandingOfSite(string Site, IReadOnlyList<StandingOfMonth> Months);

internal sealed record StandingOfMonth([property: Description("yyyy-MM")] string Month,
    [property: Description("delivered, partly-accepted, zero-return, preliminary (came before the month was over: it counts, and is to be delivered again), rejected or missing.")] string State,
    [property: Description("yyyy-MM-dd; null when nothing asks for the month.")] string? Due)
{
    [Description("It came after its deadline; otherwise not there.")]
    public bool? Late { get; init; }

    [Description("Its deadline has passed; otherwise not there.")]
    public bool? Overdue { get; init; }

    [Description("Of the file that counts, or of the one that was refused; the three are there when something was found.")]
    public int? Warnings { get; init; }

    [Description("Rows that do not count until they are mended.")]
    public int? Rejected { get; init; }

    [Description("Below /api/; with .json or .xlsx in place of .html too. To who may deliver for the site.")]
    public string? Receipt { get; init; }

    [Description("Files that came after the one that counts and were refused: what they were to correct stands as it was; otherwise not there.")]
    public int? RefusedLater { get; init; }

    [Description("As receipt, of the latest of them.")]
    public string? RefusedReceipt { get; init; }

    [Description("Of a month that is lacking; null when nothing asks for it, and in a finished project.")]
    public int? DaysLeft { get; init; }
}

internal sealed record ChangedSinceFrozen(string Deadline, string AsOf, [property: Description("As `esf verify --json` tells it.")] object Changes);

internal sealed record Outbox(int Sent, int Waiting, IReadOnlyList<Refusal> Refused, [property: Description("What a receiver that is away answered.")] string? Away)
{
    [Description("Where mail is set; otherwise not there.")]
    public Mailed? Mail { get; init; }
}

internal sealed record Mailed(
    int Sent, int Waiting, IReadOnlyList<Refusal> Refused,
    [property: Description("Went out several times without an answer; taken for sent.")] IReadOnlyList<Refusal> Unconfirmed,
    [property: Description("What of access/mail.json or the settings cannot be used.")] IReadOnlyList<string> Faults,
    [property: Description("What a mail server that is away, or refuses all, answered.")] string? Away);

internal sealed record Refusal(string Id, string Answer);

internal sealed record Token(string Name, IReadOnlyList<string> Roles, [property: Description("yyyy-MM-dd, in Sweden.")] string LastDay, bool Ended);
