using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementCommentLong : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_COMMENT_LONG", Layer.Row, Severity.RejectRow,
        Name: new("Kommentaren är för lång", "The comment is too long"),
        Message: new("Kommentaren är {0} tecken; den får vara högst {1}. Inget av raden är taget.", "The comment is {0} characters; it may be at most {1}. Nothing of the row is taken."),
        Action: new("Korta kommentaren och lämna filen igen.", "Shorten the comment and deliver the file again."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is { Comment.Length: > CommentText.Longest } judged)
            findings.OnCell(Rule, row, Column.Comment, judged.Comment.Length, CommentText.Longest);
    }
}
