using Cai.EsfReporting.Local.Tests.Reminders;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary><c>esf prepare</c> with a webhook in <c>settings.json</c>.</summary>
public sealed class WebhookSettingTest : IAsyncLifetime
{
    private readonly Esf esf = new() { Clock = new ManualClock(new(2018, 10, 19, 6, 0, 0, TimeSpan.Zero)) { SkipsWaits = true } };
    private WebhookServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await WebhookServer.StartAsync();
        Set(server.Address.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        esf.Dispose();
    }

    [Fact]
    public async Task Reminders_are_sent_after_they_are_written()
    {
        var answer = await PrepareAsync();
        answer.Code.ShouldBe(0);
        var sent = (int)answer.Json["outbox"]!["sent"]!;
        sent.ShouldBe(answer.Json["done"]!.Count(d => (string?)d["kind"] != "frozen"));
        server.Taken.Count.ShouldBe(sent);
        ((int?)(await PrepareAsync()).Json["outbox"]!["sent"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_said_and_the_rest_is_done()
    {
        await server.GoAwayAsync();
        var answer = await PrepareAsync();
        answer.Code.ShouldBe(0);
        answer.Error.ShouldContain("Webhooken svarar inte");
        answer.Error.ShouldNotContain("the-secret-part");
        ((int?)(await esf.RunAsync("status", "--data", esf.Data, "--json")).Json["outbox"]!["waiting"]).ShouldBe((int?)answer.Json["outbox"]!["waiting"]);
    }

    [Fact]
    public async Task A_receiver_that_refuses_is_exit_code_3_for_a_scheduler_to_tell_of()
    {
        server.Answer = WebhookServer.Status(404);
        var answer = await PrepareAsync();
        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain("HTTP 404");
        answer.Json["done"]!.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("http://hooks.example.org/secret")]
    [InlineData("nonsense-secret")]
    public async Task An_address_that_is_none_is_not_repeated(string address)
    {
        Set(address);
        var answer = await PrepareAsync();
        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain("https://");
        answer.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Settings_that_are_no_json_are_not_repeated()
    {
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), "webhook = secret");
        var answer = await PrepareAsync();
        answer.Code.ShouldBe(3);
        answer.Error.ShouldNotContain("secret");
    }

    private void Set(string address)
    {
        Directory.CreateDirectory(esf.Data);
        File.WriteAllText(Path.Combine(esf.Data, "settings.json"), new JObject { ["webhook"] = address }.ToString());
    }

    private Task<Esf.Answer> PrepareAsync() => esf.RunAsync("prepare", "--data", esf.Data, "--json");
}
