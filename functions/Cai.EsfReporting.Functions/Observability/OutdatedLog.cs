using Cai.EsfReporting.Reports.Territories;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions.Observability;

internal static class OutdatedLog
{
    /// <summary>Tells of each internal report of a place that was taken away.</summary>
    public static void Log(this ILogger logger, IReadOnlyList<OutdatedTerritory> outdated)
    {
        foreach (var territory in outdated)
            logger.LogInformation("{Told}", territory.Told.En);
    }
}
