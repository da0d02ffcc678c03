using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Tests.Attacks;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>Years of the project in public editions: which stand where, and as what.</summary>
public sealed class PublicYearsTests
{
    private static readonly Month First = MadeUpProject.First;

    private static async Task<(List<OutcomeReport> Editions, List<PublishedMonth> Kept)> PublishAsync(IReadOnlyList<Month> months, Func<PublishedMonth, PublishedMonth>? becomes = null)
    {
        var made = new MadeUpProject(3, 900, 36, months);
        var (editions, kept) = (new List<OutcomeReport>(), new List<PublishedMonth>());
        foreach (var month in months)
        {
            var (edition, decided) = PublicEdition.Publish(await made.ReportAsync(month), kept)!.Value;
            editions.Add(edition);
            kept.Add(becomes?.Invoke(decided) ?? decided);
        }

        return (editions, kept);
    }

    private static IEnumerable<string> Periods(OutcomeReport edition) => edition.Periods.Select(told => told.Period.Id);

    [Fact]
    public async Task A_year_whose_December_is_public_stands_in_every_later_edition_as_it_was_told_then()
    {
        var (editions, _) = await PublishAsync([new(2018, 12), new(2019, 6), new(2019, 12)]);
        editions.Select(edition => string.Join(' ', Periods(edition))).ShouldBe(["2018", "2018 2019-H1", "2018 2019-H1 2019"]);
        foreach (var edition in editions)
        {
            edition.Periods.ShouldAllBe(told => told.Scopes.Count == 1);
            edition.Periods[0].Whole.Leavers.ShouldBe(editions[0].Periods[0].Whole.Leavers);
            edition.Periods[0].Whole.Enrolled.ShouldBe(editions[0].Whole.People.Enrolled);
        }

        editions[1].Periods[0].Whole.TellsAny.ShouldBeTrue();
    }

    [Fact]
    public async Task Years_that_were_over_before_any_month_was_public_stand_in_the_first_and_a_year_between_in_none()
    {
        var (editions, _) = await PublishAsync([new(2019, 8), new(2020, 8)]);
        editions.Select(edition => string.Join(' ', Periods(edition))).ShouldBe(["2018 2019-01--2019-08", "2018 2020-01--2020-08"]);
        editions[1].Periods[0].Whole.TellsAny.ShouldBeTrue();
        (await Page.HtmlAsync(editions[0])).ShouldContain("januari–augusti 2019");
    }

    /// <summary>As an earlier version kept it: the next goes on from it.</summary>
    [Fact]
    public async Task A_month_that_was_kept_without_years_is_gone_on_from()
    {
        static bool IsOfYears(string key) => key.Contains("/of-", StringComparison.Ordinal) || key.Contains("/before-", StringComparison.Ordinal) || key.Contains("/at-", StringComparison.Ordinal) || key.Contains("/back-", StringComparison.Ordinal) || key.Contains("/late-", StringComparison.Ordinal);
        var (editions, kept) = await PublishAsync([new(2018, 12), new(2019, 12)], month => month with
        {
            Table = month.Table with
            {
                Values = month.Table.Values.Where(value => !IsOfYears(value.Key)).ToDictionary(),
                Hidden = month.Table.Hidden.Where(hidden => !IsOfYears(hidden.Key)).ToDictionary(),
                Witnesses = [.. month.Table.Witnesses.Select(witness => new Witness(witness.Lifts.ToDictionary(lifts => lifts.Key, lifts => (IReadOnlyDictionary<string, int>)lifts.Value.Where(lift => !IsOfYears(lift.Key)).ToDictionary())))],
            },
        });
        Periods(editions[1]).ShouldBe(["2019"]);
        kept[1].Table.Values.Keys.Any(IsOfYears).ShouldBeFalse();
    }

    [Fact]
    public async Task Years_that_are_left_out_are_named()
    {
        var month = First.Add(5);
        var whole = await new MadeUpProject(3, 300, 6, [month]).ReportAsync(month);
        var (_, decided) = PublicEdition.Publish(whole, [])!.Value;
        var (edition, _) = PublicEdition.Publish(whole, [decided with { Table = decided.Table with { Values = decided.Table.Values.Where(value => !value.Key.Contains("/of-", StringComparison.Ordinal)).ToDictionary() } }])!.Value;
        edition.Withheld.ShouldBe(["periods"]);
        edition.Periods.ShouldBeEmpty();
        (await Page.HtmlAsync(edition)).ShouldContain("Utelämnat den här månaden, eftersom små antal där inte går att skydda: perioder.");
    }
}
