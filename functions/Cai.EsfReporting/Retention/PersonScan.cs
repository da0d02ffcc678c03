using System.IO.Compression;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Looks for one person in a delivered file, in any cell of any sheet: the last ten characters of the identity, whatever
/// separators stand between, or what a spreadsheet left of them when it took leading zeros away. Of two people a hundred
/// years apart it finds either: it would rather find too much.
/// </summary>
internal sealed class PersonScan
{
    private const int Ten = 10;
    private readonly byte[] ten = new byte[Ten];
    private readonly byte[] withoutZeros;

    public PersonScan(in PersonalIdentity person)
    {
        Span<byte> twelve = stackalloc byte[PersonalIdentity.Length];
        person.CopyTo(twelve);
        twelve[^Ten..].CopyTo(ten);
        withoutZeros = [.. ten.SkipWhile(c => c == '0')];
    }

    /// <summary>Null when the file cannot be looked into: it is encrypted, damaged, or no table.</summary>
    public async Task<bool?> FindsAsync(DeliveryFile file, CancellationToken cancellation)
    {
        var inspection = await FileInspection.OfAsync(file, cancellation);
        await using var stream = await file.OpenAsync(cancellation);
        if (inspection.Kind == FileKind.Csv || inspection.Fault != FileFault.None)
            return await FindsAsync(stream, cancellation) ? true : inspection.Fault is FileFault.None or FileFault.Empty or FileFault.TooLarge ? false : null;
        using var workbook = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in workbook.Entries)
        {
            await using var content = await part.OpenAsync(cancellation);
            if (await FindsAsync(content, cancellation))
                return true;
        }

        return false;
    }

    private async Task<bool> FindsAsync(Stream stream, CancellationToken cancellation)
    {
        var run = new Run(this);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            foreach (var c in buffer.AsSpan(0, read))
                if (run.Ends(c))
                    return true;
        return run.Ends((byte)'\n');
    }

    /// <summary>Letters and digits that follow each other with nothing but separators between.</summary>
    private sealed class Run(PersonScan person)
    {
        private readonly byte[] last = new byte[Ten];
        private long length;

        /// <summary>True when the person is found with this byte.</summary>
        public bool Ends(byte c)
        {
            if (char.IsAsciiLetterOrDigit((char)c))
            {
                last.AsSpan(1).CopyTo(last);
                last[^1] = c >= (byte)'a' ? (byte)(c - 0x20) : c;
                return ++length >= Ten && last.AsSpan().SequenceEqual(person.ten);
            }

            if (IsSeparator(c))
                return false;
            var found = person.withoutZeros.Length < Ten && length == person.withoutZeros.Length && last.AsSpan(Ten - (int)length).SequenceEqual(person.withoutZeros);
            length = 0;
            return found;
        }

        /// <summary>What may stand within an identity: also the zeros of UTF-16, and every byte of a character outside ASCII, as of a long hyphen.</summary>
        private static bool IsSeparator(byte c) => c is 0 or >= 0x80 or (byte)'-' or (byte)'+' or (byte)' ' or (byte)'.' or (byte)'/' or (byte)'\'';
    }
}
