using Cai.EsfReporting.Web.Receipts;

namespace Cai.EsfReporting.Web.Tests;

public sealed class ReceiptHtmlTests
{
    [Fact]
    public async Task What_a_cell_held_is_escaped()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 1, insats: "<script>alert(1)</script> & 'hej'"));

        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;hej&#x27;");
        html.ShouldNotContain("<script");
        html.ShouldContain("Bokvik &amp; Ö");
    }

    [Theory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public async Task The_same_file_gives_the_same_bytes(Language language)
    {
        var once = await Page.BytesAsync(await Small.ReceiptAsync(wrong: 3), language);
        var again = await Page.BytesAsync(await Small.ReceiptAsync(wrong: 3), language);

        again.ShouldBe(once);
    }

    [Fact]
    public async Task The_status_is_the_heading_in_either_language()
    {
        var receipt = await Small.ReceiptAsync(wrong: 3);

        (await Page.HtmlAsync(receipt, Language.Sv)).ShouldContain("<span>Delvis mottagen</span></h1>");
        (await Page.HtmlAsync(receipt, Language.En)).ShouldContain("<span>Partly accepted</span></h1>");
    }

    [Fact]
    public async Task A_list_cut_short_says_so_and_the_count_is_in_full()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 104));

        html.ShouldContain("Kontrollsiffran stämmer inte: 100 av 104 visas.");
        html.ShouldContain("104 anmärkningar, 100 visas");
        html.ShouldContain("<td class=\"number\">104</td>");
    }

    [Fact]
    public async Task A_whole_list_does_not_speak_of_being_cut()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 100));

        html.ShouldContain(">100 anmärkningar<");
        html.ShouldNotContain("class=\"capped\"");
    }

    [Fact]
    public async Task A_finding_shows_its_line_and_column_and_never_a_whole_personnummer()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 1));

        html.ShouldContain("<th scope=\"row\" class=\"number\">2</th>");
        html.ShouldContain("<td>Personnummer</td>");
        html.ShouldContain("<code>19700101-****</code>");
        html.ShouldNotContain(SyntheticIdentity.Wrong(0));
    }

    [Fact]
    public async Task A_file_without_findings_says_so()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 0));

        html.ShouldContain("Inga anmärkningar.");
        html.ShouldNotContain("findings-table");
    }

    [Fact]
    public async Task The_proof_holds_the_id_and_the_checksum()
    {
        var receipt = await Small.ReceiptAsync(wrong: 0);

        var html = await Page.HtmlAsync(receipt);

        html.ShouldContain(receipt.Id!.Value.Value);
        html.ShouldContain(receipt.Sha256);
        html.ShouldContain("2018-09-05 10:15 svensk tid");
    }

    [Fact]
    public async Task A_delivery_names_the_one_it_replaces()
    {
        var files = new DeliveredFiles(SmallCatalogue.Read());
        var first = await files.DeliverAsync("provet/askby/2018-08", DeliveredFiles.Header + "\n", "2018-09-03T08:00:00");
        var second = await files.DeliverAsync("provet/askby/2018-08", DeliveredFiles.Header + "\n\n", "2018-09-04T08:00:00");

        (await Page.HtmlAsync(second)).ShouldContain($"<code>{first.Id}</code>");
    }

    [Fact]
    public async Task A_check_is_no_receipt()
    {
        var html = await Page.HtmlAsync((await Small.ReceiptAsync(wrong: 0)) with { Id = null });

        html.ShouldContain("Detta är en kontroll. Ingenting har lämnats eller sparats.");
        html.ShouldNotContain("Kvittens");
    }

    [Fact]
    public async Task A_file_that_belongs_nowhere_gets_an_answer()
    {
        var html = await Page.HtmlAsync(await new DeliveredFiles(SmallCatalogue.Read()).DeliverAsync("provet/nowhere/2018-08", "x", "2018-09-03T08:00:00"));

        html.ShouldContain("<span>Avvisad</span></h1>");
        html.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Nothing_is_loaded_and_nothing_is_run()
    {
        var html = await Page.HtmlAsync(await Small.ReceiptAsync(wrong: 3));

        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=");
        html.ShouldNotContain("style=");
    }

    [Fact]
    public void The_file_ends_in_html() => new ReceiptHtml().Extension.ShouldBe("html");
}
