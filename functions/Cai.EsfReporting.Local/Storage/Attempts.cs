namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// The tries at files of the inbox: a file each in <c>attempts/</c>, named by the stamp and held open while the try goes on. One that is
/// there and that nobody holds is a try that was broken off: its process was killed, or it took more than it may.
/// </summary>
internal sealed class Attempts(string folder)
{
    /// <summary>Tries that were broken off, by the stamp of the file; those with none are left out.</summary>
    public IReadOnlyDictionary<string, int> BrokenOff() => !Directory.Exists(folder) ? new Dictionary<string, int>()
        : Directory.EnumerateFiles(folder).Where(IsLetGo).GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal).ToDictionary(stamp => stamp.Key, stamp => stamp.Count(), StringComparer.Ordinal);

    /// <summary>Begins a try: from now on it is known, should the process end.</summary>
    public Attempt Begin(string stamp)
    {
        PrivateFolder.Create(folder);
        var number = Of(stamp).Count(IsLetGo) + 1;
        var path = Path.Combine(folder, $"{stamp}.{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}");
        return new(this, stamp, number, path, PrivateFile.Create(path));
    }

    private void Forget(string stamp)
    {
        foreach (var path in Of(stamp))
            if (IsLetGo(path))
                File.Delete(path);
    }

    private string[] Of(string stamp) => Directory.GetFiles(folder, stamp + ".*");

    private static bool IsLetGo(string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A try that goes on.</summary>
    /// <param name="number">1 for the first, and for every one while none was broken off.</param>
    public sealed class Attempt(Attempts all, string stamp, int number, string path, FileStream held) : IDisposable
    {
        public int Number => number;

        /// <summary>Counts it as one that was broken off.</summary>
        public bool IsSpent { get; set; }

        /// <summary>The file is handled: of it nothing is to be known any more.</summary>
        public void Done()
        {
            IsSpent = false;
            Dispose();
            all.Forget(stamp);
        }

        public void Dispose()
        {
            held.Dispose();
            if (!IsSpent)
                File.Delete(path);
        }
    }
}
