using System.IO.Compression;
using System.Text;
using Cai.EsfReporting.Tests;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Files that hold one made-up person packed, encoded, beside the parts of a workbook, or parted over a row.</summary>
internal static class ParcelledPerson
{
    private static readonly string Old = HiddenPerson.Old;
    private static readonly string Written = $"{Old[..8]}-{Old[8..]}";
    private static readonly string Four = Old[8..];
    private static readonly int Day = int.Parse(Old[6..8], System.Globalization.CultureInfo.InvariantCulture);
    private static readonly DateOnly Born = new(1980, 1, Day);
    private static readonly string Serial = (Born.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture);
    private static readonly string Head = RawWorkbook.Row("Personnummer", "Insats", "Startdatum", "Anteckning", "Timmar", "Född", "Handläggare", "Sista");
    private static readonly string Crowd = string.Concat(Enumerable.Range(20, 6).Select(i => $"<row>{RawWorkbook.Text(Esf.Person(i))}{RawWorkbook.Text("Case Management")}{RawWorkbook.Text("2018-01-01")}</row>"));

    public static IEnumerable<(string Way, string Person, byte[] File)> Csvs()
    {
        (string, string, byte[]) Way(string way, byte[] file) => (way, Old, file);
        (string, string, byte[]) Note(string way, string note) => Way(way, Csv(note));
        (string, string, byte[]) Far(string date, string? four = null) => Way($"far apart: {date}", Csv("", date, four ?? Four));
        var whole = Csv(Written);

        yield return Way("a mail with the file attached", Encoding.ASCII.GetBytes($"From: a@b.se\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n{Lines(whole)}\r\n--x--\r\n"));
        yield return Way("the whole in base64", Encoding.ASCII.GetBytes(Lines(whole)));
        yield return Way("the whole in EBCDIC", CodePagesEncodingProvider.Instance.GetEncoding(500)!.GetBytes(Encoding.UTF8.GetString(whole)));
        yield return Way("UTF-32 without a mark", new UTF32Encoding(true, false).GetBytes(Encoding.UTF8.GetString(whole)));
        yield return Way("a table of columns", Encoding.UTF8.GetBytes($"Nummer;{Esf.Person(20)};{Esf.Person(21)}\nFödd;{Born:yyyy-MM-dd};1990-01-01\nNamn;{new string('x', 60)};{new string('y', 60)}\nSista;{Four};1234\n"));
        yield return Note("a cell in UTF-7", $"+{Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(Written)).TrimEnd('=')}-");
        yield return Note("a cell in base64", Base64(Written));
        yield return Note("a cell in base64 without its end", Base64("född " + Written).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        yield return Note("a cell in base64 twice", Base64(Base64(Written)));
        yield return Note("a cell in base64 five times", Base64(Base64(Base64(Base64(Base64(Written))))));
        yield return Note("a cell in base64 over lines", $"\"{Lines(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Kolumn;", 30)) + Written))}\"");
        yield return Note("a cell packed", Convert.ToBase64String(Packed(Encoding.UTF8.GetBytes(Written))));
        yield return Note("a cell in hexadecimal numbers", Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Written)));
        yield return Note("a reference to a reference", $"\"{Each(digit => $"&amp;#{(int)digit};")}\"");
        yield return Note("references without their ends", Each(digit => $"&#{(int)digit} "));
        yield return Note("escapes of a program", Each(digit => $"\\x{(int)digit:x2}"));
        yield return Note("percent of percent", Each(digit => $"%25{(int)digit:x2}"));
        yield return Note("numerals of China", string.Concat(Old.Select(digit => "〇一二三四五六七八九"[digit - '0'])));
        yield return Note("from right to left", $"\u202E{string.Concat(Written.Reverse())}");
        yield return Note("letters for digits", Written.Replace('8', 'B'));
        foreach (var (way, written) in ((string, string)[])[("references", Each(digit => $"&#x{(int)digit:x};")), ("percent", Each(digit => $"%{(int)digit:x2}")), ("base64", Base64(Written))])
            yield return Way($"{way} in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Csv($"\"{written}\"")))]);
        foreach (var note in (string[])[$"född {Day} januari 1980, fyra sista {Four}", $"{Day} jan 1980-{Four}", $"1980-1-{Day}-{Four}", $"{Day}/1-80 {Four}", $"Jan {Day}, 1980 ({Four})", $"{Day}.I.1980 {Four}"])
            yield return Note(note.Replace(Four, "…", StringComparison.Ordinal), note);
        foreach (var date in (string[])[$"{Born:yyyy-MM-dd}", $"{Born:yyyy-MM-dd}T00:00:00", $"{Born:yyMMdd}", $"{Day} januari 1980", $"1980;1;{Day}", Serial, $"{int.Parse(Serial, System.Globalization.CultureInfo.InvariantCulture) - 1462}"])
            yield return Far(date);
        yield return Far($"JAN-{Day:D2}-1980", $"\"=\"\"{Four}\"\"\"");
    }

    public static IEnumerable<(string Way, string Person, byte[] File)> Workbooks()
    {
        (string, string, byte[]) Way(string way, byte[] file) => (way, Old, file);
        (string, string, byte[]) Part(string way, string part, string xml) => Way(way, Book().Other(part, stream => stream.Write(Encoding.UTF8.GetBytes(xml))).ToBytes());
        (string, string, byte[]) Bytes(string way, string part, byte[] bytes) => Way(way, Book().Other(part, stream => stream.Write(bytes)).ToBytes());
        (string, string, byte[]) Far(string way, string date, string four) => Way(way, Book($"<row>{RawWorkbook.Text(Esf.Person(30))}{RawWorkbook.Text("Case Management")}{RawWorkbook.Text("2018-01-01")}<c/><c/>{date}{RawWorkbook.Text("Namn Namnsson på enheten för arbetsmarknad i Handen")}{four}</row>").ToBytes());

        yield return Way("a query of Power Query", Book().Other("customXml/item1.xml", part => part.Write([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-16\"?><DataMashup>{Mashup(Written)}</DataMashup>")])).ToBytes());
        yield return Part("base64 in data of somebody's own", "customXml/item1.xml", $"<a>{Base64(Written)}</a>");
        yield return Part("base64 of UTF-16", "docProps/custom.xml", $"<Properties><property name=\"x\"><blob>{Convert.ToBase64String(Encoding.Unicode.GetBytes(Written))}</blob></property></Properties>");
        yield return Part("a picture that is a link", "xl/media/image1.svg", $"<svg><image href=\"data:text/plain;base64,{Base64(Written)}\"/></svg>");
        yield return Part("a drawing in a drawing", "xl/drawings/vmlDrawing1.vml", $"<xml><v:shape xmlns:v=\"urn:v\" xmlns:o=\"urn:o\" o:gfxdata=\"{Convert.ToBase64String(Zip("drs/shape.xml", $"<a:p xmlns:a=\"urn:a\"><a:t>{Old[..8]}</a:t><a:t>-{Four}</a:t></a:p>"))}\"/></xml>");
        yield return Part("percent of percent", "xl/worksheets/_rels/blad9.xml.rels", $"<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"http://x/?p={Each(digit => $"%25{(int)digit:x2}")}\"/></Relationships>");
        yield return Part("a chart's values", "xl/charts/chart1.xml", $"<c><pt><v>{Serial}</v></pt><pt><v>{Four}</v></pt></c>");
        yield return Part("a record of a pivot table", "xl/pivotCache/pivotCacheRecords1.xml", $"<p><r><d v=\"{Born:yyyy-MM-dd}T00:00:00\"/><s v=\"Namn Namnsson på enheten för arbetsmarknad i Handen\"/><n v=\"{Four}\"/></r></p>");
        yield return Bytes("something packed named as a printer", "xl/printerSettings/printerSettings1.bin", Packed(Encoding.UTF8.GetBytes(Written)));
        yield return Bytes("something packed behind a printer", "xl/printerSettings/printerSettings1.bin", [.. Printer(), .. Packed(Encoding.UTF8.GetBytes(Written))]);
        yield return Bytes("a property, packed", "xl/customProperty1.bin", Packed(Encoding.UTF8.GetBytes(Written)));
        yield return Far("a date and a number", $"<c t=\"d\"><v>{Born:yyyy-MM-dd}T00:00:00</v></c>", $"<c><v>{Four}</v></c>");
        yield return Far("a number of a day", $"<c><v>{Serial}</v></c>", $"<c><v>{Four}</v></c>");
        yield return Far("a number of a time", $"<c><v>{Serial}.5</v></c>", RawWorkbook.Text(Four));
        yield return Far("a date in words", RawWorkbook.Text($"{Day} januari 1980"), RawWorkbook.Text($"********-{Four}"));
        yield return Far("a date of single digits", RawWorkbook.Text($"{Day}/1-80"), $"<c><v>{Four}</v></c>");
        yield return Way("a table of columns", new RawWorkbook().Sheet("Blad", RawWorkbook.Row("Nummer", Esf.Person(20)) + RawWorkbook.Row("Född", $"{Born:yyyy-MM-dd}") + RawWorkbook.Row("Namn", new string('x', 60)) + RawWorkbook.Row("Sista", Four)).ToBytes());

        var (book, packed) = (Book().ToBytes(), Packed(Encoding.UTF8.GetBytes(Written)));
        yield return Way("packed behind the end", [.. book, .. packed]);
        yield return Way("base64 behind the end", [.. book, .. Encoding.ASCII.GetBytes(Base64(Written))]);
        yield return Way("packed before the beginning", [.. packed, .. book]);
        yield return Way("a workbook before the workbook", [.. Book(RawWorkbook.Row(Written)).ToBytes(), .. book]);
        yield return Way("a part that was deleted", Deleted(Zip("xl/worksheets/old.xml", $"<worksheet>{Written}</worksheet>"), book));
        yield return Way("a packed comment", [.. book.AsSpan(0, book.Length - 2), (byte)packed.Length, 0, .. packed]);
        yield return Way("a comment", [.. book.AsSpan(0, book.Length - 2), (byte)Written.Length, 0, .. Encoding.ASCII.GetBytes(Written)]);
        yield return Way("beside the name of a part", Updated(book, zip => zip.Entries[0].Comment = Encoding.Latin1.GetString(packed)));
        yield return Way("a part that cannot be unpacked", Broken(Book().Other("customXml/item1.xml", part => part.Write(Encoding.UTF8.GetBytes($"<a>{Written}</a>"))).ToBytes()));
        yield return Part("json with base64", "customXml/item1.xml", $"<a><![CDATA[{{\"d\":\"{Base64($"{{\"pnr\":\"{Written}\"}}")}\"}}]]></a>");
        yield return Part("notes far apart", "xl/comments1.xml", $"<comments><comment><text><r><t>Född {Day} januari 1980, bor i Handen sedan länge men arbetar i Tyresö</t></r><r><t>Slutar på {Four}</t></r></text></comment></comments>");
    }

    /// <summary>What ordinary programs pack and encode.</summary>
    public static IEnumerable<(string Extension, byte[] File)> OfNobody()
    {
        static (string, byte[]) Part(string part, byte[] bytes) => ("xlsx", Book().Other(part, stream => stream.Write(bytes)).ToBytes());
        yield return Part("customXml/item1.xml", Encoding.UTF8.GetBytes($"<DataMashup>{Mashup(Esf.Person(31))}</DataMashup>"));
        yield return Part("xl/printerSettings/printerSettings1.bin", Printer());
        yield return Part("xl/workbookProtection.xml", Encoding.UTF8.GetBytes($"<p hashValue=\"{Convert.ToBase64String(Enumerable.Range(0, 64).Select(i => (byte)(i * 37)).ToArray())}\" saltValue=\"{Convert.ToBase64String(Enumerable.Range(0, 16).Select(i => (byte)(i * 41)).ToArray())}\"/>"));
        yield return Part("customXml/item2.xml", "<p xmlns=\"http://schemas.microsoft.com/office/2006/metadata/properties/B1\" id=\"{6F9619FF-8B86-D011-B42D-00CF4FC964FF}\"/>"u8.ToArray());
        yield return ("xlsx", Updated(Book().ToBytes(), zip => zip.Comment = "Written by a program"));
        yield return ("csv", Csv("6F9619FF-8B86-D011-B42D-00CF4FC964FF https://intranet.example/sites/MIA/Delade%20dokument/Fil2018.xlsx"));
        yield return ("csv", Csv("https://video.example/watch?v=dQw4w9WgXcQ1A2b3C4d5E6f7G8h9I0jKlMnOp"));
        yield return ("csv", Csv("", $"{Born:yyyy-MM-dd}", "1234"));
    }

    private static RawWorkbook Book(string note = "") => new RawWorkbook().Sheet("Blad", Head + Crowd + note);

    private static byte[] Csv(string note, string date = "", string four = "") => Encoding.UTF8.GetBytes(string.Concat(
        [$"Personnummer;Insats;Startdatum;Anteckning;Timmar;{string.Join(';', Enumerable.Repeat("Född", date.Count(c => c == ';') + 1).Select((name, i) => $"{name} {i}"))};Handläggare;Sista\r\n", .. Enumerable.Range(20, 6).Select(i => $"{Esf.Person(i)};Case Management;2018-01-01;;\r\n"),
            $"{Esf.Person(30)};Case Management;2018-01-01;{note};;{date};Namn Namnsson på enheten för arbetsmarknad i Handen;{four}\r\n"]));

    private static string Each(Func<char, string> written) => string.Concat(Written.Select(written));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Lines(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);

    /// <summary>As [MS-QDEFF] has it: an archive, then permissions, what is known of the queries, and a signature.</summary>
    private static string Mashup(string person)
    {
        var archive = Zip("Formulas/Section1.m", $"section Section1; shared Q = Table.SelectRows(K, each [Personnummer] = \"{person}\");");
        return Convert.ToBase64String([0, 0, 0, 0, .. BitConverter.GetBytes(archive.Length), .. archive, .. BitConverter.GetBytes(4), .. "<p/>"u8, .. Enumerable.Range(0, 200).Select(i => (byte)(i * 59))]);
    }

    /// <summary>A DEVMODE without bytes of the printer's own.</summary>
    private static byte[] Printer() => [.. Encoding.Unicode.GetBytes("Skrivare"), .. new byte[48], 1, 4, 0, 0, 220, 0, 0, 0, .. new byte[148]];

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionMode.Compress))
            packed.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Zip(string name, string content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry(name).Open())
            part.Write(Encoding.UTF8.GetBytes(content));
        return memory.ToArray();
    }

    private static byte[] Updated(byte[] book, Action<ZipArchive> change)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true, Encoding.Latin1))
            change(zip);
        return memory.ToArray();
    }

    /// <summary>The data of a part of which the directory no longer tells, before an archive whose places are mended.</summary>
    private static byte[] Deleted(byte[] old, byte[] book)
    {
        var data = old.AsSpan(0, old.AsSpan().IndexOf("PK\u0001\u0002"u8)).ToArray();
        byte[] both = [.. data, .. book];
        var end = both.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        Move(both, end + 16, data.Length);
        for (var at = BitConverter.ToInt32(both, end + 16); at < end; at += 46 + BitConverter.ToUInt16(both, at + 28) + BitConverter.ToUInt16(both, at + 30) + BitConverter.ToUInt16(both, at + 32))
            Move(both, at + 42, data.Length);
        return both;
    }

    private static void Move(byte[] bytes, int at, int by) => BitConverter.TryWriteBytes(bytes.AsSpan(at), BitConverter.ToInt32(bytes, at) + by);

    /// <summary>The last part is said to be packed in a way that nobody reads.</summary>
    private static byte[] Broken(byte[] book)
    {
        var at = book.AsSpan().IndexOf("customXml"u8) - 30;
        book[at + 8] = 14;
        var listed = book.AsSpan().LastIndexOf("customXml"u8) - 46;
        book[listed + 10] = 14;
        return book;
    }
}
