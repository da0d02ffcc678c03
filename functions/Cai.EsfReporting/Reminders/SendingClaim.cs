using System.Globalization;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reminders;

/// <summary>
/// The right to send one notice, held by at most one of several who want it: a write-once file beside the notice,
/// <c>….sending-1.json</c>. It is taken away when the try is over; after a crash it lapses, and the next one is numbered on.
/// </summary>
internal sealed class SendingClaim(IFileStore files, string path) : IAsyncDisposable
{
    /// <summary>Well over what one try by the webhook may take, so that a holder who is alive never loses it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private bool isKept;

    /// <param name="entry">The notice's path without <c>.json</c>.</param>
    /// <param name="lease">How long it is held at most; two minutes when null.</param>
    /// <returns>Null when somebody else sends it now.</returns>
    public static async Task<SendingClaim?> TakeAsync(IFileStore files, string entry, TimeProvider clock, CancellationToken cancellation, TimeSpan? lease = null)
    {
        var (last, isHeld) = await OthersAsync(files, entry, null, clock, cancellation);
        if (isHeld)
            return null;
        var path = string.Create(CultureInfo.InvariantCulture, $"{entry}.sending-{last + 1}.json");
        if (!await JsonFile.WriteOnceAsync(files, path, new() { ["until"] = Moments.Write(clock.GetUtcNow() + (lease ?? Lease)) }, cancellation))
            return null;
        var claim = new SendingClaim(files, path);
        // What was seen before may have changed until the file was in place: of two with different numbers, the later one
        // to look sees the other and withdraws.
        if (!(await OthersAsync(files, entry, path, clock, cancellation)).IsHeld)
            return claim;
        await claim.DisposeAsync();
        return null;
    }

    /// <summary>From here on a failure lets it lapse by itself: it is not known that the notice must be sent again.</summary>
    public void Keep() => isKept = true;

    /// <summary>What came of it is known and written.</summary>
    public void Release() => isKept = false;

    /// <summary>Takes every claim on a notice away, those that a crash left too: it is sent.</summary>
    public static async Task RemoveAsync(IFileStore files, string entry)
    {
        await foreach (var path in files.ListAsync(entry[..(entry.LastIndexOf('/') + 1)], CancellationToken.None))
            if (path.StartsWith(entry + ".sending-", StringComparison.Ordinal))
                await files.DeleteAsync(path, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!isKept)
            await files.DeleteAsync(path, CancellationToken.None);
    }

    private static async Task<(int Last, bool IsHeld)> OthersAsync(IFileStore files, string entry, string? own, TimeProvider clock, CancellationToken cancellation)
    {
        var (last, isHeld, prefix) = (0, false, entry + ".sending-");
        await foreach (var path in files.ListAsync(entry[..(entry.LastIndexOf('/') + 1)], cancellation))
            if (path.StartsWith(prefix, StringComparison.Ordinal) && path != own)
            {
                last = Math.Max(last, int.Parse(path.AsSpan(prefix.Length, path.Length - prefix.Length - ".json".Length), CultureInfo.InvariantCulture));
                isHeld |= await JsonFile.ReadAsync(files, path, cancellation) is { } claim && Moments.Read((string)claim["until"]!) > clock.GetUtcNow();
            }

        return (last, isHeld);
    }
}
