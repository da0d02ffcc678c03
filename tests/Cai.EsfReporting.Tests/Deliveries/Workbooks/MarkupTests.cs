using System.Text;
using System.Xml;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>The reader of parts tells what the framework's own reader of xml tells.</summary>
public sealed class MarkupTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public void It_tells_what_XmlReader_tells(string encoding)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var document = new Document(seed, asciiOnly: encoding == "iso-8859-1").Write();
            var declared = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n{document}";
            var told = Encoding.GetEncoding(encoding);
            byte[] bytes = [.. told.GetPreamble(), .. told.GetBytes(declared)];
            Tell(bytes, chunk: 1 + (seed * 37 % 5000)).ShouldBe(TellAsXml(bytes), $"seed {seed}: {document}");
        }
    }

    [Fact]
    public void Text_over_many_windows_is_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 90_000).Select(i => i % 7 == 0 ? "&amp;" : i % 11 == 0 ? "&#228;" : "x"));
        foreach (var padding in (int[])[0, 1, 2, 3, 4, 5, 6, 7])
        {
            var bytes = Encoding.UTF8.GetBytes($"<a{new string(' ', padding)}>{text}</a>");
            Tell(bytes, 777).ShouldBe(TellAsXml(bytes));
        }
    }

    [Theory]
    [InlineData("<a><b></a></b>")]
    [InlineData("<a>")]
    [InlineData("<a")]
    [InlineData("<a b='1>2</a>")]
    [InlineData("<a b=1/>")]
    [InlineData("</a>")]
    [InlineData("<a>&entity;</a>")]
    [InlineData("<a>&#xD800;</a>")]
    [InlineData("<a>&</a>")]
    [InlineData("<a><!-- </a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>")]
    public void What_is_no_xml_is_damaged(string document) =>
        Should.Throw<UnreadableWorkbookException>(() => Tell(Encoding.UTF8.GetBytes(document), 1000)).Fault.ShouldBe(FileFault.Damaged);

    [Fact]
    public void Depth_names_and_tags_have_bounds()
    {
        Refused(string.Concat(Enumerable.Repeat("<a>", Markup.Deepest + 1))).ShouldBe(FileFault.Damaged);
        Refused($"<{new string('a', 100_000)}/>").ShouldBe(FileFault.Damaged);
        Refused($"<a b=\"{new string('a', 100_000)}\"/>").ShouldBe(FileFault.Damaged);
        Refused($"<a>{new string('a', FileLimits.CellBytes + 1)}</a>").ShouldBe(FileFault.CellTooLong);
        Tell(Encoding.UTF8.GetBytes($"<a>{new string('a', FileLimits.CellBytes)}</a>"), 1000).ShouldNotBeEmpty();

        static FileFault Refused(string document) => Should.Throw<UnreadableWorkbookException>(() => Tell(Encoding.UTF8.GetBytes(document), 1000)).Fault;
    }

    [Fact]
    public void Skipping_passes_the_whole_element()
    {
        using var markup = new Markup(new MemoryStream("<a><b><c>1</c><b/></b><!--x--><d>2</d></a>"u8.ToArray()), CancellationToken.None);
        markup.Read();
        markup.Read();
        markup.Skip();
        markup.Read();
        Encoding.UTF8.GetString(markup.Name).ShouldBe("d");
        Encoding.UTF8.GetString(markup.ReadText()).ShouldBe("2");
    }

    private static string Tell(byte[] bytes, int chunk)
    {
        var told = new StringBuilder();
        using var markup = new Markup(new Chunked(bytes, chunk), CancellationToken.None);
        var text = new ByteText();
        while (true)
        {
            text.Clear();
            if (!markup.Read(text))
                return told.ToString();
            told.Append(Encoding.UTF8.GetString(text.Span));
            if (markup.IsEnd)
            {
                told.Append("</>");
                continue;
            }

            told.Append('<').Append(Encoding.UTF8.GetString(markup.Name));
            for (var attributes = markup.Attributes; attributes.Next();)
                told.Append(' ').Append(Encoding.UTF8.GetString(attributes.Name)).Append('=').Append(Attributes.Decode(attributes.Value));
            told.Append('>');
            // Elements named t hold text only, and are read in the other way.
            if (markup.IsEmpty)
                told.Append("</>");
            else if (markup.Name.SequenceEqual("t"u8))
                told.Append(Encoding.UTF8.GetString(markup.ReadText())).Append("</>");
        }
    }

    private static string TellAsXml(byte[] bytes)
    {
        var told = new StringBuilder();
        using var xml = XmlReader.Create(new MemoryStream(bytes));
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    told.Append('<').Append(xml.LocalName);
                    var isEmpty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                        told.Append(' ').Append(xml.Name).Append('=').Append(xml.Value);
                    told.Append(isEmpty ? "></>" : ">");
                    break;
                case XmlNodeType.EndElement:
                    told.Append("</>");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when xml.Depth > 0:
                    told.Append(xml.Value);
                    break;
            }
        }

        return told.ToString();
    }

    /// <summary>A document made by dice, with everything that a part may have in it.</summary>
    private sealed class Document(int seed, bool asciiOnly)
    {
        private readonly Random dice = new(seed);
        private readonly StringBuilder written = new();

        public string Write()
        {
            Space();
            Element(0);
            return written.ToString();
        }

        private void Element(int depth)
        {
            var name = depth == 0 ? "root" : Pick("row", "c", "v", "t", "x:is", "x:r");
            written.Append('<').Append(name);
            if (depth == 0)
                written.Append(" xmlns:x='urn:x'");
            foreach (var attribute in (string[])["r", "s", "x:y"])
            {
                var quote = Pick("\"", "'");
                if (dice.Next(3) == 0)
                    written.Append(Pick(" ", "\n ", "  ")).Append(attribute).Append(Pick("=", " = ")).Append(quote).Append(Pick("1", "A1", "a>b", "&lt;&quot;", "&#x41;", "", quote == "'" ? "\"" : "'")).Append(quote);
            }

            written.Append(Pick("", " "));
            if (dice.Next(5) == 0)
            {
                written.Append("/>");
                return;
            }

            written.Append('>');
            for (var i = dice.Next(5); i > 0; i--)
                Piece(depth, textOnly: name == "t");
            written.Append("</").Append(name).Append(Pick("", " ")).Append('>');
        }

        private void Piece(int depth, bool textOnly)
        {
            switch (dice.Next(textOnly ? 5 : 8))
            {
                case 0:
                    written.Append(Pick("<!-- a > b -->", "<!---->", "<!--<v>-->"));
                    break;
                case 1:
                    written.Append(Pick("<?pi a > b?>", "<?pi?>"));
                    break;
                case 2:
                    written.Append(Pick("<![CDATA[a < b & c]]>", "<![CDATA[]]>", "<![CDATA[]]]>"));
                    break;
                case 3:
                    written.Append(asciiOnly ? "r\u00E4ksm\u00F6rg\u00E5s" : Pick("å", "räksmörgås", "漢字", "😀", "½"));
                    break;
                case 4:
                    written.Append(Pick("1", "198", "&amp;", "&#228;", "&#x1F600;", " ", "\n", "]", "&gt;"));
                    break;
                default:
                    if (depth < 6)
                        Element(depth + 1);
                    break;
            }
        }

        private void Space() => written.Append(Pick("", "\n", "<!-- c -->", "<?pi?>"));

        private string Pick(params string[] from) => from[dice.Next(from.Length)];
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Chunked(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }
}
