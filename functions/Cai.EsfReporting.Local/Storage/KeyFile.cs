using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>The pseudonym key in a file that only its owner may read, made at first use. Whoever loses it loses the identity across months.</summary>
public sealed class KeyFile(string path) : IPseudonymKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    public async Task<PseudonymKey> CurrentAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            await MakeAsync(cancellation);
        var text = await File.ReadAllTextAsync(path, cancellation);
        Span<byte> secret = stackalloc byte[PseudonymKey.Size];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == PseudonymKey.Size
            ? new(secret)
            : throw new InvalidDataException($"{path} is not a pseudonym key. Restore it from a backup; a new key cannot recognise the people of earlier months.");
    }

    /// <summary>Written aside and linked into place, so that two processes that both need the first key end with the same one.</summary>
    private async Task MakeAsync(CancellationToken cancellation)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var pending = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using (var stream = new FileStream(pending, options))
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(PseudonymKey.Create().Export())), cancellation);
            stream.Flush(flushToDisk: true);
        }

        if (!PlaceOnce.Try(pending, path))
            File.Delete(pending);
    }
}
