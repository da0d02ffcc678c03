using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

public sealed class FreePlacesTests
{
    private const string Training = "arbetstraning", Only = "jobbverket", Talks = "samtal";

    [Fact]
    public async Task A_place_is_taken_at_the_provider_that_is_named_however_it_is_spelt() => (await FreeAsync(
        At(1, Training, "Grow"), At(2, Training, " GROW "), At(3, Training, "Bönorna"), At(4, Training, "Någon annan"), At(5, Training, "")))
        .ShouldBe([6, 3 - 2, 2 - 1, 2]);

    [Fact]
    public async Task Where_an_insats_has_one_provider_nobody_need_name_it() =>
        (await FreeAsync(At(1, Only, ""), At(2, Only, "Vem som helst"), At(3, Talks, ""), At(4, Talks, "Annan kommun"))).ShouldBe([6 - 2, 3, 2, 2 - 1]);

    [Fact]
    public async Task Who_has_left_takes_no_place() =>
        (await FreeAsync(Row(1, "2018-06-01", "2018-08-31", ExitReason.Work, Only), Row(2, "2018-06-01", "2018-09-01", ExitReason.Work, Only), Row(3, "2018-09-01", insats: Only))).ShouldBe([6 - 1, 3, 2, 2]);

    [Fact]
    public async Task A_person_told_with_two_starts_takes_one_place() =>
        (await FreeAsync(At(1, Training, "Grow"), At(1, Training, "grow") with { Start = new(2018, 7, 1) }, At(1, Only, ""))).ShouldBe([6 - 1, 3 - 1, 2, 2]);

    [Fact]
    public async Task More_may_take_part_than_there_are_places() =>
        (await FreeAsync([.. Enumerable.Range(1, 5).Select(person => At(person, Training, "Bönorna"))])).ShouldBe([6, 3, -3, 2]);

    private static Participation At(int person, string insats, string provider) => Row(person, "2018-06-01", insats: insats) with { Provider = provider };

    private static async Task<IEnumerable<int?>> FreeAsync(params Participation[] rows) =>
        (await ReportAsync(EveryKind.Whole, [Month("tyreso", "2018-08", rows)], new(2018, 8))).Places!.Select(p => p.Free);
}
