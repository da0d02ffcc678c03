using Azure;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Keys;

/// <summary>
/// The keys as one secret in Key Vault, the first made at first use; a later one is added by setting a new version of the secret
/// that holds the older ones before it. The vault cannot make a secret only if there is none, so whoever
/// makes it holds the lease of a blob meanwhile: two instances that both need the first key end with the same one.
/// A secret that was deleted is never made anew; the vault refuses it until it is recovered or purged.
/// </summary>
internal sealed class VaultPseudonymKey(SecretClient vault, BlobContainers containers, string name) : IPseudonymKeys, IDisposable
{
    private const string LockContainer = "locks";

    /// <summary>The longest that the service leases for; a lease that outlives its holder ends by itself.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim one = new(1);
    private volatile PseudonymKey? key;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The secret is not a key.</exception>
    public async Task<PseudonymKey> CurrentAsync(CancellationToken cancellation)
    {
        if (key is { } known)
            return known;
        await one.WaitAsync(cancellation);
        try
        {
            return key ??= await FindAsync(cancellation) ?? await MakeAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<PseudonymKey> RefreshAsync(CancellationToken cancellation)
    {
        key = null;
        return await CurrentAsync(cancellation);
    }

    public void Dispose() => one.Dispose();

    private async Task<PseudonymKey?> FindAsync(CancellationToken cancellation)
    {
        try
        {
            KeyVaultSecret secret = await vault.GetSecretAsync(name, cancellationToken: cancellation);
            return PseudonymSecret.Read(secret.Value, $"The secret {name} in {vault.VaultUri}");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<PseudonymKey> MakeAsync(CancellationToken cancellation)
    {
        var lease = (await LockAsync(cancellation)).GetBlobLeaseClient();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Lease, cancellationToken: cancellation);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                await Task.Delay(Wait, cancellation);
                if (await FindAsync(cancellation) is { } made)
                    return made;
                continue;
            }

            try
            {
                if (await FindAsync(cancellation) is { } made)
                    return made;
                var fresh = PseudonymKey.Create();
                await vault.SetSecretAsync(name, fresh.Write(), cancellation);
                return fresh;
            }
            finally
            {
                await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
            }
        }
    }

    private async Task<BlockBlobClient> LockAsync(CancellationToken cancellation)
    {
        var blob = (await containers.MakeAsync(LockContainer, cancellation)).GetBlockBlobClient(name);
        try
        {
            await blob.UploadAsync(Stream.Null, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there; perhaps somebody holds it.
        }

        return blob;
    }
}
