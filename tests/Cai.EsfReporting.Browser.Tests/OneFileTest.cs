namespace Cai.EsfReporting.Browser.Tests;

/// <summary>A page is one file: it asks for nothing, runs nothing, and its own policy lets all of its style through.</summary>
[Collection(OneBrowser.Name)]
public sealed class OneFileTest(DemoPages pages)
{
    [Theory]
    [InlineData("whole-internal-sv")]
    [InlineData("whole-public-en")]
    [InlineData("receipt-sv")]
    public async Task Nothing_is_asked_for_and_nothing_is_run(string name)
    {
        var (requests, said) = (new List<string>(), new List<string>());
        var page = await pages.Browser.NewPageAsync();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => said.Add(message.Text);

        await page.GotoAsync(new Uri(pages.PathOf(name)).AbsoluteUri);

        requests.ShouldBe([new Uri(pages.PathOf(name)).AbsoluteUri]);
        // A style that the policy stops is told on the console.
        said.ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.scripts.length")).ShouldBe(0);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('table')).borderCollapse")).ShouldBe("collapse");
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("whole-internal-sv")]
    [InlineData("whole-public-sv")]
    public async Task The_page_of_the_whole_of_MIA_can_be_mailed(string name)
    {
        var bytes = (await File.ReadAllBytesAsync(pages.PathOf(name))).Length;

        bytes.ShouldBeInRange(50_000, 500_000);
    }
}
