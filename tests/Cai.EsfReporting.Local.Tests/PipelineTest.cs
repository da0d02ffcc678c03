using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>What the Functions app builds on, over a real folder and database.</summary>
public sealed class PipelineTest : IDisposable
{
    private readonly Esf esf = new();
    private readonly DataFolder folder;
    private readonly Project mia;

    public PipelineTest()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
        folder = new(esf.Data, CatalogueFile.Read(file, "catalogue.json"), TimeProvider.System);
        mia = folder.Catalogue.Find("mia")!;
    }

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_file_given_up_is_rejected_for_all_to_see_and_leaves_the_inbox()
    {
        await using var claimed = await DropAsync("tyreso", 8, 1);

        var receipt = await folder.Receiver.GiveUpAsync(claimed);

        receipt.Status.ShouldBe(DeliveryStatus.Rejected);
        receipt.Findings.Listed.ShouldHaveSingleItem().Rule.Code.ShouldBe("FILE_NOT_HANDLED");
        (await folder.Log.ReadAsync("mia", default)).ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Rejected);
        (await folder.Inbox.ListAsync(default).ToListAsync()).ShouldBeEmpty();
        esf.Files("accepted").ShouldBeEmpty();
        esf.Files("originals").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_handled_before_it_is_given_up_stays_accepted()
    {
        await using (var first = await DropAsync("tyreso", 8, 1))
            await folder.Receiver.ReceiveAsync(first);
        var accepted = (await folder.Log.ReadAsync("mia", default)).Single();
        await using var second = await DropAsync("tyreso", 8, 1);

        await folder.Receiver.GiveUpAsync(second);

        Delivery.Current(await folder.Log.ReadAsync("mia", default)).ShouldHaveSingleItem().ShouldBe(accepted);
    }

    [Fact]
    public async Task Reports_are_outdated_until_they_are_written_and_again_from_the_month_corrected()
    {
        foreach (var month in (int[])[6, 7, 8])
            await DeliverAsync(month, month);
        (await WriteOutdatedAsync()).ShouldBe(["2018-06", "2018-07", "2018-08"]);
        (await WriteOutdatedAsync()).ShouldBeEmpty();

        await DeliverAsync(7, 20);
        (await WriteOutdatedAsync()).ShouldBe(["2018-07", "2018-08"]);
    }

    [Fact]
    public async Task Counts_that_travelled_shard_by_shard_make_the_same_report()
    {
        await DeliverAsync(8, [.. Enumerable.Range(0, 40)]);
        var basis = (await folder.Consolidator.OutdatedAsync(mia)).Single();
        var counter = new OutcomeCounter(new Storage.FolderFileStore(esf.Data), folder.Keys);

        Tally? sum = null;
        for (var shard = 0; shard < 5; shard++)
        {
            var counted = Tally.Of(JObject.Parse((await counter.CountShardAsync(mia, basis.AsOf, basis.Current, shard, 5, default)).ToJson().ToString()), mia);
            if (sum is null)
                sum = counted;
            else
                sum.Add(counted);
        }

        var whole = await folder.Reporter.ReportAsync(mia, basis.AsOf);
        ReportJson.Of(InternalEdition.Of(basis, sum!)).ToString().ShouldBe(ReportJson.Of(whole).ToString());
        whole.Whole.People.Participants!.Value.ShouldBeGreaterThan(20);
    }

    private async Task<IEnumerable<string>> WriteOutdatedAsync()
    {
        var outdated = await folder.Consolidator.OutdatedAsync(mia);
        foreach (var basis in outdated)
            await folder.Consolidator.WriteAsync(await folder.Reporter.ReportAsync(mia, basis.AsOf), Language.Sv);
        return outdated.Select(basis => basis.AsOf.ToString());
    }

    private async Task DeliverAsync(int month, params int[] persons)
    {
        await using var claimed = await DropAsync("tyreso", month, persons);
        (await folder.Receiver.ReceiveAsync(claimed)).Status.ShouldNotBe(DeliveryStatus.Rejected);
    }

    private Task<IClaimedFile> DropAsync(string site, int month, params int[] persons)
    {
        var rows = persons.Select(person => $"{Esf.Person(person)};{mia.Insatser[0].Name};2018-0{month}-01;;");
        var text = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]);
        return folder.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), new DeliveryAddress("mia", site, new(2018, month)), confirmed: false, default);
    }
}
