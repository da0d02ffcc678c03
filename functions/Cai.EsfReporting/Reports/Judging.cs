using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>What is asked to be kept of a goal, activity or assignment.</summary>
/// <param name="About">Its id.</param>
/// <param name="Decides">The Bedömning or the status, by its word in json or in either language; empty to decide nothing.</param>
/// <param name="Seen">Number of the judgement that stood when this was written, 0 for none: where another has come since, nothing is kept.</param>
public sealed record ToJudge(string About, string Decides, string Comment, int Seen);

/// <summary>Why something was not kept.</summary>
/// <param name="Meanwhile">What somebody else has said meanwhile; null for another reason.</param>
public sealed record NotJudged(Text Why, Statement? Meanwhile = null);

/// <summary>Keeps what people decide and write of a month's goals, activities and assignments: only ever added to, and never over what somebody else wrote unseen.</summary>
public sealed class Judging(IFileStore files, IDeliveryLog log, TimeProvider clock)
{
    private readonly StatementFolder statements = new(files);

    public async Task<Judgements> OfAsync(Project project, Month month, CancellationToken cancellation) => Judgements.Of(await statements.ReadAsync(project.Id, month, cancellation), await DeliveredAsync(project, month, cancellation));

    private async Task<IReadOnlyList<Statement>> DeliveredAsync(Project project, Month month, CancellationToken cancellation) =>
        await new DeliveredJudgements(files).ReadAsync(month, await log.ReadAsync(project.Id, cancellation), cancellation);

    /// <summary>Of every month of the project.</summary>
    public async Task<ILookup<Month, Statement>> OfAllAsync(Project project, CancellationToken cancellation) => await statements.ReadAsync(project.Id, cancellation);

    /// <param name="before">Called before it is kept.</param>
    /// <returns>Why nothing was kept; null when it is, and when it stood so already.</returns>
    public async Task<NotJudged?> JudgeAsync(Project project, Month month, ToJudge said, Signer signer, Func<Task> before, CancellationToken cancellation)
    {
        var comment = CommentText.Plain(said.Comment);
        if (Refused(project, said, comment) is { } refused)
            return new(refused);
        if (await JsonFile.ReadAsync(files, $"reports/{project.Id}/{month}/{Edition.Internal.Word()}/manifest.json", cancellation) is null)
            return new(new Text($"Det finns ingen rapport till och med {month} att bedöma mål i. Inget är sparat.", $"There is no report up to and including {month} to judge goals in. Nothing is saved."));
        var decides = WordOf(project, said);
        var judgement = new Statement(0, StatementKind.Judgement, Moments.Read(Moments.Write(clock.GetUtcNow())), signer.Who, signer.Name) { About = said.About, Decides = decides, Comment = comment };
        if (Standing(await OfAsync(project, month, cancellation)) is var now && (Stands(now) || Conflict(now) is not null))
            return Stands(now) ? null : Conflict(now);
        await before();
        var delivered = await DeliveredAsync(project, month, cancellation);
        NotJudged? conflict = null;
        await statements.AddAsync(project.Id, month, there =>
        {
            var standing = Standing(Judgements.Of(there, delivered));
            conflict = Stands(standing) ? null : Conflict(standing);
            return Stands(standing) || conflict is not null ? null : judgement;
        }, cancellation);
        return conflict;

        Statement? Standing(Judgements told) => told.Of(said.About);
        // Pressed twice, it is kept once.
        bool Stands(Statement? standing) => standing is null ? decides.Length == 0 && comment.Length == 0 : (standing.Who, standing.Name, standing.Decides, standing.Comment) == (signer.Who, signer.Name, decides, comment);
        NotJudged? Conflict(Statement? standing) => (standing?.Number ?? 0) == said.Seen ? null : standing is null
            ? new(new Text("Det som stod när du öppnade sidan finns inte längre. Inget är sparat: ladda om sidan och skriv igen.", "What stood when you opened the page is not there any longer. Nothing is saved: reload the page and write again."))
            : new(new Text($"{Meanwhile(standing, Language.Sv)} sedan du öppnade sidan. Inget av det du skrev är sparat än: läs det som står nu, ändra din text om det behövs och spara igen.",
                $"{Meanwhile(standing, Language.En)} since you opened the page. Nothing of what you wrote is saved yet: read what stands now, change your text if need be, and save again."), standing);
    }

    private static string Meanwhile(Statement standing, Language language) =>
        (standing.IsDelivered ? new Text("Det som står nu, ur {0}, har kommit", "What stands now, of {0}, has come") : new("{0} har skrivit om detta", "{0} has written of this")).In(language, standing.ByWhom(language));

    private static Text? Refused(Project project, ToJudge said, string comment)
    {
        var (goal, activity) = (project.FindGoal(said.About), project.FindActivity(said.About));
        if (goal is null && activity is null)
            return new("Katalogen har inget sådant mål, aktivitet eller uppdrag. Ladda om sidan. Inget är sparat.", "The catalogue has no such goal, activity or assignment. Reload the page. Nothing is saved.");
        if (said.Decides.Trim().Length > 0 && WordOf(project, said).Length == 0)
            return goal is not null
                ? new($"Skriv en av {Listed(ObjectiveWords.Assessments.Select(a => a.Name().Sv))}, eller inget. Inget är sparat.", $"Write one of {Listed(ObjectiveWords.Assessments.Select(a => a.Word()))}, or nothing. Nothing is saved.")
                : new($"Skriv en av {Listed(ObjectiveWords.Statuses.Select(s => s.Name().Sv))}, eller inget. Inget är sparat.", $"Write one of {Listed(ObjectiveWords.Statuses.Select(s => s.Word()))}, or nothing. Nothing is saved.");
        return CommentText.WhyNot(comment);
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    private static string WordOf(Project project, ToJudge said) =>
        project.FindGoal(said.About) is not null ? ObjectiveWords.FindAssessment(said.Decides.Trim()).Word() : ObjectiveWords.FindStatus(said.Decides.Trim()).Word();
}
