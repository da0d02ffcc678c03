using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Forms that are small, or of no use, and cost much.</summary>
public sealed class CostlyFormTest
{
    private const int Megabytes = 30;

    private static string Part(string disposition, string boundary = "x") => $"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n\r\n";

    public static TheoryData<string, string, string> Forms() => new()
    {
        { "empty files without a name", Part("name=\"file\"; filename=\"\""), "x" },
        { "empty files", Part("name=\"file\"; filename=\"a.csv\""), "x" },
        { "one field again and again", Part("name=\"project\""), "x" },
        { "empty files by turns with a field", Part("name=\"file\"; filename=\"\"") + Part("name=\"site\""), "x" },
        { "almost boundaries", "\r\n--" + new string('a', 69) + "b", new('a', 70) },
        { "the boundary's own letter", new('a', 64), new('a', 70) },
        { "line breaks", "\r\n\r\n\r\n\r\n", "x" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_of_thirty_megabytes_costs_little(string what, string piece, string boundary)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var before = Directory.GetFiles(Path.GetTempPath(), "esf-*").Length;
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, Megabytes * 1024 * 1024 / piece.Length)) + $"\r\n--{boundary}--\r\n"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        var began = TimeProvider.System.GetTimestamp();

        var status = HttpStatusCode.BadRequest;
        try
        {
            using var answer = await client.PostAsync("/api/check", content);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Answered, and the rest not read: some clients see only that.
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Tally.Tell($"{Megabytes} MB of {what} that cost over 5 seconds ({seconds:0.0} s)", 1, seconds > 5 ? 1 : 0);
        ((int)status).ShouldBeInRange(400, 413);
        seconds.ShouldBeLessThan(5);
        (Directory.GetFiles(Path.GetTempPath(), "esf-*").Length - before).ShouldBeLessThan(60);
    }

    /// <summary>Nothing of a form is read that nobody may send: the answer comes before it has been sent.</summary>
    [Theory]
    [InlineData("/api/deliver", "read:mia:internal")]
    [InlineData("/api/check", "read:mia:public")]
    [InlineData("/deliver", "read:mia:internal")]
    [InlineData("/deliver/check", "read:mia:internal")]
    [InlineData("/deliver/nothing", "read:mia:internal")]
    [InlineData("/api/deliver", null)]
    public async Task Whoever_may_deliver_nothing_is_told_before_anything_is_read(string address, string? role)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        var token = role is null ? null : await host.TokenAsync("reader", role);
        var shown = token is null ? "" : $"Authorization: Bearer {token}\r\n";

        // The body never comes.
        (await RawRequest.SendAsync(host.Address, $"POST {address} HTTP/1.1\r\nHost: {new Uri(host.Address).Authority}\r\n{shown}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 400000000\r\nConnection: close\r\n\r\n"))
            .ShouldBe(token is null ? 401 : 403);
    }

    [Fact]
    public async Task Nothing_to_report_takes_no_file()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var page = await client.GetStringAsync("/deliver");
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"form\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "form" }, { new StringContent("mia/tyreso"), "place" }, { new StringContent("2018-08"), "month" } };
        form.Add(new ByteArrayContent(new byte[1024]), "file", "a.csv");

        (await client.PostAsync("/deliver/nothing", form)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        host.Files("accepted").ShouldBeEmpty();
    }
}
