using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>What the host does, by name in logs and on <c>/health</c>.</summary>
internal enum Part { Inbox, Reports, Publishing, Deadlines, Outbox }

/// <summary>How the host is: which of its parts fail now, when the inbox was last seen to, and what waits in it.</summary>
internal sealed class ServiceState(TimeProvider clock, ILogger<ServiceState> logger) : IHealthCheck
{
    /// <summary>The inbox is seen to every half minute; one delivery of the greatest size takes minutes.</summary>
    private static readonly TimeSpan LongestSweep = TimeSpan.FromMinutes(15);

    private readonly Lock door = new();
    private readonly HashSet<Part> failing = [];
    private readonly HashSet<Part> degraded = [];
    private readonly DateTimeOffset since = clock.GetUtcNow();
    private DateTimeOffset? lastSweep;
    private int waiting;
    private IReadOnlyList<StuckFile> stuck = [];
    private IReadOnlyList<string> refused = [];
    private string? lastError;
    private int errors;

    public void Swept(int stillWaiting)
    {
        lock (door)
            (lastSweep, waiting) = (clock.GetUtcNow(), stillWaiting);
    }

    /// <summary>What does not get on in the inbox; empty when all of it does.</summary>
    /// <param name="refusedFolders">Folders that are not looked into.</param>
    public void Stuck(IReadOnlyList<StuckFile> files, IReadOnlyList<string> refusedFolders)
    {
        bool isNew;
        lock (door)
        {
            isNew = !refusedFolders.SequenceEqual(refused);
            (stuck, refused) = (files, refusedFolders);
        }

        Degrade(Part.Inbox, files.Count > 0 || refusedFolders.Count > 0);
        if (isNew)
            foreach (var folder in refusedFolders)
                logger.LogWarning("The inbox has a folder that is a link or may not be read, or something whose name cannot be read; it is not received: {Folder}.", folder);
    }

    /// <summary>A part works, but not all that it is meant to do can be done.</summary>
    public void Degrade(Part part, bool isDegraded)
    {
        lock (door)
            _ = isDegraded ? degraded.Add(part) : degraded.Remove(part);
    }

    /// <summary>Does a part's work; a failure is logged and told on <c>/health</c> until the next success.</summary>
    /// <returns>False when it failed.</returns>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<bool> TryAsync(Part part, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
            lock (door)
                failing.Remove(part);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Failed(part, e);
            return false;
        }
    }

    /// <summary>
    /// Logs a failure under an id of its own. Of the exception its kind and place, never its message: that may name a
    /// file, and a file may be named after a person.
    /// </summary>
    public void Failed(Part part, Exception exception)
    {
        string id;
        lock (door)
        {
            failing.Add(part);
            lastError = id = string.Create(CultureInfo.InvariantCulture, $"{Moments.Stamp(clock.GetUtcNow())}-{++errors}");
        }

        logger.LogError("Error {Id} in {Part}: {Kind} 0x{Code:X8}\n{Place}", id, part, exception.GetType().Name, exception.HResult, exception.StackTrace);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (door)
        {
            var isLate = clock.GetUtcNow() - (lastSweep ?? since) > LongestSweep;
            var data = new Dictionary<string, object>
            {
                ["lastSweep"] = lastSweep is { } at ? Moments.Write(at) : JValue.CreateNull(),
                ["waiting"] = waiting,
                ["stuck"] = new JArray(stuck.Select(file => file.ToJson())),
                ["refused"] = new JArray(refused),
                ["failing"] = new JArray(failing.Order().Select(part => part.ToString().ToLowerInvariant())),
                ["degraded"] = new JArray(degraded.Order().Select(part => part.ToString().ToLowerInvariant())),
                ["lastError"] = lastError ?? (object)JValue.CreateNull(),
            };
            return Task.FromResult(new HealthCheckResult(failing.Count > 0 || isLate ? HealthStatus.Unhealthy : degraded.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy, data: data));
        }
    }
}

/// <summary>A file of the inbox that does not get on.</summary>
/// <param name="Address"><c>mia/tyreso/2018-08</c>, or <c>unaddressed</c>: never its name.</param>
/// <param name="Attempts">Tries that were begun.</param>
/// <param name="IsRead">It is being read now; otherwise it waits for the next try.</param>
internal sealed record StuckFile(string Address, DateTimeOffset ReceivedAt, int Attempts, bool IsRead)
{
    public JObject ToJson() => new() { ["file"] = Address, ["received"] = Moments.Write(ReceivedAt), ["attempts"] = Attempts, ["reading"] = IsRead };
}
