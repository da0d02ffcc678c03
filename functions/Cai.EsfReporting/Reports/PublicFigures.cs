using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The key figures that may be published: the catalogue says so, and no small count of people is told by them, see <see cref="FigureCounts"/>. That a figure may be published does
/// not make 3 of 12 publishable.
/// </summary>
internal static class PublicFigures
{
    public static IReadOnlyList<FigureOutcome> Of(IReadOnlyList<FigureOutcome> figures, int smallestPublished)
    {
        var withheld = Withheld(figures, smallestPublished);
        bool IsPublic(ReportedFigure told) => IsPublishable(told) && !withheld.Contains(told);
        return [.. figures.Where(figure => IsPublic(figure.Told)).Select(figure =>
            new FigureOutcome(WithoutText(figure.Told), figure.Earlier is { } earlier && IsPublic(earlier) ? WithoutText(earlier) : null))];
    }

    /// <summary>Those that the catalogue would publish, but that tell small counts.</summary>
    public static IReadOnlySet<ReportedFigure> Withheld(IReadOnlyList<FigureOutcome> figures, int smallestPublished)
    {
        var counts = figures.Select(figure => figure.Told).Where(told => IsPublishable(told) && FigureCounts.IsCounted(told)).ToHashSet();
        counts.ExceptWith(FigureCounts.Safe([.. counts], smallestPublished));
        return counts;
    }

    /// <summary>A number, or one of the words that stand for a missing one: other words are an office's own.</summary>
    private static bool IsPublishable(ReportedFigure figure) => figure.Figure.Publishable && (figure.Number is not null || MissingWords.Known(figure.Words) is not null);

    /// <summary>Without what an office wrote in it or beside it.</summary>
    private static ReportedFigure WithoutText(ReportedFigure figure) => figure with { Words = MissingWords.Known(figure.Words) ?? "", Comment = "", Delivery = null };
}
