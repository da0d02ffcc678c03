using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Azure.Keys;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>Blobs and tables of its own in an Azurite that others may share.</summary>
internal sealed class AzuriteStorage : IStorageUnderTest
{
    private static int opened;
    private readonly string connectionString;
    private readonly string own;
    private readonly Vault vault;

    private AzuriteStorage(string connectionString, string own, Vault vault, HttpPipelinePolicy? policy = null, HttpMessageHandler? network = null, ILogger<BlobInbox>? logger = null, TimeSpan? held = null)
    {
        this.connectionString = connectionString;
        this.own = own;
        this.vault = vault;
        var blobs = AzureStorage.BlobOptions();
        var tables = AzureStorage.TableOptions();
        if (policy is not null)
        {
            blobs.AddPolicy(policy, HttpPipelinePosition.PerCall);
            tables.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        if (network is not null)
            blobs.Transport = tables.Transport = new HttpClientTransport(new HttpClient(network, disposeHandler: false));

        Blobs = new(new BlobServiceClient(connectionString, blobs), $"{own}-");
        Tables = new(new TableServiceClient(connectionString, tables), own);
        Inbox = new BlobInbox(Blobs, new ReceiptStamps(Tables), new Attempts(Tables), logger ?? NullLogger<BlobInbox>.Instance, held: held);
        Files = new BlobFileStore(Blobs);
        Log = new TableDeliveryLog(Tables);
        Outcomes = new TableOutcomes(Tables);
        Keys = new VaultPseudonymKey(vault.Client(), Blobs, "pseudonym-key");
    }

    public static AzuriteStorage In(Azurite azurite) =>
        new(azurite.ConnectionString, string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref opened)}"), new Vault());

    public BlobContainers Blobs { get; }

    public StorageTables Tables { get; }

    public IInbox Inbox { get; }

    public IFileStore Files { get; }

    public IDeliveryLog Log { get; }

    public IOutcomeTable Outcomes { get; }

    public IPseudonymKeys Keys { get; }

    public async Task DropAsync(string name, Stream content)
    {
        var inbox = await Blobs.MakeAsync(BlobInbox.Container, CancellationToken.None);
        await using (content)
            await inbox.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions());
    }

    /// <inheritdoc/>
    /// <remarks>No clock of ours is asked, so there is none to be wrong.</remarks>
    public IStorageUnderTest Another(TimeSpan clockIsOffBy = default) => new AzuriteStorage(connectionString, own, vault);

    /// <summary>An instance whose requests all pass a policy, and a network of the test's making.</summary>
    public AzuriteStorage With(HttpPipelinePolicy? policy = null, HttpMessageHandler? network = null, ILogger<BlobInbox>? logger = null, TimeSpan? held = null) =>
        new(connectionString, own, vault, policy, network, logger, held);

    /// <summary>What is stored goes with the Azurite.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
