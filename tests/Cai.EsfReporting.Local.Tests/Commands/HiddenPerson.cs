using System.IO.Compression;
using System.Text;
using Cai.EsfReporting.Tests;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Files that hold one made-up person among others, each in another way.</summary>
internal static class HiddenPerson
{
    /// <summary>Made so that an exponent takes the last digit away, and (the second) that a number loses the first.</summary>
    public static readonly string Old = Made(1980, zeroAtEnd: true), Young = Made(2000, zeroAtEnd: false);

    private static readonly string Written = $"{Old[..8]}-{Old[8..]}";
    private static readonly string Head = RawWorkbook.Row("Personnummer", "Insats", "Startdatum", "Anteckning", "Timmar");
    private static readonly string Crowd = string.Concat(Enumerable.Range(20, 6).Select(i => Row(RawWorkbook.Text(Esf.Person(i)))));

    /// <summary>The person's own row, spelt or stored in one way or another.</summary>
    public static IEnumerable<(string Way, string Person, byte[] File)> Rows()
    {
        (string, string, byte[]) Way(string way, string cell, Func<string, string, RawWorkbook>? book = null, string? person = null) =>
            (way, person ?? Old, (book ?? ((rows, _) => new RawWorkbook().Sheet("Blad", rows)))(Head + Crowd + Row(cell), cell).ToBytes());
        (string, string, byte[]) Shared(string way, string si) => Way(way, "<c t=\"s\"><v>0</v></c>", (rows, _) => new RawWorkbook { Shared = $"<si>{si}</si>" }.Sheet("Blad", rows));
        (string, string, byte[]) Formatted(string way, string code, string cell) => Way(way, cell, (rows, _) => new RawWorkbook
        {
            Styles = $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{code}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>",
        }.Sheet("Blad", rows));

        yield return Way("a text", RawWorkbook.Text(Written));
        yield return Way("twelve digits", RawWorkbook.Text(Old));
        yield return Way("ten digits", RawWorkbook.Text(Old[2..]));
        yield return Way("a number", $"<c><v>{Old}</v></c>");
        yield return Way("a number with an exponent", $"<c><v>{Old[0]}.{Old[1..^1]}E11</v></c>");
        yield return Way("ten digits with an exponent", $"<c><v>{Old[2]}.{Old[3..^1]}E9</v></c>");
        yield return Way("an exponent in a text", RawWorkbook.Text($"{Old[0]},{Old[1..^1]}E+11"));
        yield return Way("a number without its zeros", $"<c><v>{Young[2..].TrimStart('0')}</v></c>", person: Young);
        yield return Way("a text without its zeros", RawWorkbook.Text(Young[2..].TrimStart('0')), person: Young);
        yield return Way("references", RawWorkbook.Text(string.Concat(Old.Select(digit => $"&#{(int)digit};"))));
        yield return Way("one reference", RawWorkbook.Text($"&#x31;{Written[1..]}"));
        yield return Way("an escaped hyphen", RawWorkbook.Text(Written.Replace("-", "_x002D_", StringComparison.Ordinal)));
        yield return Way("escaped digits", RawWorkbook.Text(string.Concat(Old.Select(digit => $"_x{(int)digit:X4}_"))));
        yield return Way("two runs", $"<c t=\"inlineStr\"><is><r><t>{Written[..6]}</t></r><r><rPr><b/><sz val=\"11\"/></rPr><t xml:space=\"preserve\">{Written[6..]} </t></r></is></c>");
        yield return Way("a run a digit", $"<c t=\"inlineStr\"><is>{string.Concat(Old.Select(digit => $"<r><rPr><sz val=\"12\"/></rPr><t>{digit}</t></r>"))}</is></c>");
        yield return Shared("a shared text", $"<t>{Written}</t>");
        yield return Shared("a shared text in two runs", $"<r><t>{Written[..4]}</t></r><r><rPr><color rgb=\"FF123456\"/></rPr><t>{Written[4..]}</t></r>");
        yield return Shared("runs parted by how they sound", $"<r><t>{Written[..6]}</t></r><rPh sb=\"0\" eb=\"6\"><t>1 2 3 4 5 6 7 8</t></rPh><r><t>{Written[6..]}</t></r><phoneticPr fontId=\"1\"/>");
        yield return Way("full-width digits", RawWorkbook.Text(string.Concat(Old.Select(digit => (char)(0xFF10 + digit - '0')))));
        yield return Way("digits with nothing between", RawWorkbook.Text(string.Join('\u200B', Old.ToCharArray())));
        yield return Way("a long dash", RawWorkbook.Text($"{Old[..8]}\u00A0\u2013\u00A0{Old[8..]}"));
        yield return Way("text without markup", $"<c t=\"inlineStr\"><is><t><![CDATA[{Old[..8]}]]>-{Old[8..]}</t></is></c>");
        yield return Way("a remark within", $"<c t=\"inlineStr\"><is><t>{Old[..6]}<!-- 1 2 3 4 5 6 -->{Old[6..]}</t></is></c>");
        yield return Way("what a formula was", $"<c t=\"str\"><f>A1</f><v>{Written}</v></c>");
        yield return Way("a formula of two texts", $"<c t=\"str\"><f>\"{Old[..4]}\"&amp;\"{Written[4..]}\"</f><v>{Written}</v></c>");
        yield return Way("a formula as text", RawWorkbook.Text($"=&quot;{Old}&quot;"));
        yield return Formatted("a format of ten digits", "000000-0000", $"<c s=\"1\"><v>{Old[2..]}</v></c>");
        yield return Formatted("a format that writes the century", "&quot;19&quot;000000-0000", $"<c s=\"1\"><v>{Old[2..]}</v></c>");
        yield return Formatted("a format of hours", "[h]:mm", $"<c s=\"1\"><v>{Old}</v></c>");
        yield return Way("the strict namespaces", RawWorkbook.Text(Written), (rows, _) => new RawWorkbook { Strict = true }.Sheet("Blad", rows));
        yield return Way("a prefix", "", (_, _) => new RawWorkbook().Part("Blad", "visible",
            $"<x:worksheet xmlns:x=\"{new RawWorkbook().Namespace}\"><x:sheetData>{Head + Crowd + Row(RawWorkbook.Text(Written))}</x:sheetData></x:worksheet>".Replace("<row", "<x:row", StringComparison.Ordinal).Replace("</row", "</x:row", StringComparison.Ordinal)
                .Replace("<c", "<x:c", StringComparison.Ordinal).Replace("</c>", "</x:c>", StringComparison.Ordinal).Replace("<is>", "<x:is>", StringComparison.Ordinal).Replace("</is>", "</x:is>", StringComparison.Ordinal)
                .Replace("<t>", "<x:t>", StringComparison.Ordinal).Replace("</t>", "</x:t>", StringComparison.Ordinal)));
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
            yield return Way($"a sheet in {encoding.WebName}", "", (_, _) => new RawWorkbook().Streamed("Blad", "visible", part =>
            {
                part.Write(encoding.Preamble);
                part.Write(encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-16\"?><worksheet xmlns=\"{new RawWorkbook().Namespace}\"><sheetData>{Head + Crowd + Row(RawWorkbook.Text(Written))}</sheetData></worksheet>"));
            }));
        yield return Way("a merged cell", RawWorkbook.Text(Written), (rows, _) => new RawWorkbook().Sheet("Blad", rows + RawWorkbook.Row(null, "Roa", "2018-03-01"), "<mergeCells count=\"1\"><mergeCell ref=\"A8:A9\"/></mergeCells>"));
    }

    /// <summary>Somewhere beside the table.</summary>
    public static IEnumerable<(string Way, string Person, byte[] File)> Elsewhere()
    {
        static RawWorkbook Book(string behind = "", string note = "") => new RawWorkbook().Sheet("Blad", Head + Crowd + note, behind);
        (string, string, byte[]) Way(string way, RawWorkbook book) => (way, Old, book.ToBytes());
        (string, string, byte[]) Part(string way, string part, string xml) => Way(way, Book().Other(part, stream => stream.Write(Encoding.UTF8.GetBytes(xml))));
        (string, string, byte[]) Bytes(string way, string part, byte[] bytes) => Way(way, Book().Other(part, stream => stream.Write(bytes)));
        var sheet = new RawWorkbook().Sheet("Blad", RawWorkbook.Row(Written)).ToBytes();
        var twice = new RawWorkbook().Other("xl/embeddings/b.xlsx", part => part.Write(sheet)).Sheet("Blad", Head).ToBytes();

        yield return Way("a hidden sheet", Book().Sheet("Gömd", RawWorkbook.Row(Written), state: "hidden"));
        yield return Way("a sheet hidden well", Book().Sheet("Gömd", RawWorkbook.Row(Written), state: "veryHidden"));
        yield return Way("a column far out", Book(note: $"<row r=\"90\"><c r=\"XFD90\" t=\"inlineStr\"><is><t>{Written}</t></is></c></row>"));
        yield return Way("a note in a row", Book(note: Row(RawWorkbook.Text(Esf.Person(30)), $"Ring {Old[..8]} fyra sista {Old[8..]}")));
        yield return Way("two cells side by side", Book(note: $"<row>{RawWorkbook.Text(Esf.Person(30))}{RawWorkbook.Text("Roa")}{RawWorkbook.Text("2018-03-01")}{RawWorkbook.Text(Old[..8])}{RawWorkbook.Text(Old[8..])}</row>"));
        yield return Way("a formula never calculated", Book(note: $"<row r=\"80\"><c r=\"AA80\"><f>\"{Old[..8]}\"&amp;\"-\"&amp;\"{Old[8..]}\"</f></c></row>"));
        yield return Way("a text that no cell uses", new RawWorkbook { Shared = $"<si><r><t>{Written[..6]}</t></r><rPh sb=\"0\" eb=\"1\"><t>77 88</t></rPh><r><t>{Written[6..]}</t></r></si>" }.Sheet("Blad", Head + Crowd));
        yield return Way("how a text sounds", new RawWorkbook { Shared = $"<si><t>Namn</t><rPh sb=\"0\" eb=\"4\"><t>{Written}</t></rPh></si>" }.Sheet("Blad", Head + Crowd));
        yield return Way("the name of a sheet", Book().Sheet(Written, ""));
        yield return Way("a heading", Book($"<headerFooter><oddHeader>&amp;L{Written}</oddHeader></headerFooter>"));
        yield return Way("a heading with sizes", Book($"<headerFooter><oddFooter>&amp;C{Old[..6]}&amp;\"Arial,Bold\"&amp;12 {Old[6..8]}&amp;8 {Old[8..]}</oddFooter></headerFooter>"));
        yield return Way("a list to choose from", Book($"<dataValidations><dataValidation type=\"list\"><formula1>\"{Written},x\"</formula1></dataValidation></dataValidations>"));
        yield return Way("a defined name", new RawWorkbook { Properties = $"<definedNames><definedName name=\"sparad\">\"{Written}\"</definedName></definedNames>" }.Sheet("Blad", Head + Crowd));
        yield return Part("a comment", "xl/comments1.xml", $"<comments><commentList><comment ref=\"A1\"><text><r><t>{Written[..6]}</t></r><r><rPr><sz val=\"9\"/></rPr><t>{Written[6..]}</t></r></text></comment></commentList></comments>");
        yield return Part("a thread of comments", "xl/threadedComments/threadedComment1.xml", $"<ThreadedComments><threadedComment ref=\"A1\"><text>{Written}</text></threadedComment></ThreadedComments>");
        yield return Part("whoever commented", "xl/persons/person.xml", $"<personList><person displayName=\"{Written}\"/></personList>");
        yield return Part("the title", "docProps/core.xml", $"<cp xmlns:dc=\"urn:dc\"><dc:title>{Written}</dc:title></cp>");
        yield return Part("a property", "docProps/custom.xml", $"<Properties><property name=\"x\"><lpwstr>{Written}</lpwstr></property></Properties>");
        yield return Part("a property in references", "docProps/app.xml", $"<Properties><Company>{string.Concat(Old.Select(digit => $"&#{(int)digit};"))}</Company></Properties>");
        yield return Part("a drawing", "xl/drawings/drawing1.xml", $"<x:p xmlns:x=\"urn:a\"><x:r><x:t>{Written[..6]}</x:t></x:r><x:r><x:rPr sz=\"1100\"/><x:t>{Written[6..]}</x:t></x:r></x:p>");
        yield return Part("a box of text", "xl/drawings/vmlDrawing1.vml", $"<xml><v:shape xmlns:v=\"urn:v\"><div><font>{Written[..8]}</font><font size=\"160\">{Written[8..]}</font></div></v:shape></xml>");
        yield return Part("a chart's values", "xl/charts/chart1.xml", $"<c:chart xmlns:c=\"urn:c\"><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{Old[0]}.{Old[1..^1]}E11</c:v></c:pt></c:chart>");
        yield return Part("what a pivot table keeps", "xl/pivotCache/pivotCacheDefinition1.xml", $"<d><sharedItems><s v=\"{Written}\"/></sharedItems></d>");
        yield return Part("what another workbook said", "xl/externalLinks/externalLink1.xml", $"<externalLink><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>{Written}</v></cell></row></externalLink>");
        yield return Part("a connection", "xl/connections.xml", $"<connections><connection name=\"c\"><dbPr command=\"select * where pnr='{Old}'\"/></connection></connections>");
        yield return Part("a link", "xl/worksheets/_rels/blad9.xml.rels", $"<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"mailto:a?subject={Old[..8]}%2D%2{(int)Old[8] % 48 + 0}{Old[9..]}\"/></Relationships>".Replace("%2D%2", "%2D%3", StringComparison.Ordinal));
        yield return Part("data of somebody's own", "customXml/item1.xml", $"<a><b>{Old[..8]}</b><c>{Old[8..]}</c></a>");
        yield return Part("a remark", "xl/theme/theme1.xml", $"<a><!-- {Written} --></a>");
        yield return Part("an instruction", "xl/metadata.xml", $"<?note {Written}?><a/>");
        yield return Part("the name of an element", "customXml/item2.xml", $"<p{Written}/>");
        yield return Part("an entity", "customXml/item3.xml", $"<!DOCTYPE a [<!ENTITY e \"{Old[..6]}\"><!ENTITY f \"{Old[6..]}\">]><a>&e;&f;</a>");
        yield return Part("a sheet that is listed nowhere", "xl/worksheets/sheet77.xml", $"<worksheet><sheetData><row><c><v>{Old[0]}.{Old[1..^1]}E11</v></c></row></sheetData></worksheet>");
        yield return Part("a part that is not closed", "xl/broken.xml", $"<a><b>{string.Concat(Old.Select(digit => $"<i>{digit}</i>"))}</a>");
        yield return Part("the name of a part", $"xl/media/{Written}.xml", "<a/>");
        yield return Bytes("a workbook within", "xl/embeddings/a.xlsx", sheet);
        yield return Bytes("a workbook in a workbook within", "xl/embeddings/a.xlsx", twice);
        yield return Bytes("a workbook deeper than anybody looks", "xl/embeddings/a.xlsx", new RawWorkbook().Other("xl/embeddings/c.xlsx", part => part.Write(twice)).Sheet("Blad", Head).ToBytes());
        yield return Bytes("an object", "xl/embeddings/oleObject1.bin", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes(Written)]);
        yield return Bytes("a printer", "xl/printerSettings/printerSettings1.bin", Encoding.Unicode.GetBytes($"Skrivare {Written}"));
        yield return Bytes("a picture of Windows", "docProps/thumbnail.emf", [1, 0, 0, 0, .. new byte[36], .. " EMF"u8, .. new byte[20], .. Encoding.Unicode.GetBytes(Written)]);
        yield return Bytes("a picture's own words", "xl/media/image1.png", [0x89, .. "PNG\r\n\u001A\n"u8, .. "tEXtComment\0"u8, .. Encoding.ASCII.GetBytes(Written)]);
        yield return Bytes("something packed", "xl/model/item.data", Packed(Encoding.UTF8.GetBytes(Written)));
        yield return Bytes("a program", "xl/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Packed(Encoding.UTF8.GetBytes(Written))]);
        yield return Way("a part that is there twice", Book().Other("xl/worksheets/blad0.xml", part => part.Write(Encoding.UTF8.GetBytes($"<worksheet><sheetData>{Head}{Crowd}</sheetData></worksheet>"))).Sheet("Annat", RawWorkbook.Row(Written))
            .Other("xl/worksheets/blad1.xml", part => part.Write("<worksheet/>"u8)));
    }

    /// <summary>Files that are refused, whatever is in them.</summary>
    public static IEnumerable<(string Way, string Person, byte[] File)> Refused()
    {
        var csv = Csv(Written);
        yield return ("an old workbook", Old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(Old)]);
        yield return ("a workbook with a password", Old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. Packed(csv)]);
        yield return ("a binary workbook", Old, Zip(("_rels/.rels", Encoding.UTF8.GetBytes("<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")), ("xl/workbook.bin", Encoding.Unicode.GetBytes(Written))));
        yield return ("a csv in an archive", Old, Zip(("2018-08.csv", csv)));
        yield return ("a sheet of OpenDocument", Old, Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", Encoding.UTF8.GetBytes($"<a><p>{Written[..6]}</p><p>{Written[6..]}</p></a>"))));
        yield return ("a document", Old, Zip(("word/document.xml", Encoding.UTF8.GetBytes($"<a><t>{Written}</t></a>"))));
        yield return ("a pdf", Old, [.. "%PDF-1.7\n"u8, .. Packed(csv)]);
        yield return ("a page", Old, Encoding.UTF8.GetBytes($"<html><table><tr><td>{Old[..4]}<b>{Written[4..]}</b></td></tr></table></html>"));
        yield return ("rich text", Old, Encoding.ASCII.GetBytes($"{{\\rtf1 {Old[..6]}\\b {Written[6..]}}}"));
        yield return ("a workbook cut short", Old, [.. new RawWorkbook().Sheet("Blad", Head + Row(RawWorkbook.Text(Written))).ToBytes().SkipLast(40)]);
        yield return ("something packed", Old, Packed(csv));
        yield return ("no table", Old, Encoding.UTF8.GetBytes($"Hej,\n{Written} slutade i augusti.\n"));
        yield return ("other headers", Old, Encoding.UTF8.GetBytes($"Nummer;Namn\n{Old};Namn Namnsson\n"));
        yield return ("rows that are all wrong", Old, Encoding.UTF8.GetBytes("Personnummer;Insats;Startdatum\n" + string.Concat(Enumerable.Repeat($"{Written};Roa;2018-13-01\n", 6))));
    }

    /// <summary>As programs and people write a csv.</summary>
    public static IEnumerable<(string Way, string Person, byte[] File)> Csvs()
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), Encoding.UTF8, latin, CodePagesEncodingProvider.Instance.GetEncoding(10000)!, CodePagesEncodingProvider.Instance.GetEncoding(850)!, Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(false, false), new UnicodeEncoding(true, false)])
            foreach (var (way, written) in ((string, string)[])[("plain", Written), ("with a dash", encoding.CodePage is 850 ? $"{Old[..8]} - {Old[8..]}" : $"{Old[..8]}–{Old[8..]}")])
                yield return ($"{way} in {encoding.WebName}{(encoding.Preamble.Length > 0 ? " with a mark" : "")}", Old, [.. encoding.Preamble, .. encoding.GetBytes(Encoding.UTF8.GetString(Csv(written, "språkstöd på Södertörn")))]);
        yield return ("encoded twice", Old, Encoding.UTF8.GetBytes(latin.GetString(Csv($"{Old[..8]}–{Old[8..]}", "Språkstöd"))));
        yield return ("of two encodings", Old, [.. Csv(Written, "Språkstöd"), .. latin.GetBytes($"{Esf.Person(31)};Roa;2018-03-01;Språk;1\r\n")]);
        yield return ("full-width digits", Old, Csv(string.Concat(Old.Select(digit => (char)(0xFF10 + digit - '0')))));
        yield return ("full-width digits encoded twice", Old, Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Csv(string.Concat(Old.Select(digit => (char)(0xFF10 + digit - '0')))))));
        yield return ("as a formula", Old, Csv($"\"=\"\"{Old}\"\"\""));
        yield return ("with an exponent", Old, Csv($"\"{Old[0]},{Old[1..^1]}E+11\""));
        yield return ("without its zeros", Young, Csv(Young[2..].TrimStart('0')));
        yield return ("without its zeros, in two parts", Young, Csv(Young[2..].TrimStart('0')[..^4] + "-" + Young[8..]));
        yield return ("with far more hyphens", Old, Csv($"{Old[..8]}--------{Old[8..]}"));
        yield return ("with a letter for a digit", Old, Csv(Esf.Person(30), $"{Old[..8].Replace('0', 'O')}-{Old[8..]}"));
        yield return ("in a note", Old, Csv(Esf.Person(30), $"Talat med {Written} om kursen"));
        yield return ("in a note of two lines", Old, Csv(Esf.Person(30), $"\"född {Old[..8]}\nsista fyra {Old[8..]}\""));
        yield return ("the day first", Old, Csv(Esf.Person(30), $"{Old[6..8]}/{Old[4..6]}/{Old[..4]} {Old[8..]}"));
        yield return ("in references", Old, Csv(Esf.Person(30), $"\"{string.Concat(Old.Select(digit => $"&#{(int)digit};"))}\""));
        yield return ("in quotes as a whole", Old, Encoding.UTF8.GetBytes(string.Join("\n", Encoding.UTF8.GetString(Csv(Written)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => $"\"{line}\"")) + "\n"));
    }

    private static byte[] Csv(string person, string note = "") => Encoding.UTF8.GetBytes(string.Concat(
        ["Personnummer;Insats;Startdatum;Anteckning;Timmar\r\n", .. Enumerable.Range(20, 6).Select(i => $"{Esf.Person(i)};Case Management;2018-01-01;;\r\n"), $"{person};Case Management;2018-01-01;{note};\r\n"]));

    private static string Row(string person, string note = "") => $"<row>{person}{RawWorkbook.Text("Case Management")}{RawWorkbook.Text("2018-01-01")}{RawWorkbook.Text(note)}</row>";

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionMode.Compress))
            packed.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }

        return memory.ToArray();
    }

    /// <summary>Born in January, with a birth number that nobody has.</summary>
    private static string Made(int year, bool zeroAtEnd)
    {
        for (var day = 1; ; day++)
        {
            var nine = FormattableString.Invariant($"{year % 100:D2}01{day:D2}981");
            var sum = nine.Select((c, i) => (c - '0') * (2 - (i % 2))).Sum(product => (product / 10) + (product % 10));
            if (sum % 10 == 0 == zeroAtEnd)
                return $"{year / 100}{nine}{(10 - (sum % 10)) % 10}";
        }
    }
}
