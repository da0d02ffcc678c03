using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Whoever looks for a text in a workbook finds it wherever it may stand.</summary>
public sealed class WorkbookTextsTests
{
    private const string Sought = "19800101-9802";

    private static readonly string Filler = RawWorkbook.Row("Personnummer", "Insats");

    public static TheoryData<string, byte[]> Places => new()
    {
        { "a number", Book().Sheet("a", Filler + "<row><c><v>1.98001019802E11</v></c></row>").ToBytes() },
        { "a hidden sheet", Book().Sheet("a", Filler).Sheet("b", RawWorkbook.Row(Sought), state: "veryHidden").ToBytes() },
        { "a column far out", Book().Sheet("a", $"<row><c r=\"XFD1\" t=\"inlineStr\"><is><t>{Sought}</t></is></c></row>").ToBytes() },
        { "runs", Book().Sheet("a", "<row><c t=\"inlineStr\"><is><r><t>198001</t></r><r><t>01-9802</t></r></is></c></row>").ToBytes() },
        { "an escape", Book().Sheet("a", RawWorkbook.Row("19800101_x002D_9802")).ToBytes() },
        { "a reference", Book().Sheet("a", RawWorkbook.Row("19800101&#45;9802")).ToBytes() },
        { "a text that no cell uses", new RawWorkbook { Shared = "<si><r><t>19800101</t></r><r><t>-9802</t></r></si>" }.Sheet("a", Filler).ToBytes() },
        { "a formula", Book().Sheet("a", $"<row><c><f>\"{Sought}\"</f><v>1</v></c></row>").ToBytes() },
        { "the name of a sheet", Book().Sheet(Sought, Filler).ToBytes() },
        { "a heading", Book().Sheet("a", Filler, $"<headerFooter><oddHeader>&amp;L{Sought}</oddHeader></headerFooter>").ToBytes() },
        { "a list to choose from", Book().Sheet("a", Filler, $"<dataValidations><dataValidation type=\"list\"><formula1>\"{Sought},x\"</formula1></dataValidation></dataValidations>").ToBytes() },
        { "a comment in two runs", Book().Sheet("a", Filler).Other("xl/comments1.xml", Xml("<comments><commentList><comment ref=\"A1\"><text><r><t>19800101</t></r><r><t>-9802</t></r></text></comment></commentList></comments>")).ToBytes() },
        { "a drawing", Book().Sheet("a", Filler).Other("xl/drawings/drawing1.xml", Xml("<x:p xmlns:x=\"urn:a\"><x:r><x:t>198001</x:t></x:r><x:r><x:t>01-9802</x:t></x:r></x:p>")).ToBytes() },
        { "an attribute", Book().Sheet("a", Filler).Other("xl/pivot.xml", Xml($"<p><s v=\"{Sought}\"/></p>")).ToBytes() },
        { "the properties", Book().Sheet("a", Filler).Other("docProps/core.xml", Xml($"<a><title>{Sought}</title></a>")).ToBytes() },
        { "a workbook within", Book().Sheet("a", Filler).Other("xl/embeddings/a.xlsx", part => part.Write(Book().Sheet("b", RawWorkbook.Row(Sought)).ToBytes())).ToBytes() },
    };

    [SlowTheory]
    [MemberData(nameof(Places))]
    public void A_text_is_found(string where, byte[] workbook) => Finds(workbook).ShouldBe((true, 0), where);

    [SlowFact]
    public void What_is_not_there_is_not_found() => Finds(Book().Sheet("a", RawWorkbook.Row("19800101-9803")).ToBytes()).ShouldBe((false, 0));

    [SlowFact]
    public void What_is_no_text_is_told()
    {
        var unread = new UnreadParts();
        var bytes = Book().Sheet("a", Filler).Other("xl/media/a.png", part => part.Write([0x89, 0x50, 0x4E, 0x47, 13, 10])).Other("xl/broken.xml", Xml("<a><b></a>")).ToBytes();
        WorkbookTexts.Any(new MemoryStream(bytes), new(_ => false, _ => false, unread, CancellationToken.None)).ShouldBeFalse();
        unread.Parts.ShouldBe(["xl/broken.xml"]);
        unread.Pictures.ShouldBe(["xl/media/a.png"]);
    }

    private static (bool Found, int Unread) Finds(byte[] workbook)
    {
        var unread = new UnreadParts();
        var found = WorkbookTexts.Any(new MemoryStream(workbook), new(text => text.IndexOf("19800101-9802"u8) >= 0 || text.IndexOf("198001019802"u8) >= 0, _ => false, unread, CancellationToken.None));
        return (found, unread.Parts.Count + unread.Pictures.Count);
    }

    private static RawWorkbook Book() => new();

    private static Action<Stream> Xml(string xml) => part => part.Write(Encoding.UTF8.GetBytes(xml));
}
