using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>Knows the projects whose time for keeping data is over and whose data are gone: their reports stay as they are, whatever the catalogue says next.</summary>
internal sealed class PurgedData(IFileStore files, TimeProvider clock)
{
    public async Task<bool> IsOfAsync(Project project, CancellationToken cancellation)
    {
        if (StockholmTime.DayOf(clock.GetUtcNow()) <= project.Retention.DataUntil)
            return false;
        await foreach (var _ in files.ListAsync($"accepted/{project.Id}/", cancellation))
            return false;
        return true;
    }
}
