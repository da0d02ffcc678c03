using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The key figures that may be published: the catalogue says so, and no small count of people is told by them, alone or less what the sites have
/// together. That a figure may be published does not make 3 of 12 publishable.
/// </summary>
internal static class PublicFigures
{
    public static IReadOnlyList<FigureOutcome> Of(IReadOnlyList<FigureOutcome> figures, int smallestPublished)
    {
        var publishable = figures.Where(figure => IsPublishable(figure.Told)).ToList();
        var withheld = publishable.Where(figure => TellsSmall(figure.Told, smallestPublished)).Select(figure => figure.Told).ToHashSet();
        foreach (var same in publishable.Select(figure => figure.Told).Where(told => told.Figure.Unit == FigureUnit.Count).GroupBy(told => (told.Figure.Id, told.Period)))
            WithholdOthers([.. same], withheld, smallestPublished);
        bool IsPublic(ReportedFigure told) => IsPublishable(told) && !withheld.Contains(told);
        return [.. publishable.Where(figure => IsPublic(figure.Told)).Select(figure =>
            new FigureOutcome(WithoutText(figure.Told), figure.Earlier is { } earlier && IsPublic(earlier) ? WithoutText(earlier) : null))];
    }

    /// <summary>Neither small nor with a small part; a number, or one of the words that stand for a missing one: other words are an office's own.</summary>
    private static bool IsPublishable(ReportedFigure figure) => figure.Figure.Publishable && (figure.Number is not null || MissingWords.Known(figure.Words) is not null);

    private static bool TellsSmall(ReportedFigure figure, int smallestPublished)
    {
        return figure is { Figure.Unit: FigureUnit.Count, Number: { } count } && IsSmall(count)
            || figure is { Numerator: { } part, Denominator: { } whole } && (IsSmall(part) || IsSmall(whole) || IsSmall(whole - part));

        bool IsSmall(decimal number) => number > 0 && number < smallestPublished;
    }

    /// <summary>Where the project's number is public, its sites' must not leave a small one over.</summary>
    private static void WithholdOthers(List<ReportedFigure> same, HashSet<ReportedFigure> withheld, int smallestPublished)
    {
        if (!same.Exists(told => told.Site is null && !withheld.Contains(told)))
            return;
        var sites = same.Where(told => told is { Site: not null, Number: not null }).OrderBy(told => told.Number).ThenBy(told => told.Site!.Id, StringComparer.Ordinal).ToList();
        while (sites.Where(withheld.Contains).ToList() is { Count: > 0 } hidden && (hidden.Count == 1 || hidden.Sum(told => told.Number) < smallestPublished))
            if (sites.Find(told => !withheld.Contains(told)) is { } next)
                withheld.Add(next);
            else
            {
                withheld.UnionWith(same.Where(told => told.Site is null));
                return;
            }
    }

    /// <summary>Without what an office wrote in it or beside it.</summary>
    private static ReportedFigure WithoutText(ReportedFigure figure) => figure with { Words = MissingWords.Known(figure.Words) ?? "", Comment = "", Delivery = null };
}
