using Cai.EsfReporting.Azure.Keys;
using Cai.EsfReporting.Azure.Tests.Support;

namespace Cai.EsfReporting.Azure.Tests;

public sealed class PseudonymSecrets
{
    [Fact]
    public async Task Many_instances_make_one_secret()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        var vault = new Vault();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var keys = new VaultPseudonymKey(vault.Client(), storage.Blobs, "pseudonym-key");
            await keys.CurrentAsync(CancellationToken.None);
            await keys.CurrentAsync(CancellationToken.None);
        }));

        vault.Written.ShouldBe(1);
    }
}
