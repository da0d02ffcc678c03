using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureCommentLong : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_COMMENT_LONG", Layer.Row, Severity.Warning,
        Name: new("Kommentaren är för lång", "The comment is too long"),
        Message: new("Kommentaren är {0} tecken. De första {1} är tagna, resten inte.", "The comment is {0} characters. The first {1} are taken, the rest is not."),
        Action: new("Korta kommentaren och lämna filen igen, om det som stod sist ska med.", "Shorten the comment and deliver the file again, if what stood last is to be there."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.WholeComment.Length > FigureRow.LongestComment && row.Comment.Length >= FigureRow.LongestComment - 1)
            findings.OnCell(Rule, row, Column.Comment, row.WholeComment.Length, FigureRow.LongestComment);
    }
}
