namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Which months are public, and what is answered of the others.</summary>
public sealed class PublishedMonthTest : IDisposable
{
    private readonly ManualClock clock = new(new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf;

    public PublishedMonthTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_month_that_is_not_published_says_which_are_and_how_to_publish_it()
    {
        await DeliverAsync("2018-09");

        var (sv, en) = (await ReportAsync("2018-09"), await ReportAsync("2018-09", "--lang", "en"));

        sv.ShouldContain("2018-09 har ingen publik utgåva: MIA – Mobilisering inför arbete publicerar 2018-08, 2020-08.");
        sv.ShouldContain("lägger den som sköter katalogen till den bland de månader som är publika");
        en.ShouldContain("2018-09 has no public edition: MIA – Mobilisering inför arbete publishes 2018-08, 2020-08.");
        esf.Files("reports/mia/2018-09/public").ShouldBeEmpty();
        esf.Files("reports/mia/2018-09/internal").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_published_month_says_when_it_will_be_public() =>
        (await DeliverAndReportAsync("2018-08")).ShouldContain("Den publika utgåvan för 2018-08 är ännu ett utkast, som bara den får läsa som får läsa den interna. Den fryses av den första dagliga körningen från och med 2018-09-");

    [Fact]
    public async Task The_catalogue_says_which_months_are_public_and_takes_a_draft_back()
    {
        esf.Publishes("2018-09");
        await DeliverAndReportAsync("2018-09");
        esf.Files("reports/mia/2018-09/public").ShouldNotBeEmpty();

        esf.Publishes();
        (await ReportAsync("2018-09")).ShouldContain("publicerar ingen månad alls");
        esf.Files("reports/mia/2018-09/public").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_that_is_public_for_good_says_when_a_correction_shows()
    {
        clock.Now = new(2018, 9, 10, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("2018-08");
        (await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-09-26T06:00:00Z")).Code.ShouldBe(0);
        clock.Now = new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("2018-08", 25);

        (await ReportAsync("2018-08")).ShouldContain("Det som har rättats sedan dess syns i nästa publicerade månad, 2020-08.");
    }

    private async Task<string> DeliverAndReportAsync(string month)
    {
        await DeliverAsync(month);
        return await ReportAsync(month);
    }

    private async Task DeliverAsync(string month, int people = 20) => (await esf.RunAsync("deliver", "--data", esf.Data,
        esf.Participants($"mia_tyreso_{month}.csv", [.. Enumerable.Range(1, people).Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]))).Code.ShouldBe(0);

    private async Task<string> ReportAsync(string asOf, params string[] more)
    {
        var answer = await esf.RunAsync(["report", "--data", esf.Data, "--project", "mia", "--as-of", asOf, .. more]);
        answer.Code.ShouldBe(0, answer.Error);
        return string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
