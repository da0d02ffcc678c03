using System.Net;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Where nobody signs in whoever asks may do everything, so nobody is answered but whoever sits at the machine.</summary>
public sealed class ThisMachineOnlyTest
{
    /// <summary>What proxies, load balancers and platforms add, in the spellings that some of them use.</summary>
    private static readonly (string Name, string Value)[] Traces =
    [
        ("Forwarded", "for=192.0.2.7;proto=https;host=esf.kommun.example"), ("Via", "1.1 proxy"), ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", ""),
        ("X-Forwarded-Host", "localhost"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Port", "443"), ("X-Forwarded-Server", "proxy"), ("X-Forwarded-Email", "anna@nacka.example"), ("X-Forwarded-Prefix", "/esf"),
        ("x-forwarded-for", "::1"), ("X_Forwarded_For", "192.0.2.7"), ("X-Real-IP", "192.0.2.7"), ("x-real-ip", "127.0.0.1"), ("X-Client-IP", "192.0.2.7"), ("Client-IP", "192.0.2.7"), ("True-Client-IP", "192.0.2.7"),
        ("X-Cluster-Client-Ip", "192.0.2.7"), ("CF-Connecting-IP", "192.0.2.7"), ("CF-Ray", "1"), ("X-Original-Host", "esf.kommun.example"), ("X-Original-URL", "/"), ("X-Rewrite-Url", "/"), ("X-MS-CLIENT-PRINCIPAL", "e30="),
        ("X-MS-CLIENT-PRINCIPAL-NAME", "anna"), ("X-Auth-Request-Email", "anna@nacka.example"), ("Remote-User", "anna"), ("X-Remote-User", "anna"), ("X-Amzn-Trace-Id", "1"), ("X-Envoy-External-Address", "192.0.2.7"),
        ("X-ARR-SSL", "1"), ("X-Azure-ClientIP", "192.0.2.7"), ("Front-End-Https", "on"), ("X-Esf-Proxy", "x"),
    ];

    private static readonly string[] Pages = ["/", "/deliveries/mia/tyreso/2018-08", "/api/status", "/audit", "/api/audit?from=2018-09-01&to=2018-09-30", "/health", "/nope"];

    [Fact]
    public async Task Nothing_that_came_through_a_proxy_is_answered()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var (sent, answered) = (0, new List<string>());
        foreach (var (name, value) in Traces)
            foreach (var page in Pages)
                await TryAsync(new(HttpMethod.Get, page), name, value);
        foreach (var (name, value) in Traces)
            await TryAsync(new(HttpMethod.Post, "/api/deliver") { Content = PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1))) }, name, value);

        Tally.Tell("Through a proxy to a portal without sign-in, by header", sent, answered.Count);
        answered.ShouldBeEmpty();
        host.Files("accepted").ShouldBeEmpty();
        host.Files("audit").ShouldBeEmpty();
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK, "whoever sits at the machine is answered");

        async Task TryAsync(HttpRequestMessage request, string name, string value)
        {
            using (request)
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
                using var answer = await client.SendAsync(request);
                sent++;
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                    answered.Add($"{name}: {value} {request.RequestUri}: {answer.StatusCode}");
            }
        }
    }

    /// <summary>A proxy that tells nothing of itself: another name, an old protocol, no name at all, or a browser that says where it really is.</summary>
    [Fact]
    public async Task Nothing_that_contradicts_itself_is_answered()
    {
        await using var host = await PortalHost.StartAsync();
        var here = new Uri(host.Address).Authority;
        string[] requests =
        [
            $"GET / HTTP/1.0\r\nHost: {here}\r\nConnection: close\r\n\r\n", // nginx as it comes
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: esf.kommun.example\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1.nip.example\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 2130706433\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 0.0.0.0\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 192.0.2.7\r\nConnection: close\r\n\r\n",
            $"GET http://esf.kommun.example/ HTTP/1.1\r\nHost: {here}\r\nConnection: close\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: {here}\r\nHost: esf.kommun.example\r\nConnection: close\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: {here}\r\nSec-Fetch-Site: same-origin\r\nReferer: https://esf.kommun.example/\r\nConnection: close\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: {here}\r\nSec-Fetch-Site: same-origin\r\nReferer: https://{here}/\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n",
            $"POST /api/deliver HTTP/1.1\r\nHost: {here}\r\nSec-Fetch-Site: same-origin\r\nOrigin: https://esf.kommun.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ];
        var answers = new List<(string Request, int Status)>();
        foreach (var request in requests)
            answers.Add((request, await RawRequest.SendAsync(host.Address, request)));

        var answered = answers.Where(answer => answer.Status is not (400 or 403)).ToList();
        Tally.Tell("Through a proxy that hides itself to a portal without sign-in", answers.Count, answered.Count);
        answered.ShouldBeEmpty();
        foreach (var good in (string[])[here, $"localhost:{new Uri(host.Address).Port}", "[::1]", "LOCALHOST"])
            (await RawRequest.SendAsync(host.Address, $"GET / HTTP/1.1\r\nHost: {good}\r\nSec-Fetch-Site: same-origin\r\nReferer: http://{good}/help\r\nConnection: close\r\n\r\n")).ShouldBe(200, good);
    }

    /// <summary>Also where the host was told of a name all the same.</summary>
    [Fact]
    public async Task A_name_that_the_host_answers_to_makes_nobody_its_owner()
    {
        await using var host = await PortalHost.StartAsync(listen: address => address with { Names = ["esf.kommun.example"] });

        (await RawRequest.SendAsync(host.Address, "GET / HTTP/1.1\r\nHost: esf.kommun.example\r\nConnection: close\r\n\r\n")).ShouldBe(403);
    }

    [Theory]
    [InlineData("--host", "esf.kommun.example")]
    [InlineData("--host", "localhost")]
    [InlineData("--host", "*")]
    [InlineData("--host", "*.kommun.example")]
    [InlineData("--host", "esf.kommun.example:443")]
    [InlineData("--bind", "127.0.0.1", "--host", "esf.kommun.example")]
    [InlineData("--bind", "0.0.0.0")]
    [InlineData("--bind", "::")]
    public async Task Without_a_sign_in_it_does_not_start_for_others(params string[] asked)
    {
        using var esf = new Esf();
        Directory.CreateDirectory(esf.Data);

        foreach (var language in (string[])["sv", "en"])
        {
            var refused = await esf.RunAsync(["serve", "--data", esf.Data, "--port", "0", "--lang", language, .. asked]);
            refused.Code.ShouldBe(EsfCommandLine.WrongUse, refused.Output);
            refused.Error.Trim().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_name_and_tokens_are_for_machines_only() =>
        ListenAddress.SignInFor(isForOthers: true, new(null, null, null, null), hasTokens: true).ShouldBe(new SignIn(SignInKind.TokensOnly));
}
