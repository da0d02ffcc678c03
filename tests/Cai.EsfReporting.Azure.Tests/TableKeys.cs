using Azure.Data.Tables;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Azure.Tests;

public sealed class TableKeys
{
    [Theory]
    [InlineData("mia|2018-08", "mia", "2018-08")]
    [InlineData("site|Tyresö|work-or-study", "site", "Tyresö", "work-or-study")]
    [InlineData("a~002Fb|~005C~0023~003F|~007C~007E~0025", "a/b", "\\#?", "|~%")]
    [InlineData("~0009~0085|", "\t\u0085", "")]
    [InlineData("|a", "", "a")]
    public void Keys_read_well_and_hold_nothing_that_the_service_refuses(string key, params string[] parts) =>
        TableKey.Of(parts).ShouldBe(key);

    [Fact]
    public async Task Any_id_makes_a_row()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        var row = new OutcomeRow("m/i\\a", "2018-08", "site", "ty#re?sö 100 %|~'x'", "Tyresö", "work\tor\u0085study", "Arbete", 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0.3, "reached", "none");
        await storage.Outcomes.ReplaceAsync("m/i\\a", new(2018, 8), [row], CancellationToken.None);
        (await storage.Outcomes.ReadAsync("m/i\\a", new(2018, 8), CancellationToken.None)).ShouldBe([row]);
        await storage.Outcomes.ReplaceAsync("m/i\\a", new(2018, 8), [], CancellationToken.None);
        (await storage.Outcomes.ReadAsync("m/i\\a", new(2018, 8), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outcomes_stand_under_keys_that_people_can_read()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        var row = new OutcomeRow("mia", "2018-08", "site", "tyreso", "Tyresö", "work-or-study", "Arbete", 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0.3, "reached", "none");
        await storage.Outcomes.ReplaceAsync("mia", new(2018, 8), [row], CancellationToken.None);
        var table = await storage.Tables.MakeAsync("outcomes", CancellationToken.None);
        TableEntity entity = await table.GetEntityAsync<TableEntity>("mia|2018-08", "site|tyreso|work-or-study");

        entity["Rate"].ShouldBe(1.0);
    }
}
