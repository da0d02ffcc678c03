using System.Runtime.CompilerServices;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

/// <summary>The accepted files of a store by what is in them: <c>accepted/{project}/{site}/{yyyy-MM}/{delivery id}.csv</c>.</summary>
public sealed class AcceptedFiles(IFileStore files)
{
    public const string Root = "accepted";

    /// <summary>The paths of one kind, in ordinal order.</summary>
    /// <param name="project">Its id; null for every project's.</param>
    public async IAsyncEnumerable<string> ListAsync(DeliveryKind kind, string? project, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var path in files.ListAsync(project is null ? $"{Root}/" : $"{Root}/{project}/", cancellation))
            if (KindOf(path) == kind)
                yield return path;
    }

    /// <summary>Where a delivery's rows are.</summary>
    public static string PathOf(DeliveryAddress address, DeliveryId id) => $"{Root}/{address.Path}/{id}.csv";

    /// <summary>What is in an accepted file; null for what no delivery put there.</summary>
    public static DeliveryKind? KindOf(string path) =>
        path.Split('/') is [Root, _, _, _, var name] && name.EndsWith(".csv", StringComparison.Ordinal) && DeliveryId.IsId(name[..^".csv".Length])
        && DeliveryAddress.TryParse(path[..path.LastIndexOf('/')], out var address) ? address.Kind : null;
}
