using Cai.EsfReporting.Local.Storage;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>
/// One host a folder. Two would do no harm, for every step may be done twice; but each would tell half of what happens,
/// and the second is nearly always a mistake. The system lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <returns>Null when another process serves the folder.</returns>
    public static FolderLock? Take(string root)
    {
        PrivateFolder.Create(root);
        try
        {
            return new(new FileStream(Path.Combine(root, "serve.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(Path.Combine(root, "serve.lock")))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
