using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Storage.Contract;

public abstract class OutcomeTableContract : StorageContract
{
    private static readonly Month August = new(2018, 8);

    private IOutcomeTable Table => Storage.Outcomes;

    [Fact]
    public async Task A_month_that_nobody_has_counted_has_no_rows() =>
        (await Table.ReadAsync("mia", August, None)).ShouldBeEmpty();

    [Fact]
    public async Task Rows_come_back_as_they_were_and_in_their_order()
    {
        var rows = new[]
        {
            Row("project", "mia") with { Rate = 1.0 / 3, ShareOfParticipants = 0, Target = 1 },
            Row("site", "tyreso") with { Rate = null, ShareOfParticipants = null, ScopeName = "Tyresö" },
            Row("site", "haninge") with { Rate = 1, ShareOfParticipants = 0.1, Trend = "down" },
            Row("sub-project", "haninge") with { Target = null, Assessment = null },
            Row("site", "nacka") with { Untold = null, Due = 342 },
        };
        await Table.ReplaceAsync("mia", August, rows, None);

        (await Storage.Another().Outcomes.ReadAsync("mia", August, None)).ShouldBe(rows);
    }

    [Fact]
    public async Task Rows_replace_all_of_their_month_and_nothing_else()
    {
        await Table.ReplaceAsync("mia", August, [Row("project", "mia"), Row("site", "tyreso"), Row("site", "closed")], None);
        await Table.ReplaceAsync("mia", August.Add(1), [Row("site", "haninge")], None);
        await Table.ReplaceAsync("mia-2", August, [Row("site", "nacka")], None);
        var replaced = new[] { Row("site", "tyreso") with { Leavers = 7 }, Row("project", "mia") };
        await Table.ReplaceAsync("mia", August, replaced, None);

        (await Table.ReadAsync("mia", August, None)).ShouldBe(replaced);
        (await Table.ReadAsync("mia", August.Add(1), None)).ShouldHaveSingleItem().Scope.ShouldBe("haninge");
        (await Table.ReadAsync("mia-2", August, None)).ShouldHaveSingleItem().Scope.ShouldBe("nacka");
    }

    [Fact]
    public async Task No_rows_empty_the_month()
    {
        await Table.ReplaceAsync("mia", August, [Row("site", "tyreso")], None);
        await Table.ReplaceAsync("mia", August, [], None);

        (await Table.ReadAsync("mia", August, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_rows_are_replaced_by_hundreds()
    {
        var before = Enumerable.Range(0, 250).Select(i => Row("site", $"before-{i}")).ToList();
        var after = Enumerable.Range(0, 130).Select(i => Row("site", $"after-{i}")).ToList();
        await Table.ReplaceAsync("mia", August, before, None);
        (await Table.ReadAsync("mia", August, None)).ShouldBe(before);
        await Table.ReplaceAsync("mia", August, after, None);

        (await Table.ReadAsync("mia", August, None)).ShouldBe(after);
    }

    [Fact]
    public async Task Many_who_count_the_same_end_with_the_same()
    {
        await Table.ReplaceAsync("mia", August, [.. Enumerable.Range(0, 20).Select(i => Row("site", $"stale-{i}"))], None);
        var rows = Enumerable.Range(0, 38).Select(i => Row("site", $"site-{i}")).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Storage.Another().Outcomes.ReplaceAsync("mia", August, rows, None))));

        (await Table.ReadAsync("mia", August, None)).ShouldBe(rows);
    }

    private static OutcomeRow Row(string kind, string scope) =>
        new("mia", "2018-08", kind, scope, scope, "work-or-study", "Börjat arbeta eller studera", 120, 1, 40, 77, 2, 160, 12, 78, 12 / 78.0, 0.1, 0.3, "not-reached", "up");
}
