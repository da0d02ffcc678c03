using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Azure.Keys;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Azure.Tests;

public sealed class Settings
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public async Task A_connection_string_and_a_key_are_enough_to_develop()
    {
        var azurite = await Azurite.SharedAsync();
        await using var services = Services(("Data", azurite.ConnectionString), ("PseudonymKey", Key));

        services.GetRequiredService<IInbox>().ShouldNotBeNull();
        services.GetRequiredService<IOutcomeTable>().ShouldNotBeNull();
        (await services.GetRequiredService<IPseudonymKeys>().CurrentAsync(CancellationToken.None)).Export().ShouldBe(Convert.FromBase64String(Key));
        (await services.GetRequiredService<IDeliveryLog>().ReadAsync("nobody", CancellationToken.None)).ShouldBeEmpty();
        (await services.GetRequiredService<IFileStore>().OpenReadAsync("accepted/nobody.csv", CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("managedidentity")]
    [InlineData(null)]
    public async Task Addresses_and_an_identity_need_no_secret(string? credential)
    {
        await using var services = Services(
            ("Data:blobServiceUri", "https://esf.blob.core.windows.net/"), ("Data:tableServiceUri", "https://esf.table.core.windows.net/"), ("Data:queueServiceUri", "https://esf.queue.core.windows.net/"),
            ("Data:credential", credential), ("Data:clientId", "11111111-1111-1111-1111-111111111111"), ("PseudonymKey:vaultUri", "https://esf.vault.azure.net/"));

        services.GetRequiredService<IPseudonymKeys>().ShouldBeOfType<VaultPseudonymKey>();
        services.GetRequiredService<BlobContainers>().FindBlob("accepted/mia/å b.csv").Uri.ToString().ShouldStartWith("https://esf.blob.core.windows.net/accepted/mia/");
    }

    [Theory]
    [InlineData("Data:blobServiceUri", "Data__blobServiceUri")]
    [InlineData("Data:tableServiceUri", "Data__tableServiceUri")]
    [InlineData("Data:queueServiceUri", "Data__queueServiceUri")]
    [InlineData("PseudonymKey:vaultUri", "PseudonymKey__vaultUri")]
    public void A_missing_setting_is_named_at_once(string missing, string named)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data:blobServiceUri"] = "https://esf.blob.core.windows.net/",
            ["Data:tableServiceUri"] = "https://esf.table.core.windows.net/",
            ["Data:queueServiceUri"] = "https://esf.queue.core.windows.net/",
            ["PseudonymKey:vaultUri"] = "https://esf.vault.azure.net/",
        };
        settings.Remove(missing);

        Should.Throw<InvalidOperationException>(() => Services([.. settings.Select(setting => (setting.Key, setting.Value))])).Message.ShouldContain(named);
    }

    [Fact]
    public void A_key_that_is_none_is_refused_without_being_told()
    {
        var refused = Should.Throw<InvalidDataException>(() => Services(("Data", "UseDevelopmentStorage=true"), ("PseudonymKey", "bm90IGEga2V5")));

        refused.Message.ShouldContain("PseudonymKey");
        refused.Message.ShouldNotContain("bm90IGEga2V5");
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddAzureStorage(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build())
        .BuildServiceProvider();
}
