using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Storage.Contract;

public abstract class DeliveryLogContract : StorageContract
{
    private static readonly DateTimeOffset Start = new(2018, 9, 5, 8, 15, 0, TimeSpan.Zero);

    private IDeliveryLog Log => Storage.Log;

    [Fact]
    public async Task A_log_that_nobody_has_written_is_empty() =>
        (await Log.ReadAsync("mia", None)).ShouldBeEmpty();

    [Fact]
    public async Task A_row_comes_back_as_it_was()
    {
        var first = Row(1, "tyreso") with { Replaces = null };
        var second = Row(2, "tyreso") with { Status = DeliveryStatus.PartlyAccepted, Rows = 40, Accepted = 38, Rejected = 2, Warnings = 1, Replaces = first.Id };
        await Log.AppendAsync(first, None);
        await Log.AppendAsync(second, None);

        (await Storage.Another().Log.ReadAsync("mia", None)).ShouldBe([first, second]);
    }

    [Fact]
    public async Task A_row_added_twice_is_there_once_as_it_was_first()
    {
        var row = Row(1, "tyreso");
        await Log.AppendAsync(row, None);
        await Log.AppendAsync(row, None);
        await Log.AppendAsync(row with { Rows = 99 }, None);

        (await Log.ReadAsync("mia", None)).ShouldBe([row]);
    }

    [Fact]
    public async Task One_file_for_two_sites_is_two_deliveries()
    {
        await Log.AppendAsync(Row(1, "tyreso"), None);
        await Log.AppendAsync(Row(1, "haninge"), None);

        (await Log.ReadAsync("mia", None)).Select(d => d.Address.Site).ShouldBe(["haninge", "tyreso"]);
    }

    [Fact]
    public async Task A_project_reads_its_own()
    {
        await Log.AppendAsync(Row(1, "tyreso"), None);
        await Log.AppendAsync(Row(2, "haninge", "etableringscentrum"), None);
        await Log.AppendAsync(Row(3, "tyreso", "mia-2"), None);

        (await Log.ReadAsync("mia", None)).ShouldHaveSingleItem().Address.Project.ShouldBe("mia");
    }

    [Fact]
    public async Task Many_who_write_at_once_lose_nothing_and_all_is_in_order()
    {
        var rows = Enumerable.Range(0, 1_200).Select(i => Row(i, i % 2 == 0 ? "tyreso" : "haninge")).ToList();
        var writers = Enumerable.Range(0, 4).Select(_ => Storage.Another().Log).ToList();
        await Parallel.ForEachAsync(rows.Index().Reverse(), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (row, _) => await writers[row.Index % 4].AppendAsync(row.Item, None));

        (await Log.ReadAsync("mia", None)).ShouldBe(rows);
    }

    private static Delivery Row(int number, string site, string project = "mia")
    {
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));
        return new(DeliveryId.Of(Start.AddMilliseconds(number), sha256), new(project, site, new(2018, 8)), DeliveryStatus.Accepted, 40, 40, 0, 0, sha256, null);
    }
}
