namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class CheckCommandTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_good_file_is_accepted_and_nothing_is_stored()
    {
        var file = esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        var answer = await esf.RunAsync("check", file);
        answer.Code.ShouldBe(0);
        answer.Output.ShouldContain("Mottagen");
        Directory.Exists(esf.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bad_row_is_named_with_line_column_and_masked_value()
    {
        var person = Esf.Person(1);
        var wrong = person[..^1] + (char)('0' + ((person[^1] - '0' + 1) % 10));
        var file = esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(2)};Case Management;2018-02-01;;", $"{wrong};Case Management;2018-02-01;;");
        var answer = await esf.RunAsync("check", file, "--json");
        answer.Code.ShouldBe(1);
        var receipt = answer.Json;
        ((string?)receipt["schema"]).ShouldBe("cai-esf-receipt/1");
        ((string?)receipt["status"]).ShouldBe("partly-accepted");
        ((int?)receipt["rows"], (int?)receipt["accepted"], (int?)receipt["rejected"], (int?)receipt["warnings"]).ShouldBe((2, 1, 1, 0));
        var finding = receipt["findings"]!.Single();
        ((string?)finding["rule"], (string?)finding["severity"], (int?)finding["line"], (string?)finding["column"]).ShouldBe(("ID_CHECKDIGIT", "reject-row", 3, "Personnummer"));
        ((string?)finding["value"]).ShouldBe(wrong.Replace("-", "", StringComparison.Ordinal)[..8] + "-****");
        answer.Output.ShouldNotContain(wrong[^4..]);
    }

    [Fact]
    public async Task Options_tell_what_the_name_does_not()
    {
        var file = esf.Participants("leverans.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        var answer = await esf.RunAsync("check", file, "--project", "mia", "--site", "Tyresö", "--month", "2018-08", "--json");
        answer.Code.ShouldBe(0);
        ((string?)answer.Json["site"]).ShouldBe("tyreso");
    }

    [Fact]
    public async Task Several_files_give_a_list_of_receipts()
    {
        var first = esf.Participants("mia_tyreso_2018-07.csv");
        var second = esf.Participants("mia_tyreso_2018-08.csv");
        var answer = await esf.RunAsync("check", first, second, "--json");
        Newtonsoft.Json.Linq.JArray.Parse(answer.Output).Select(r => (string?)r["month"]).ShouldBe(["2018-07", "2018-08"]);
    }

    [Fact]
    public async Task English_is_spoken_on_request()
    {
        var file = esf.Participants("mia_tyreso_2018-08.csv", ";Case Management;2018-02-01;;");
        (await esf.RunAsync("check", file, "--lang", "en")).Output.ShouldContain("The personnummer is missing.");
        (await esf.RunAsync("check", file)).Output.ShouldContain("Personnummer saknas.");
    }

    [Fact]
    public async Task A_pdf_renamed_to_csv_is_told_apart()
    {
        var file = esf.File("mia_tyreso_2018-08.csv", "%PDF-1.7 …");
        var answer = await esf.RunAsync("check", file, "--json");
        answer.Code.ShouldBe(1);
        ((string?)answer.Json["findings"]![0]!["rule"]).ShouldBe("FILE_NOT_A_TABLE");
    }

    [Theory]
    [InlineData("mia_uppsala_2018-08.csv", "SITE_UNKNOWN")]
    [InlineData("fia_tyreso_2018-08.csv", "PROJECT_UNKNOWN")]
    [InlineData("mia_tyreso_2016-01.csv", "MONTH_OUTSIDE_PROJECT")]
    [InlineData("mia_tyreso_2199-01.csv", "MONTH_FUTURE")]
    public async Task A_file_for_nowhere_gets_a_receipt_that_says_so(string name, string rule)
    {
        var answer = await esf.RunAsync("check", esf.Participants(name), "--json");
        answer.Code.ShouldBe(1);
        answer.Json["findings"]!.Select(f => (string?)f["rule"]).ShouldContain(rule);
    }
}
