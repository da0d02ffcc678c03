using System.Net;
using System.Net.Http.Headers;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary><c>/api</c>, as a municipality's case system meets it.</summary>
public sealed class OpenInterfaceTest
{
    [Fact]
    public async Task A_delivered_file_is_answered_with_its_receipt_and_kept_with_who_brought_it()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var system = host.Client(await host.TokenAsync("case-system", "deliver:mia/tyreso"));

        using var answer = await system.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(9, bad: true))));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var receipt = await answer.JsonAsync();
        ((string?)receipt["schema"]).ShouldBe("cai-esf-receipt/1");
        ((string?)receipt["status"]).ShouldBe("partly-accepted");
        ((int)receipt["accepted"]!).ShouldBe(9);
        ((int)receipt["findings"]![0]!["line"]!).ShouldBe(11);
        host.Files("accepted").ShouldBe([$"accepted/mia/tyreso/2018-08/{receipt["id"]}.csv"]);
        host.Files("inbox").ShouldBeEmpty();
        host.Files("claimed").ShouldBeEmpty();
        var audit = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(host.Data.Root, host.Files("audit").Single())));
        ((string?)audit["who"]).ShouldBe("token:case-system");
        ((string?)audit["what"]).ShouldBe("delivery");
        (await system.GetStringAsync("/deliveries/mia/tyreso/2018-08")).ShouldContain("case-system");
    }

    [Fact]
    public async Task A_check_answers_the_same_and_leaves_nothing_behind()
    {
        await using var host = await PortalHost.StartAsync();
        using var answer = await host.Client().PostAsync("/api/check", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(9, bad: true) + Marked)));

        var receipt = await answer.JsonAsync();
        ((string?)receipt["status"]).ShouldBe("partly-accepted");
        receipt["id"]!.Type.ShouldBe(JTokenType.Null);
        foreach (var folder in (string[])["accepted", "receipts", "originals", "claimed", "inbox", "audit"])
            host.Files(folder).ShouldBeEmpty(folder);
        Directory.GetFiles(Path.GetTempPath(), "esf-*").Where(HoldsMarked).ShouldBeEmpty();
    }

    /// <summary>An anonymous row that no other test has.</summary>
    private const string Marked = ";Only in this very check;2018-03-07;;\r\n";

    private static bool HoldsMarked(string path)
    {
        try
        {
            return File.ReadAllText(path).Contains(Marked, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Another test's, gone meanwhile.
            return false;
        }
    }

    [Fact]
    public async Task A_rejected_file_is_an_answer_and_not_a_failure()
    {
        await using var host = await PortalHost.StartAsync();

        using var answer = await host.Client().PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", "det här är ingen tabell")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)(await answer.JsonAsync())["status"]).ShouldBe("rejected");
    }

    [Fact]
    public async Task Several_files_are_answered_with_a_list_in_their_order()
    {
        await using var host = await PortalHost.StartAsync();

        using var answer = await host.Client().PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1)), ("mia/nacka/2018-07.csv", PortalHost.File(2))));

        JArray.Parse(await answer.Content.ReadAsStringAsync()).Select(r => $"{r["site"]} {r["month"]}").ShouldBe(["tyreso 2018-08", "nacka 2018-07"]);
    }

    [Theory]
    [InlineData("whatever.csv", "mia", "Tyresö", "2018-08", 200)]
    [InlineData("mia_nacka_2018-01.csv", "mia", "tyreso", "2018-08", 200)]
    [InlineData("whatever.csv", "", "", "", 400)]
    [InlineData("whatever.csv", "mia", "tyreso", "augusti", 400)]
    [InlineData("whatever.csv", "mia", "../../keys", "2018-08", 400)]
    [InlineData("../../keys/pseudonym.key", "", "", "", 400)]
    [InlineData("../mia/tyreso/2018-08.csv", "", "", "", 400)]
    public async Task Fields_say_what_a_file_is_for_where_its_name_does_not(string name, string project, string site, string month, int expected)
    {
        await using var host = await PortalHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent(project), "project" }, { new StringContent(site), "site" }, { new StringContent(month), "month" } };
        form.Add(new StringContent(PortalHost.File(1)), "file", name);

        using var answer = await host.Client().PostAsync("/api/deliver", form);

        ((int)answer.StatusCode).ShouldBe(expected);
        if (expected == 200)
            ((string?)(await answer.JsonAsync())["site"]).ShouldBe("tyreso");
        else
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Two_files_for_the_same_month_are_not_taken_since_one_would_replace_the_other()
    {
        await using var host = await PortalHost.StartAsync();

        using var answer = await host.Client().PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1)), ("mia_tyreso_2018-08-2.csv", PortalHost.File(2))));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.Files("accepted").ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_form_with_one_file_too_many_nothing_is_taken()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var system = host.Client(await host.TokenAsync("case-system", "deliver:mia/tyreso"));

        using var answer = await system.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1)), ("mia_nacka_2018-08.csv", PortalHost.File(2))));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("accepted").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_form_is_told_so()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();

        (await client.PostAsync("/api/deliver", new StringContent("a;b"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        var broken = new StringContent("--x\r\nContent-Disp");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await client.PostAsync("/api/deliver", broken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("/api/deliver", new MultipartFormDataContent { { new StringContent("mia"), "project" } })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("/api/deliver")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_stopped_on_its_way()
    {
        await using var host = await PortalHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StreamContent(new Endless(400L * 1024 * 1024)), "file", "mia_tyreso_2018-08.csv" } };

        using var answer = await host.Client().PostAsync("/api/deliver", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        host.Files("accepted").ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_uploads_in_a_minute_are_told_when_to_come_back()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i <= RateLimits.UploadsPerMinute; i++)
            answers.Add(await client.PostAsync("/api/check", new StringContent("")));

        answers[0].StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answers[^1].StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[^1].Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_at_once_are_each_received_once_while_the_inbox_is_swept()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i =>
            client.PostAsync("/api/deliver", PortalHost.Form(($"mia_{(i % 2 == 0 ? "tyreso" : "nacka")}_{new Month(2017, 8).Add(i / 2)}.csv", PortalHost.File(i + 1))))));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        host.Files("claimed").ShouldBeEmpty();
        (await host.Data.Log.ReadAsync("mia", default)).Count.ShouldBe(24);
        host.Log.ShouldNotContain("Error");
    }

    [Fact]
    public async Task An_internal_report_is_not_kept_by_anybody_on_the_way_and_its_download_is_audited()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(20))))).EnsureSuccessStatusCode();
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        var known = host.Files("audit").Length;

        using var secret = await client.GetAsync("/api/reports/mia/2018-08/internal/report.xlsx");
        using var open = await client.GetAsync("/api/reports/mia/2018-08/public/report.xlsx");

        secret.Headers.CacheControl!.NoStore.ShouldBeTrue();
        secret.Content.Headers.ContentDisposition!.FileName.ShouldBe("rapport-mia-2018-08-intern.xlsx");
        open.Content.Headers.ContentDisposition!.FileName.ShouldBe("rapport-mia-2018-08-publik-utkast.xlsx");
        using var inEnglish = await client.GetAsync("/api/reports/mia/2018-08/public/report.csv?lang=en");
        inEnglish.Content.Headers.ContentDisposition!.FileName.ShouldBe("report-mia-2018-08-public-draft.csv");
        host.Files("audit").Length.ShouldBe(known + 1);
        open.Headers.CacheControl!.NoStore.ShouldBeFalse();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/reports/mia/2018-08/public/report.xlsx");
        again.Headers.IfNoneMatch.Add(open.Headers.ETag!);
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    /// <summary>So many bytes, of nothing, that cannot be sought in: sent in chunks, without a length.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(left, count);
            buffer.AsSpan(offset, read).Fill((byte)'a');
            left -= read;
            return read;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
