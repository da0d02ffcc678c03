using System.IO.Compression;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>
/// The parts of an Office package, found by its relations and never by what they are usually called. What the archive
/// says of its sizes may be a lie: bytes are counted as they are unpacked, and only what is asked for is.
/// </summary>
internal sealed class PackageParts : IDisposable
{
    /// <summary>The list of parts at an archive's end: an office's has a hundredth of it. Ten thousand names fit.</summary>
    private const int DirectoryBytes = 1024 * 1024;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> unpacked = new(StringComparer.OrdinalIgnoreCase);
    private long unpackedInAll;

    /// <param name="stream">Seekable; left open.</param>
    /// <exception cref="UnreadableWorkbookException">It is no archive, is cut short, or has more than <see cref="FileLimits.PackageParts"/>.</exception>
    public PackageParts(Stream stream)
    {
        var bounded = new BoundedStream(stream, leaveOpen: true) { Most = DirectoryBytes };
        try
        {
            archive = new(bounded, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
                if (!parts.TryAdd(Normal(entry.FullName), entry))
                    NamedTwice.Add(Normal(entry.FullName));
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableWorkbookException(bounded.BytesRead > DirectoryBytes ? FileFault.TooManyParts : FileFault.Damaged, e);
        }

        if (parts.Count > FileLimits.PackageParts)
            throw new UnreadableWorkbookException(FileFault.TooManyParts);
        bounded.Most = long.MaxValue;
    }

    /// <summary>The names of all parts, folders without: <c>xl/workbook.xml</c>.</summary>
    public IReadOnlyCollection<string> Names => parts.Keys;

    /// <summary>Names that more than one part has: of these the first is read, the others never.</summary>
    public ICollection<string> NamedTwice { get; } = [];

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Bytes of a part, as the archive says.</summary>
    public long LengthOf(string part) => parts[part].Length;

    /// <exception cref="UnreadableWorkbookException">There is no such part, it is packed in a way that is not read, or unpacks to too much.</exception>
    public Stream Open(string part)
    {
        if (!parts.TryGetValue(part, out var entry) || entry.IsEncrypted)
            throw new UnreadableWorkbookException(FileFault.Damaged);
        if (entry.Length > FileLimits.UnpackedBytes)
            throw new UnreadableWorkbookException(FileFault.Expands);
        try
        {
            return new BoundedStream(entry.Open(), leaveOpen: false) { Counted = bytes => Count(part, bytes) };
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableWorkbookException(FileFault.Damaged, e);
        }
    }

    public Markup Markup(string part, CancellationToken cancellation) => new(Open(part), cancellation);

    /// <summary>What a part says that it needs, or the package itself when the part is empty; those outside the package left out.</summary>
    public IReadOnlyList<Relation> RelationsOf(string part, CancellationToken cancellation)
    {
        var slash = part.LastIndexOf('/') + 1;
        var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
        var relations = new List<Relation>();
        if (!Has(name))
            return relations;
        using var markup = Markup(name, cancellation);
        while (markup.Read())
        {
            if (markup.IsEnd || !markup.Name.SequenceEqual("Relationship"u8))
                continue;
            if (relations.Count == FileLimits.PackageParts)
                throw new UnreadableWorkbookException(FileFault.TooManyParts);
            string id = "", type = "", target = "";
            var outside = false;
            var attributes = markup.Attributes;
            while (attributes.Next())
            {
                if (attributes.Name.SequenceEqual("Id"u8))
                    id = Attributes.Decode(attributes.Value);
                else if (attributes.Name.SequenceEqual("Type"u8))
                    type = Attributes.Decode(attributes.Value);
                else if (attributes.Name.SequenceEqual("Target"u8))
                    target = Attributes.Decode(attributes.Value);
                else
                    outside |= attributes.Name.SequenceEqual("TargetMode"u8) && attributes.Value.SequenceEqual("External"u8);
            }

            if (!outside)
                relations.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target)));
        }

        return relations;
    }

    public void Dispose() => archive.Dispose();

    /// <summary>A target is relative to its source's folder unless it begins with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in Normal(target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("" or "." or ".."))
                path.Add(step);
        }

        return string.Join('/', path);
    }

    private static string Normal(string name) => Uri.UnescapeDataString(name.Replace('\\', '/')).TrimStart('/');

    /// <summary>A part that is read twice counts once.</summary>
    private void Count(string part, long bytes)
    {
        var before = unpacked.GetValueOrDefault(part);
        if (bytes <= before)
            return;
        unpacked[part] = bytes;
        if ((unpackedInAll += bytes - before) > FileLimits.UnpackedBytes)
            throw new UnreadableWorkbookException(FileFault.Expands);
    }
}

/// <param name="Kind">The last word of its type, which is the same in the transitional and the strict standard: <c>worksheet</c>.</param>
/// <param name="Target">The part.</param>
internal sealed record Relation(string Id, string Kind, string Target);
