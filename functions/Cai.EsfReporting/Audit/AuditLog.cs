using System.Globalization;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Audit;

/// <summary>
/// Who delivered, who took out what is not public, and who changed what is held: one file an event under
/// <c>audit/yyyy-MM-dd/</c> (UTC), written once and before it happens.
/// </summary>
public sealed class AuditLog(IFileStore files, TimeProvider clock)
{
    internal const string Root = "audit";

    /// <summary>A delivery by somebody known, before it is received.</summary>
    /// <param name="receivedAt">The store's stamp, which no other delivery has.</param>
    /// <param name="confirmed">Whoever delivers has confirmed that it is right.</param>
    public Task DeliveryAsync(Actor by, DeliveryAddress address, DateTimeOffset receivedAt, bool confirmed, CancellationToken cancellation) => JsonFile.WriteOnceAsync(files, PathOf(receivedAt),
        new AuditEntry(receivedAt, by, AuditKind.Delivery) { Project = address.Project, Site = address.Site, Month = address.Month, About = confirmed ? Confirmation.Word : null }.ToJson(), cancellation);

    /// <summary>A download of an internal report, a frozen report or a receipt.</summary>
    /// <param name="path">Of the file in the store.</param>
    public Task DownloadAsync(Actor by, string path, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Download) { About = path }, cancellation);

    /// <summary>A participant file for SCB, which holds identities.</summary>
    public Task ScbFileAsync(Actor by, string project, Month month, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.ScbFile) { Project = project, Month = month }, cancellation);

    /// <summary>The file that a site's month begins with, which holds identities.</summary>
    public Task NextFileAsync(Actor by, DeliveryAddress of, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.NextFile) { Project = of.Project, Site = of.Site, Month = of.Month }, cancellation);

    /// <summary>An export of this log, first and last day included.</summary>
    public Task ExportAsync(Actor by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Export) { About = string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}") }, cancellation);

    /// <summary>That a person is erased; whom, nobody is told.</summary>
    /// <param name="project">Null for every project.</param>
    public Task ErasureAsync(Actor by, string? project, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Erasure) { Project = project }, cancellation);

    public Task RotationAsync(Actor by, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Rotation), cancellation);

    public Task PurgeAsync(Actor by, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Purge), cancellation);

    /// <summary>A copy of the store; with the originals it holds identities.</summary>
    public Task BackupAsync(Actor by, bool withOriginals, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Backup) { About = withOriginals ? "originals" : null }, cancellation);

    /// <param name="token">The token's name.</param>
    public Task TokenMadeAsync(Actor by, string token, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.TokenMade) { About = token }, cancellation);

    /// <inheritdoc cref="TokenMadeAsync"/>
    public Task TokenRevokedAsync(Actor by, string token, CancellationToken cancellation) => WriteAsync(new(clock.GetUtcNow(), by, AuditKind.TokenRevoked) { About = token }, cancellation);

    /// <summary>That another catalogue is taken into use.</summary>
    /// <param name="version">The number of its version.</param>
    public Task CatalogueAsync(Actor by, int version, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Catalogue) { About = version.ToString(CultureInfo.InvariantCulture) }, cancellation);

    /// <summary>That a month's report is approved, or that an approval of it is withdrawn.</summary>
    public Task ApprovalAsync(Actor by, string project, Month month, bool withdrawn, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, withdrawn ? AuditKind.Withdrawal : AuditKind.Approval) { Project = project, Month = month }, cancellation);

    /// <summary>That somebody judged or commented; what was written is in the store and not here.</summary>
    public Task JudgementAsync(Actor by, string project, Month month, CancellationToken cancellation) =>
        WriteAsync(new(clock.GetUtcNow(), by, AuditKind.Judgement) { Project = project, Month = month }, cancellation);

    /// <summary>Who delivered; null for a file that was dropped in the inbox, and for one whose entry is not kept any longer.</summary>
    public async Task<Actor?> WhoDeliveredAsync(DeliveryId delivery, CancellationToken cancellation) =>
        (await AuditEntry.ReadAsync(files, PathOf(delivery.ReceivedAt), cancellation))?.By;

    /// <summary>The folder of a day in UTC.</summary>
    internal static string FolderOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{day:yyyy-MM-dd}/");

    private static string FolderOf(DateTimeOffset at) => FolderOf(DateOnly.FromDateTime(at.UtcDateTime));

    private static string PathOf(DateTimeOffset receivedAt) => $"{FolderOf(receivedAt)}{Moments.Stamp(receivedAt)}-{AuditKind.Delivery.Word()}.json";

    /// <summary>Numbered, for things that are done in the same millisecond.</summary>
    private async Task WriteAsync(AuditEntry entry, CancellationToken cancellation)
    {
        var stem = $"{FolderOf(entry.At)}{Moments.Stamp(entry.At)}-{entry.Kind.Word()}";
        for (var same = 0; !await JsonFile.WriteOnceAsync(files, string.Create(CultureInfo.InvariantCulture, $"{stem}-{same}.json"), entry.ToJson(), cancellation);)
            same++;
    }
}
