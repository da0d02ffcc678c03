using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>A machine without <c>esf serve</c> has reports of earlier months too: what changes them makes them again, or nobody would be told that they are old.</summary>
public sealed class LeftBehindTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    private async Task<string> RunAsync(params string[] what)
    {
        var answer = await esf.RunAsync([.. what[..1], "--data", esf.Data, .. what[1..]]);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        return string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private Task<string> DeliverAsync(string month, int people) => RunAsync("deliver", "--confirm", "--project", "mia", "--site", "tyreso", "--month", month,
        esf.Participants("file.csv", [.. Enumerable.Range(0, people).Select(i => $"{Esf.Person(i)};Case Management;2018-04-02;;")]));

    private int Participants(string month, string below = "") => (int)JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", month, "internal", below, "report.json")))["scopes"]![0]!["participants"]!;

    private async Task ReportedInTwoMonthsAsync()
    {
        await DeliverAsync("2018-07", 12);
        await RunAsync("report");
        await RunAsync("report", "--project", "mia", "--period", "2018-04--2018-07");
        await DeliverAsync("2018-08", 14);
        (await RunAsync("report")).ShouldNotContain("också omräknade");
        Participants("2018-07").ShouldBe(12);
    }

    [Fact]
    public async Task An_erasure_and_a_report_leave_the_person_in_no_month()
    {
        await ReportedInTwoMonthsAsync();
        (await esf.AskAsync(Esf.Person(3), "erase", "--data", esf.Data)).Code.ShouldBe(0);
        (await RunAsync("report")).ShouldContain("också omräknade, eftersom deras underlag har ändrats: 2018-07.");
        (Participants("2018-07"), Participants("2018-08")).ShouldBe((11, 13));
        // A report of a period is made again when it is asked for.
        esf.Files("reports/mia").ShouldNotContain(path => path.Contains("2018-04--2018-07", StringComparison.Ordinal));
        (await RunAsync("report")).ShouldNotContain("också omräknade");
    }

    [Fact]
    public async Task A_corrected_month_is_counted_again_in_the_reports_of_later_ones()
    {
        await ReportedInTwoMonthsAsync();
        await DeliverAsync("2018-07", 13);
        (await RunAsync("report", "--as-of", "2018-07")).ShouldContain("2018-08.");
        Participants("2018-07").ShouldBe(13);
        var told = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "mia", "2018-08", "internal", "manifest.json")))["deliveries"]!;
        told.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Months_that_nobody_has_a_report_of_are_left_alone()
    {
        await DeliverAsync("2018-06", 12);
        await DeliverAsync("2018-07", 12);
        await DeliverAsync("2018-08", 12);
        (await RunAsync("report")).ShouldNotContain("också omräknade");
        esf.Files("reports/mia").ShouldAllBe(path => path.Contains("2018-08", StringComparison.Ordinal));
    }
}
