using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cai.EsfReporting.Azure.Tests;

/// <summary>What Blob storage does that a folder does not.</summary>
public sealed class BlobsAsTheyAre
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_conflict_is_not_tried_again()
    {
        using var network = new RememberingNetwork();
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.Files.WriteAsync("accepted/a.csv", "first");
        var files = storage.With(network: network).Files;
        await using var second = await files.BeginAsync("accepted/a.csv", None);
        (await second.CommitOnceAsync(None)).ShouldBeFalse();

        network.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal) && request.EndsWith("/a.csv", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_directory_of_a_hierarchical_namespace_is_no_file()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.DropAsync("mia/tyreso/2018-08.csv", "text");
        var directory = storage.Blobs.Find(BlobInbox.Container).GetBlobClient("mia/tyreso");
        await directory.UploadAsync(Stream.Null, new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["hdi_isfolder"] = "true" } });

        (await storage.Inbox.WaitingAsync()).ShouldBe(["mia/tyreso/2018-08.csv"]);
        (await storage.Inbox.ClaimAsync("mia/tyreso", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_blob_that_may_still_be_uploaded_is_not_listed_yet()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.DropAsync("mia/tyreso/2018-08.csv", "text");
        var patient = new BlobInbox(storage.Blobs, new ReceiptStamps(storage.Tables), new Attempts(storage.Tables), NullLogger<BlobInbox>.Instance, settled: TimeSpan.FromHours(1));
        var quick = new BlobInbox(storage.Blobs, new ReceiptStamps(storage.Tables), new Attempts(storage.Tables), NullLogger<BlobInbox>.Instance, settled: TimeSpan.Zero);

        (await patient.WaitingAsync()).ShouldBeEmpty();
        (await quick.WaitingAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_who_replace_a_large_blob_each_wins_whole_or_is_told_to_try_again()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        var failed = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Record.ExceptionAsync(() => Task.Run(async () =>
        {
            await using var file = await storage.Another().Files.BeginAsync("reports/a.xlsx", None);
            await Bytes.Numbered(9_000_000, writer).CopyToAsync(file.Stream);
            await file.CommitAsync(None);
        })).AsTask()));

        failed.ShouldContain((Exception?)null);
        failed.ShouldAllBe(e => e == null || e is IOException);
        var wholes = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Bytes.Sha256Async(Bytes.Numbered(9_000_000, writer))));
        wholes.ShouldContain(await Bytes.Sha256Async((await storage.Files.OpenReadAsync("reports/a.xlsx", None))!));
    }

    [Fact]
    public async Task A_file_is_shown_as_what_it_is()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.Files.WriteAsync("reports/mia/report.html", "<p>");
        BlobProperties properties = await storage.Blobs.FindBlob("reports/mia/report.html").GetPropertiesAsync();

        properties.ContentType.ShouldBe("text/html; charset=utf-8");
    }
}
