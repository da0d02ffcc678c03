using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>
/// The parts of a workbook or a document in their archive, each written once and forward. The SDK's own package keeps every part in
/// memory until the end and stamps it with the clock; a report's size must not show in memory, nor the hour in its bytes.
/// </summary>
internal sealed class OfficePackage(Stream stream) : IDisposable
{
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The earliest time that a zip archive can state.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Part, string ContentType)> types = [];
    private readonly List<(string From, string Id, string Type, string To)> relations = [];

    /// <param name="part">The path within the archive: <c>xl/workbook.xml</c>.</param>
    public void Write(string part, string contentType, Action<XmlWriter> write)
    {
        types.Add((part, contentType));
        WriteEntry(part, write);
    }

    /// <summary>A file within the file, as it is.</summary>
    /// <inheritdoc cref="Write"/>
    public void Embed(string part, string contentType, ReadOnlySpan<byte> file)
    {
        types.Add((part, contentType));
        var entry = zip.CreateEntry(part);
        entry.LastWriteTime = NoTime;
        using var target = entry.Open();
        target.Write(file);
    }

    /// <param name="from">The part that names the other; empty for the package itself.</param>
    /// <param name="id">How it is named there.</param>
    /// <param name="type">The last word of the relation's type, or the whole of it.</param>
    public void Relate(string from, string id, string type, string to) =>
        relations.Add((from, id, type.Contains(':', StringComparison.Ordinal) ? type : $"{Relations}/{type}", to));

    /// <summary>What the file says of itself. No person is named, and no time.</summary>
    public void WriteProperties(string title, string subject, Language language)
    {
        const string dublinCore = "http://purl.org/dc/elements/1.1/", extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        Relate("", "core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        Relate("", "app", "extended-properties", "docProps/app.xml");
        Write("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", xml =>
        {
            xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
            xml.WriteElementString("dc", "title", dublinCore, CellText.Line(title, 250));
            if (subject.Length > 0)
                xml.WriteElementString("dc", "subject", dublinCore, CellText.Line(subject, 250));
            xml.WriteElementString("dc", "creator", dublinCore, "Cai.EsfReporting");
            xml.WriteElementString("dc", "language", dublinCore, language.Culture().Name);
            xml.WriteEndElement();
        });
        Write("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", xml =>
        {
            xml.WriteStartElement("Properties", extended);
            xml.WriteElementString("Application", extended, "Cai.EsfReporting");
            xml.WriteEndElement();
        });
    }

    /// <summary>Writes the relations and the list of contents, and ends the archive.</summary>
    public void Dispose()
    {
        foreach (var own in relations.GroupBy(r => r.From))
        {
            var slash = own.Key.LastIndexOf('/') + 1;
            WriteEntry($"{own.Key[..slash]}_rels/{own.Key[slash..]}.rels", xml =>
            {
                xml.WriteStartElement("Relationships", PackageRelations);
                foreach (var (_, id, type, to) in own)
                    WriteElement(xml, "Relationship", PackageRelations, ("Id", id), ("Type", type), ("Target", "/" + to));
                xml.WriteEndElement();
            });
        }

        const string contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
        WriteEntry("[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", contentTypes);
            WriteElement(xml, "Default", contentTypes, ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            foreach (var (part, type) in types)
                WriteElement(xml, "Override", contentTypes, ("PartName", "/" + part), ("ContentType", type));
            xml.WriteEndElement();
        });
        zip.Dispose();
    }

    private void WriteEntry(string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var target = entry.Open();
        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void WriteElement(XmlWriter xml, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
