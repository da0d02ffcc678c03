using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureScope : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_SCOPE", Layer.Row, Severity.RejectRow,
        Name: new("Nyckeltalet lämnas för en annan del", "The key figure is of another part"),
        Message: new("Nyckeltalet ”{0}” lämnas per {1}, inte per {2}.", "The key figure “{0}” is delivered by {1}, not by {2}."),
        Action: new("Rätta Ort: tom för hela projektet, annars ortens namn.", "Correct Ort: blank for the whole project, otherwise the site’s name."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row is not { Figure: { } figure, IsSiteUnknown: false })
            return;
        var (stated, other) = row.Site is null ? (FigureScopes.Project, FigureScopes.Site) : (FigureScopes.Site, FigureScopes.Project);
        if (!figure.Scopes.HasFlag(stated))
            findings.OnCell(Rule, row, Column.Site, figure.Name.Sv, Word(other), Word(stated));
    }

    private static Choice Word(FigureScopes scope) => new(scope == FigureScopes.Site ? new("ort", "site") : new("projekt", "project"));
}
