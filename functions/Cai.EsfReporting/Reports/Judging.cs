using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>What is asked to be kept of a goal, activity or assignment, or of the report as a whole.</summary>
/// <param name="About">Its id; <see cref="Statement.WholeReport"/> for the report.</param>
/// <param name="Decides">The Bedömning or the status, by its word in json or in either language; empty to decide nothing.</param>
/// <param name="Seen">Number of the judgement that stood when this was written, 0 for none: where another has come since, nothing is kept.</param>
public sealed record ToJudge(string About, string Decides, string Comment, int Seen);

/// <summary>Why something was not kept.</summary>
/// <param name="Meanwhile">What somebody else has said meanwhile; null for another reason.</param>
public sealed record NotJudged(Text Why, Statement? Meanwhile = null);

/// <summary>Keeps what people decide and write of a month's goals, activities and assignments, and of its report as a whole: only ever added to, and never over what somebody else wrote unseen.</summary>
public sealed class Judging(IFileStore files, IDeliveryLog log, TimeProvider clock)
{
    private readonly StatementFolder statements = new(files);

    public async Task<Judgements> OfAsync(Project project, Month month, CancellationToken cancellation) => Judgements.Of(await statements.ReadAsync(project.Id, month, cancellation), await DeliveredAsync(project, month, cancellation));

    private async Task<IReadOnlyList<Statement>> DeliveredAsync(Project project, Month month, CancellationToken cancellation) =>
        await new DeliveredJudgements(files).ReadAsync(month, await log.ReadAsync(project.Id, cancellation), cancellation);

    /// <param name="before">Called before it is kept.</param>
    /// <returns>Why nothing was kept; null when it is, and when it stood so already.</returns>
    public async Task<NotJudged?> JudgeAsync(Project project, Month month, ToJudge said, Signer signer, Func<Task> before, CancellationToken cancellation)
    {
        var comment = CommentText.Plain(said.Comment);
        var about = Judgeable.Find(project, said.About);
        if (about is null)
            return new(new Text("Katalogen har inget sådant mål, aktivitet eller uppdrag. Ladda om sidan. Inget är sparat.", "The catalogue has no such goal, activity or assignment. Reload the page. Nothing is saved."));
        var decides = about.WordOf(said.Decides.Trim());
        if ((Refused(about, said, decides) ?? CommentText.WhyNot(said.Comment)) is { } refused)
            return new(refused);
        if (await JsonFile.ReadAsync(files, $"reports/{project.Id}/{month}/{Edition.Internal.Word()}/manifest.json", cancellation) is null)
            return new(new Text($"Det finns ingen rapport till och med {month} att bedöma eller kommentera. Inget är sparat.", $"There is no report up to and including {month} to judge or comment on. Nothing is saved."));
        var judgement = new Statement(0, StatementKind.Judgement, Moments.Read(Moments.Write(clock.GetUtcNow())), signer.Who, signer.Name) { About = said.About, Decides = decides, Comment = comment };
        var now = Standing(await OfAsync(project, month, cancellation));
        if (now is null && said.Seen == 0 && decides.Length + comment.Length == 0)
            return new(about.Kind is JudgeableKind.Goal or JudgeableKind.Activity
                ? new("Det finns inget att spara: bestäm något eller skriv en kommentar.", "There is nothing to save: decide something or write a comment.")
                : new Text("Det finns inget att spara: skriv en kommentar.", "There is nothing to save: write a comment."));
        if (Stands(now) || Conflict(now) is not null)
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

    private static Text? Refused(Judgeable about, ToJudge said, string decides) => said.Decides.Trim().Length == 0 || decides.Length > 0 ? null : about.Kind switch
    {
        JudgeableKind.Goal => new($"Skriv en av {Listed(ObjectiveWords.Assessments.Select(a => a.Name().Sv))}, eller inget. Inget är sparat.", $"Write one of {Listed(ObjectiveWords.Assessments.Select(a => a.Word()))}, or nothing. Nothing is saved."),
        JudgeableKind.Activity => new($"Skriv en av {Listed(ObjectiveWords.Statuses.Select(s => s.Name().Sv))}, eller inget. Inget är sparat.", $"Write one of {Listed(ObjectiveWords.Statuses.Select(s => s.Word()))}, or nothing. Nothing is saved."),
        _ => new("Rapporten som helhet har en kommentar, men varken bedömning eller status. Inget är sparat.", "The report as a whole has a comment, but neither an assessment nor a status. Nothing is saved."),
    };

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);
}
