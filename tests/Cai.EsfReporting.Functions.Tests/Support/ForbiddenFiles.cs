using Azure;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Functions.Tests.Support;

/// <summary>The app's storage, in which one folder may not be written for a while: a role that has not arrived yet, a firewall.</summary>
internal sealed class ForbiddenFiles(IFileStore files, string folder) : IFileStore
{
    public bool IsForbidden { get; set; } = true;

    /// <summary>Stands in front of the storage that is registered.</summary>
    public static void Add(IServiceCollection services, string folder)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IFileStore)).ImplementationType!;
        services.AddSingleton<IFileStore>(all => new ForbiddenFiles((IFileStore)ActivatorUtilities.CreateInstance(all, inner), folder));
    }

    public async Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation)
    {
        var file = await files.BeginAsync(path, cancellation);
        return IsForbidden && path.StartsWith(folder, StringComparison.Ordinal) ? new Forbidden(file) : file;
    }

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation) => files.OpenReadAsync(path, cancellation);

    public IAsyncEnumerable<string> ListAsync(string listed, CancellationToken cancellation) => files.ListAsync(listed, cancellation);

    public Task<bool> DeleteAsync(string path, CancellationToken cancellation) => files.DeleteAsync(path, cancellation);

    /// <summary>The service refuses what is sent to it.</summary>
    private sealed class Forbidden(IPendingFile file) : IPendingFile
    {
        public Stream Stream => file.Stream;

        public Task<bool> CommitOnceAsync(CancellationToken cancellation) => throw Refusal();

        public Task CommitAsync(CancellationToken cancellation) => throw Refusal();

        public Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation) => throw Refusal();

        public ValueTask DisposeAsync() => file.DisposeAsync();

        private static RequestFailedException Refusal() => new(403, "This request is not authorized to perform this operation.");
    }
}
