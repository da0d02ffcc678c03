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
        // Of none of these had the service heard when it was first attacked: no list of what proxies send is ever whole.
        .. "X-Vercel-Forwarded-For X-HTTP-Host-Override Fly-Client-IP CloudFront-Viewer-Address CloudFront-Forwarded-Proto WL-Proxy-Client-IP Proxy-Client-IP Tailscale-User-Login X-Ngrok-Id Ngrok-Trace-Id SSL-Client-Cert X-SSL-Client-Cert X-Client-Cert X-Request-Id X-Request-Start X-B3-TraceId Traceparent X-Cloud-Trace-Context X-Nf-Client-Connection-Ip Proxy-Authorization Proxy-Connection Max-Forwards Cdn-Loop X-Akamai-Edgescape X-Sucuri-Clientip X-Haproxy-Server-State X-Token-Subject X-User X-Varnish X-Via X-Amz-Cf-Id X-Traefik-Router X-Backend-Server X_Real_IP X-Correlation-Id X-Nobody-Ever-Heard-Of-It Sec_Fetch_Site"
            .Split(' ').Select(name => (name, "192.0.2.7")),
    ];

    /// <summary>What programs on the machine send of themselves.</summary>
    private static readonly (string Program, string Headers)[] Programs =
    [
        ("curl", "User-Agent: curl/8.5.0\r\nAccept: */*\r\n"),
        ("curl with a file", "User-Agent: curl/8.5.0\r\nAccept: */*\r\nContent-Length: 0\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\n"),
        ("wget", "User-Agent: Wget/1.21\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: Keep-Alive\r\n"),
        ("PowerShell", "User-Agent: Mozilla/5.0 (Windows NT 10.0) PowerShell/7.4\r\nAccept-Encoding: gzip, deflate, br\r\n"),
        ("Java", "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nUpgrade: h2c\r\nUser-Agent: Java-http-client/21\r\n"),
        ("Firefox", "User-Agent: Mozilla/5.0\r\nAccept: text/html\r\nAccept-Language: sv-SE,sv;q=0.8\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nDNT: 1\r\nSec-GPC: 1\r\nUpgrade-Insecure-Requests: 1\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Site: none\r\nSec-Fetch-User: ?1\r\nPriority: u=0, i\r\nPragma: no-cache\r\nCache-Control: no-cache\r\n"),
        ("Chrome", "sec-ch-ua: \"Chromium\";v=\"130\"\r\nsec-ch-ua-mobile: ?0\r\nsec-ch-ua-platform: \"Linux\"\r\nUpgrade-Insecure-Requests: 1\r\nUser-Agent: Mozilla/5.0\r\nSec-Purpose: prefetch\r\nPurpose: prefetch\r\nSec-Fetch-Site: same-origin\r\nReferer: http://{0}/help\r\nCookie: a=b\r\nIf-None-Match: \"x\"\r\nIf-Modified-Since: Sat, 01 Sep 2018 10:00:00 GMT\r\n"),
        ("Chrome, as part of a page", "Origin: http://{0}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: font\r\n"),
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
            .. ((string[])["localhost", "127.0.0.1", "[::1]", "localhost:80", "localhost:443", "localhost:", "127.0.0.2:{0}", "127.1:{0}", "[::ffff:127.0.0.1]:{0}", "x.localhost:{0}", "localhost.:{0}", "localhost:0{0}0", "a@localhost:{0}"])
                .Select(name => $"GET / HTTP/1.1\r\nHost: {string.Format(System.Globalization.CultureInfo.InvariantCulture, name, new Uri(host.Address).Port)}\r\nConnection: close\r\n\r\n"),
            .. ((string[])["http://evil.example", "https://{0}", "null", "http://localhost", "http://{0}.evil.example", "file://", "evil.example", "http://{0}\r\nOrigin: http://evil.example"])
                .SelectMany(origin => ((string[])["", "Sec-Fetch-Site: none\r\n", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"])
                    .Select(fetch => $"GET / HTTP/1.1\r\nHost: {here}\r\n{fetch}Origin: {string.Format(System.Globalization.CultureInfo.InvariantCulture, origin, here)}\r\nConnection: close\r\n\r\n")),
        ];
        var answers = new List<(string Request, int Status)>();
        foreach (var request in requests)
            answers.Add((request, await RawRequest.SendAsync(host.Address, request)));

        var answered = answers.Where(answer => answer.Status is not (400 or 403)).ToList();
        Tally.Tell("Through a proxy that hides itself to a portal without sign-in", answers.Count, answered.Count);
        answered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Browsers_and_programs_on_the_machine_are_answered()
    {
        await using var host = await PortalHost.StartAsync();
        var port = new Uri(host.Address).Port;
        foreach (var here in (string[])[$"127.0.0.1:{port}", $"localhost:{port}", $"[::1]:{port}", $"LOCALHOST:{port}"])
            foreach (var (program, headers) in Programs)
                (await RawRequest.SendAsync(host.Address, $"GET / HTTP/1.1\r\nHost: {here}\r\n{headers.Replace("{0}", here, StringComparison.Ordinal)}{(headers.Contains("Connection:", StringComparison.Ordinal) ? "" : "Connection: close\r\n")}\r\n")).ShouldBe(200, $"{program} {here}");
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
    [InlineData("--bind", "127.0.0.2")]
    [InlineData("--bind", "::ffff:127.0.0.1")]
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
