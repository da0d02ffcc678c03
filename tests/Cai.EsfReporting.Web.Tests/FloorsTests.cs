using Cai.EsfReporting.Tests.Architecture;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>The portal's folders stand on floors too; what is in none of them puts them together and stands on top.</summary>
public sealed class FloorsTests
{
    private static readonly Floors Portal = new(typeof(EsfEndpoints).Assembly, "Cai.EsfReporting.Web",
        [["Pages"], ["Receipts", "Reports"], ["Access"], ["Api"], ["Portal"], [Floors.NoRoom]]);

    [Fact]
    public void No_room_leans_on_one_beside_or_above_it() => Portal.Breaches().ShouldBeEmpty();

    [Fact]
    public void Every_folder_is_a_room_with_a_floor() => Portal.Found().ShouldBe(Portal.All.SelectMany(rooms => rooms).Order(StringComparer.Ordinal));

    [Fact]
    public void The_picture_of_the_floors_shows_every_room()
    {
        var picture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "architecture.md"));
        Portal.All.SelectMany(rooms => rooms).Where(room => room != Floors.NoRoom && !picture.Contains($"`{room}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
