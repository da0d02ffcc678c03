namespace Cai.EsfReporting.Local.Storage;

/// <summary>A file that one process opens at a time, on one machine: what it guards is done by one after the other.</summary>
internal static class ExclusiveFile
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    /// <summary>Half a minute: what is done meanwhile is a matter of seconds.</summary>
    private const int Tries = 1500;

    /// <summary>Waits until nobody else has it open. A process that ends lets go of it.</summary>
    /// <exception cref="IOException">It cannot be opened, or somebody else has had it open for half a minute.</exception>
    public static async Task<FileStream> OpenAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (attempt < Tries && e is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Wait, cancellation);
            }
        }
    }
}
