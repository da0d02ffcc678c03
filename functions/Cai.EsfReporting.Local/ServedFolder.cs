using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Versions;

namespace Cai.EsfReporting.Local;

/// <summary>The folder that a host works on, under the catalogue of the day: whoever begins something takes it once, and another catalogue makes another.</summary>
internal sealed class ServedFolder(DataFolder first)
{
    private readonly Lock door = new();
    private readonly CatalogueInUse inUse = first.InUse;
    private DataFolder current = first;

    /// <summary>Another catalogue has come into use: every report may have to be made again.</summary>
    public event EventHandler? Changed;

    /// <summary>As last asked for.</summary>
    public DataFolder Current => Under(inUse.Current.Catalogue);

    /// <summary>Looks whether another catalogue has been applied.</summary>
    public async Task<DataFolder> ReadAsync(CancellationToken cancellation) => Under((await inUse.ReadAsync(cancellation)).Catalogue);

    private DataFolder Under(ReportingCatalogue catalogue)
    {
        lock (door)
        {
            if (ReferenceEquals(current.Catalogue, catalogue))
                return current;
            current = current.Under(catalogue);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return current;
    }
}
