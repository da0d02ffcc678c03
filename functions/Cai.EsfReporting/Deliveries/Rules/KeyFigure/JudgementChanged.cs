using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementChanged : IFigureBesideOthersRule
{
    public Rule Rule { get; } = new("JUDGEMENT_CHANGED", Layer.Row, Severity.Warning,
        Name: new("Bedömt eller kommenterat förut", "Judged or commented on before"),
        Message: new("{0}: {1} sade ”{2}”; filen säger ”{3}”. {4}", "{0}: {1} said “{2}”; the file says “{3}”. {4}"),
        Action: new("Stämmer det behöver inget göras. Ändra annars i portalen, eller lämna filen igen.", "If that is right nothing is to be done. Otherwise change it in the portal, or deliver the file again."));

    private static readonly Choice OfFile = new(new("Filens gäller.", "The file’s stands."));

    /// <summary>What a file says again was said before: somebody has read it, and said something else.</summary>
    private static readonly Choice OfPerson = new(new("Det förra gäller: filen säger som den fil som den ersätter.", "The former stands: the file says as the one that it replaces did."));

    public void Check(FigureRow row, FiguresSoFar figures, Findings findings)
    {
        if (row.Judged is not { SaysNothing: false } judged || figures.Said(judged) is not { } said || (said.Decides, said.Comment) == (judged.Decides, judged.Comment))
            return;
        findings.OnCell(Rule, row, judged.Column, judged.About.Name.Sv, new Choice(new(said.ByWhom(Language.Sv), said.ByWhom(Language.En))),
            Quoted(judged.About, said.Decides, said.Comment), Quoted(judged.About, judged.Decides, judged.Comment), figures.Repeats(judged) ? OfPerson : OfFile);
    }

    private static Choice Quoted(Judgeable about, string decides, string comment)
    {
        if (about.Kind == JudgeableKind.Report)
            return new(comment.Length == 0 ? new("ingen kommentar", "no comment") : new(Masking.Mask(comment), Masking.Mask(comment)));
        var word = about.Kind == JudgeableKind.Goal ? ObjectiveWords.FindAssessment(decides).Name() : ObjectiveWords.FindStatus(decides).Name();
        return comment.Length == 0 ? new(word) : new(new($"{word.Sv}: {Masking.Mask(comment)}", $"{word.En}: {Masking.Mask(comment)}"));
    }
}
