using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>One instance of the program, at its storage.</summary>
public interface IStorageUnderTest : IAsyncDisposable
{
    IInbox Inbox { get; }

    IFileStore Files { get; }

    IDeliveryLog Log { get; }

    IOutcomeTable Outcomes { get; }

    IPseudonymKeys Keys { get; }

    /// <summary>Puts a file in the inbox as a coordinator does, in place of any of that name.</summary>
    Task DropAsync(string name, Stream content);

    /// <summary>Another instance at the same storage, with nothing in common but that.</summary>
    /// <param name="clockIsOffBy">How far its clock is ahead.</param>
    IStorageUnderTest Another(TimeSpan clockIsOffBy = default);
}

/// <summary>Each test has a storage of its own, empty.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private readonly List<IStorageUnderTest> opened = [];

    protected IStorageUnderTest Storage { get; private set; } = null!;

    /// <summary>A storage that nobody else uses; nothing is made in it yet.</summary>
    protected abstract Task<IStorageUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => Storage = await OpenEmptyAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in opened)
            await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<IStorageUnderTest> OpenEmptyAsync()
    {
        var storage = await OpenAsync();
        opened.Add(storage);
        return storage;
    }

    protected static CancellationToken None => CancellationToken.None;
}

public static class StorageSteps
{
    public static Task DropAsync(this IStorageUnderTest storage, string name, string text) => storage.DropAsync(name, Bytes.Of(text));

    public static async Task WriteAsync(this IFileStore files, string path, string text)
    {
        await using var file = await files.BeginAsync(path, CancellationToken.None);
        await Bytes.Of(text).CopyToAsync(file.Stream);
        await file.CommitAsync(CancellationToken.None);
    }

    /// <summary>Null when there is no such file.</summary>
    public static async Task<string?> ReadAsync(this IFileStore files, string path)
    {
        await using var stream = await files.OpenReadAsync(path, CancellationToken.None);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }

    public static async Task<List<string>> ToListAsync(this IAsyncEnumerable<string> names)
    {
        var list = new List<string>();
        await foreach (var name in names)
            list.Add(name);
        return list;
    }

    public static async Task<List<string>> WaitingAsync(this IInbox inbox) => await inbox.ListAsync(CancellationToken.None).ToListAsync();

    /// <summary>Claims what waits, which must be one file.</summary>
    public static async Task<IClaimedFile> ClaimOnlyAsync(this IInbox inbox) =>
        (await inbox.ClaimAsync((await inbox.WaitingAsync()).ShouldHaveSingleItem(), CancellationToken.None)).ShouldNotBeNull();

    public static async Task<string> TextAsync(this IClaimedFile claimed)
    {
        await using var stream = await claimed.File.OpenAsync(CancellationToken.None);
        return await new StreamReader(stream).ReadToEndAsync();
    }
}
