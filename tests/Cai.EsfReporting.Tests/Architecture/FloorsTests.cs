namespace Cai.EsfReporting.Tests.Architecture;

/// <summary>Folders of the pipeline stand on floors and know only those below; <c>docs/architecture.md</c> shows them.</summary>
public sealed class FloorsTests
{
    private static readonly Floors Pipeline = new(typeof(Text).Assembly, "Cai.EsfReporting",
    [
        [Floors.NoRoom],
        ["Calendar"],
        ["Participants", "Spreadsheets"],
        ["Catalogue", "Documents"],
        ["Storage"],
        ["Statements"],
        ["Deliveries", "Reminders"],
        ["Outcomes"],
        ["Disclosure"],
        ["Reports", "Audit"],
        ["Deadlines", "Retention", "Scb"],
        ["Versions"],
    ]);

    [Fact]
    public void No_room_leans_on_one_beside_or_above_it() => Pipeline.Breaches().ShouldBeEmpty();

    [Fact]
    public void Every_folder_is_a_room_with_a_floor() => Pipeline.Found().ShouldBe(Pipeline.All.SelectMany(rooms => rooms).Order(StringComparer.Ordinal));

    [Fact]
    public void A_type_that_leans_upwards_is_named_with_what_it_leans_on()
    {
        // Upside down, so that the lowest rooms stand highest.
        var breaches = (Pipeline with { All = [.. Pipeline.All.Reverse()] }).Breaches().ToList();
        breaches.ShouldContain("Storage.IPseudonymKeys leans on Participants.PseudonymKey");
        breaches.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_picture_of_the_floors_shows_every_room()
    {
        var picture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "architecture.md"));
        Pipeline.All.SelectMany(rooms => rooms).Where(room => room != Floors.NoRoom && !picture.Contains($"`{room}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
