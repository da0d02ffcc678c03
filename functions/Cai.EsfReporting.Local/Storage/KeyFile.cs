using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// The pseudonym keys in a file that only its owner may read, oldest first; the first is made at first use. Whoever loses
/// it loses the identity across months.
/// </summary>
public sealed class KeyFile(string path) : IPseudonymKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidDataException">The file holds no keys.</exception>
    public async Task<PseudonymKey> CurrentAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            await MakeAsync(cancellation);
        return PseudonymKey.Read(await File.ReadAllTextAsync(path, cancellation))
            ?? throw new InvalidDataException($"{path} is not a pseudonym key. Restore it from a backup; a new key cannot recognise the people of earlier months.");
    }

    /// <summary>Adds a new key that follows the one in use. Those before it stay: without them it makes other pseudonyms.</summary>
    /// <param name="current">The key that was in use when this was decided: another one there means that somebody else has added one, and is left so.</param>
    /// <returns>The key in use from now on.</returns>
    public async Task<PseudonymKey> AddAsync(PseudonymKey current, CancellationToken cancellation)
    {
        await using var held = await ExclusiveFile.OpenAsync(path + ".lock", cancellation);
        if (await CurrentAsync(cancellation) is var there && there.Id != current.Id)
            return there;
        var next = there.Next();
        File.Move(await WriteAsideAsync(next, cancellation), path, overwrite: true);
        Durable.Name(path);
        return next;
    }

    /// <summary>Linked into place, so that two processes that both need the first key end with the same one.</summary>
    private async Task MakeAsync(CancellationToken cancellation)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var pending = await WriteAsideAsync(PseudonymKey.Create(), cancellation);
        if (!PlaceOnce.Try(pending, path))
            File.Delete(pending);
    }

    private async Task<string> WriteAsideAsync(PseudonymKey key, CancellationToken cancellation)
    {
        var pending = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var stream = new FileStream(pending, options);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(key.Write()), cancellation);
        stream.Flush(flushToDisk: true);
        return pending;
    }
}
