using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>The strongest reader of key figures: bounds each number that is not printed by every month of every site being 0 or more people.</summary>
internal sealed class FigureReader : IDisposable
{
    private const int Smallest = 5;

    private readonly Project project;
    private readonly IReadOnlyList<ReportedFigure> all;
    private readonly IReadOnlySet<(string Column, string? Site, Period Period)> published;
    private readonly LinearBounds bounds = new();
    private readonly Dictionary<(string Column, string Site, Month Month), int> variableOf = [];

    /// <param name="told">All that offices have told: to judge by.</param>
    /// <param name="all">That and what they have not told.</param>
    /// <param name="published">What is printed in any edition.</param>
    public FigureReader(Project project, IReadOnlyList<ReportedFigure> told, IReadOnlyList<ReportedFigure> all, IReadOnlySet<(string Column, string? Site, Period Period)> published)
    {
        (this.project, this.all, this.published) = (project, all, published);
        foreach (var figure in all)
            foreach (var (column, _) in KeyFigureAttackTests.Numbers(figure))
                TermsOf(figure, column);
        foreach (var figure in told)
            foreach (var (column, value) in KeyFigureAttackTests.Numbers(figure))
                if (IsPublished(figure, column))
                    bounds.Relate(TermsOf(figure, column), value, value, () => $"{figure.Figure.Id} {column} {figure.Site?.Id} {figure.Period} = {value}");
    }

    private bool IsPublished(ReportedFigure figure, string column) => published.Contains((column, figure.Site?.Id, figure.Period));

    public Found Attack()
    {
        var found = Found.Nothing;
        foreach (var figure in all)
            foreach (var (column, value) in KeyFigureAttackTests.Numbers(figure))
                if (value is > 0 and < Smallest)
                {
                    var terms = TermsOf(figure, column);
                    var name = $"{figure.Figure.Id} {column} {figure.Site?.Id} {figure.Period} = {value}";
                    found = found.And(bounds.CanBe(new Way(terms, Smallest)) ? Found.Nothing with { Attacked = 1 }
                        : bounds.Varies(terms) ? new(1, 0, 1, 0, [$"{name}, by {bounds.Why(terms)}"]) : new(1, 1, 0, 0, [$"{name}, by {bounds.Why(terms)}"]));
                }

        return found;
    }

    public void Dispose() => bounds.Dispose();

    private List<(int Variable, double Factor)> TermsOf(ReportedFigure figure, string column)
    {
        string[] columns = column == "denominator" ? ["numerator", "others"] : [column];
        return [.. from site in project.Sites where figure.Site is null || figure.Site.Id == site.Id
            from month in figure.Period.First.To(figure.Period.Last)
            from part in columns
            select (VariableOf(part, site.Id, month), 1.0)];
    }

    private int VariableOf(string column, string site, Month month) =>
        variableOf.TryGetValue((column, site, month), out var variable) ? variable : variableOf[(column, site, month)] = bounds.Add(0);
}
