using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Tests.Fuzzed;
using Cai.EsfReporting.Web.Access;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Forms with a file, changed at random in their bytes, lines and headers: each gets an answer in json, a receipt or a refusal. <c>ESF_FUZZ</c> says how many.</summary>
public sealed class FuzzedFormTest
{
    private const int Otherwise = 2000;

    /// <summary>No system may send more.</summary>
    private const int FormsAMinute = 50;

    private static readonly string Form = string.Join("\r\n",
    [
        "--grans", "Content-Disposition: form-data; name=\"project\"", "", "mia",
        "--grans", "Content-Disposition: form-data; name=\"confirmed\"", "", "true",
        "--grans", "Content-Disposition: form-data; name=\"file\"; filename=\"mia_tyreso_2018-08.csv\"; filename*=UTF-8''mia_tyreso_2018-08.csv", "Content-Type: text/csv", "",
        "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", $"{Esf.Person(1)};Case Management;2018-03-01;;",
        "--grans", "Content-Disposition: form-data; name=\"file\"; filename=\"mia/haninge/2018-08.csv\"", "", "Personnummer;Insats;Startdatum", ";;",
        "--grans--", "",
    ]);

    private static readonly string[] Types =
    [
        "multipart/form-data; boundary=grans", "multipart/form-data; boundary=\"grans\"", "multipart/form-data;boundary=gran", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=grans",
        "multipart/form-data; boundary=grans; boundary=x", "text/csv", "multipart/form-data; boundary=--", "multipart/form-data; charset=utf-16; boundary=grans", "MULTIPART/FORM-DATA; BOUNDARY=grans", "x",
    ];

    [Fact]
    public async Task A_form_is_answered()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        var (client, sent) = (host.Client(), 0);
        var statuses = new SortedDictionary<int, int>();
        var many = Tries.Or(Otherwise);
        Prop.ForAll(Altered.AnyOf(["form"], most: 4), altered =>
        {
            if (sent++ % FormsAMinute == 0)
            {
                client.Dispose();
                client = host.Client(host.TokenAsync(FormattableString.Invariant($"system-{sent}"), "deliver:mia/tyreso", "deliver:mia/haninge").GetAwaiter().GetResult());
            }

            var status = (int)SendAsync(client, altered).GetAwaiter().GetResult();
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }).Check(Tries.Of(many));
        client.Dispose();

        host.Log.ShouldNotContain("Exception");
        statuses.Keys.ShouldContain(200);
        statuses.Keys.ShouldContain(400);
        Tally.Tell($"changed forms without an answer that is a receipt or a refusal ({string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key}"))})", many, 0);
    }

    /// <summary>Found so: the header's reader takes a parameter without a value, and fails when it is asked for it.</summary>
    [Theory]
    [InlineData("name=\"file\"; filename*")]
    [InlineData("name=\"file\"; filename")]
    [InlineData("name=\"file\"; filename=\"a.csv\"; filename*")]
    [InlineData("name=\"file\"; filename=\"a.csv\"; filename*=")]
    [InlineData("name=\"file\"; filename=\"a.csv\"; size")]
    [InlineData("name; filename=\"a.csv\"")]
    public async Task A_parameter_without_a_value_is_refused(string parameters)
    {
        await using var host = await PortalHost.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"--grans\r\nContent-Disposition: form-data; {parameters}\r\n\r\na;b\r\n--grans--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", Types[0]);

        using var answer = await host.Client().PostAsync("/api/check", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.Log.ShouldNotContain("Exception");
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, Altered altered)
    {
        var bytes = Encoding.UTF8.GetBytes(Form);
        foreach (var change in altered.Changes)
            bytes = AlteredText.Of(bytes, change, bytes);
        using var content = new ByteArrayContent(bytes);
        var type = altered.Changes[0];
        content.Headers.TryAddWithoutValidation("Content-Type", type.Kind % 5 == 0 ? type.Of(Types) : Types[0]);
        using var answer = await client.PostAsync("/api/check", content);
        ((int)answer.StatusCode).ShouldBeOneOf(200, 400, 403, 413, 415);
        answer.Content.Headers.ContentType.ShouldBe(MediaTypeHeaderValue.Parse(answer.IsSuccessStatusCode ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8"));
        JToken.Parse(await answer.Content.ReadAsStringAsync()).ShouldNotBeNull();
        return answer.StatusCode;
    }
}
