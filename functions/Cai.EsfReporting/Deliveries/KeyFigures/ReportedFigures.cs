using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>Reads key figures from their accepted files.</summary>
public sealed class ReportedFigures(IFileStore files)
{
    /// <summary>
    /// What current deliveries tell: of each figure, site and period, the latest delivery month that names it. In the
    /// catalogue's order, the project before its sites, and by period.
    /// </summary>
    /// <param name="current">The project's current deliveries, those of participants too; months after <paramref name="asOf"/> are left out.</param>
    /// <exception cref="AcceptedGoneException">An accepted file is gone.</exception>
    public async Task<IReadOnlyList<ReportedFigure>> ReadAsync(Project project, Month asOf, IEnumerable<Delivery> current, CancellationToken cancellation)
    {
        var latest = new Dictionary<(string, string?, Period), ReportedFigure>();
        foreach (var delivery in current.Of(DeliveryKind.KeyFigures).Where(d => d.Address.Month <= asOf).OrderBy(d => d.Address.Month))
            await foreach (var told in FigureFile.ReadAsync(files, delivery, cancellation))
                if (ReportedFigure.Of(told, delivery, project) is { } figure)
                    latest[(figure.Figure.Id, figure.Site?.Id, figure.Period)] = figure;

        var figures = project.Figures.Index().ToDictionary(f => f.Item.Id, f => f.Index);
        var sites = project.Sites.Index().ToDictionary(s => s.Item.Id, s => s.Index);
        return [.. latest.Values.OrderBy(f => figures[f.Figure.Id]).ThenBy(f => f.Site is { } site ? sites[site.Id] : -1).ThenBy(f => f.Period)];
    }
}
