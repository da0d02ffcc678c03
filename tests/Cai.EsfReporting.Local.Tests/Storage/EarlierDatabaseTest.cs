using Cai.EsfReporting.Local.Storage;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// <c>Files/earlier.db</c> was written by a version that knew no untold people and asked a target of every indicator: one delivery
/// of Tyresö, May 2018, and its 38 rows of outcomes.
/// </summary>
public sealed class EarlierDatabaseTest : IDisposable
{
    private static readonly Month May = new(2018, 5);
    private readonly string folder = Directory.CreateTempSubdirectory("esf-earlier-").FullName;

    public EarlierDatabaseTest() => File.Copy(Path.Combine(AppContext.BaseDirectory, "Files", "earlier.db"), Database);

    private string Database => Path.Combine(folder, "esf.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Its_rows_stay_and_say_nothing_of_the_untold()
    {
        var store = new SqliteStore(Database);
        (await store.ReadAsync("mia", CancellationToken.None)).ShouldHaveSingleItem().Rows.ShouldBe(2);
        var rows = await store.ReadAsync("mia", May, CancellationToken.None);
        rows.Count.ShouldBe(38);
        var tyreso = rows.First(row => row.Scope == "tyreso");
        (tyreso.Participants, tyreso.Anonymous, tyreso.Leavers, tyreso.Untold, tyreso.Target, tyreso.Assessment, tyreso.Trend).ShouldBe((2, 2, 0, null, 0.3, "no-data", "none"));
    }

    [Fact]
    public async Task New_rows_take_their_place_and_it_is_made_anew_once()
    {
        var store = new SqliteStore(Database);
        var row = (await store.ReadAsync("mia", May, CancellationToken.None))[0] with { Untold = 3, Target = null, Assessment = null };
        await store.ReplaceAsync("mia", May, [row], CancellationToken.None);
        (await new SqliteStore(Database).ReadAsync("mia", May, CancellationToken.None)).ShouldBe([row]);
    }

    [Fact]
    public async Task Many_who_open_it_at_once_find_every_row()
    {
        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new SqliteStore(Database).ReadAsync("mia", May, CancellationToken.None))));
        read.ShouldAllBe(rows => rows.Count == 38);
    }
}
