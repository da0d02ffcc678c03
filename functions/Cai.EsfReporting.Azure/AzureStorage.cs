using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Azure.Keys;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure;

/// <summary>The pipeline's storage in Azure: blobs, tables, and the pseudonym key in a Key Vault.</summary>
public static class AzureStorage
{
    /// <summary>A blob that is younger may be part of an upload that goes on; the sweep leaves it for the next time.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds the storage seams. The settings are those that the triggers of a function app read too:
    /// <c>Data</c> (a connection string, for development) or <c>Data__blobServiceUri</c>, <c>Data__tableServiceUri</c> and <c>Data__queueServiceUri</c>;
    /// <c>PseudonymKey__vaultUri</c>, and <c>PseudonymKey__name</c> where the secret is not called <c>pseudonym-key</c>, or <c>PseudonymKey</c>
    /// (32 bytes in base64, for development; after a rotation several, oldest first, with spaces between). Beside an address, <c>__credential</c> = <c>managedidentity</c> and
    /// <c>__clientId</c> say who asks; without them it is whoever <see cref="DefaultAzureCredential"/> finds.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration.GetSection("Data");
        if (data.Value is { Length: > 0 } connection)
            services.AddAzureStorage(new(connection, BlobOptions()), new(connection, TableOptions()), new(connection, QueueOptions()));
        else
            services.AddAzureStorage(
                new(Address(data, "blobServiceUri"), Credential(data), BlobOptions()),
                new(Address(data, "tableServiceUri"), Credential(data), TableOptions()),
                new(Address(data, "queueServiceUri"), Credential(data), QueueOptions()));

        var pseudonyms = configuration.GetSection("PseudonymKey");
        if (pseudonyms.Value is { Length: > 0 } text)
            return services.AddSingleton<IPseudonymKeys>(new ConfiguredPseudonymKey(PseudonymSecret.Read(text, "The setting PseudonymKey")));
        var vault = new SecretClient(Address(pseudonyms, "vaultUri"), Credential(pseudonyms));
        return services.AddSingleton<IPseudonymKeys>(made => new VaultPseudonymKey(vault, made.GetRequiredService<BlobContainers>(), pseudonyms["name"] ?? "pseudonym-key"));
    }

    private static IServiceCollection AddAzureStorage(this IServiceCollection services, BlobServiceClient blobs, TableServiceClient tables, QueueServiceClient queues) => services
        .AddSingleton(queues)
        .AddSingleton(new BlobContainers(blobs))
        .AddSingleton(new StorageTables(tables))
        .AddSingleton<ReceiptStamps>()
        .AddSingleton(made => new Attempts(made.GetRequiredService<StorageTables>()))
        .AddSingleton<IInbox>(made => new BlobInbox(made.GetRequiredService<BlobContainers>(), made.GetRequiredService<ReceiptStamps>(), made.GetRequiredService<Attempts>(), made.GetRequiredService<ILogger<BlobInbox>>(), Settled))
        .AddSingleton<IFileStore, BlobFileStore>()
        .AddSingleton<IDeliveryLog, TableDeliveryLog>()
        .AddSingleton<IOutcomeTable, TableOutcomes>();

    internal static BlobClientOptions BlobOptions()
    {
        var options = new BlobClientOptions();
        Patiently(options.Retry);
        return options;
    }

    internal static TableClientOptions TableOptions()
    {
        var options = new TableClientOptions();
        Patiently(options.Retry);
        return options;
    }

    private static QueueClientOptions QueueOptions()
    {
        var options = new QueueClientOptions();
        Patiently(options.Retry);
        return options;
    }

    /// <summary>
    /// Throttling (429, 503), server faults, timeouts and broken connections are tried again for about half a minute;
    /// nothing else is. Longer than that, and the platform's own retry takes over.
    /// </summary>
    private static void Patiently(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = 6;
        retry.Delay = TimeSpan.FromMilliseconds(500);
        retry.MaxDelay = TimeSpan.FromSeconds(15);
    }

    private static Uri Address(IConfigurationSection section, string key) =>
        section[key] is not { Length: > 0 } text ? throw new InvalidOperationException($"The setting {section.Path}__{key} is missing.")
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new InvalidOperationException($"The setting {section.Path}__{key} is not an address.");

    private static TokenCredential Credential(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        return section["credential"] == "managedidentity"
            ? new ManagedIdentityCredential(clientId is { Length: > 0 } ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
