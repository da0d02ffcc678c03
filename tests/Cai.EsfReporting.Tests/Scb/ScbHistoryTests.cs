using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Scb;

namespace Cai.EsfReporting.Tests.Scb;

/// <summary>Correcting an earlier month means sending all later months again (domain.md §3).</summary>
public sealed class ScbHistoryTests
{
    private static readonly DateTimeOffset Start = new(2018, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("6a 7a 8a", "6a 7a 8a", "")]
    [InlineData("6a 7a 8a", "6a 7b 8a", "2018-07 2018-08")]
    [InlineData("6a 7a 8a 7b", "6a 7b 8a", "2018-08")]
    [InlineData("6a 7a 8a 7b 8a", "6a 7b 8a", "")]
    [InlineData("6a 7a 8a 7b 8a", "6b 7b 8a", "2018-06 2018-07 2018-08")]
    [InlineData("6a 7a 8a 7a", "6a 7a 8a", "")]
    [InlineData("6a 8a", "6a 7a 8a", "")]
    [InlineData("", "6a", "")]
    public void Months_to_be_sent_again(string handedOut, string current, string again) =>
        string.Join(' ', ScbHistory.SendAgain(handedOut.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((told, i) => HandedOut(told, i, completed: true)), current.Split(' ').Select(Delivered))).ShouldBe(again);

    [Fact]
    public void A_file_that_never_came_to_be_was_not_sent() => ScbHistory.SendAgain([HandedOut("6a", 0, completed: false)], [Delivered("6b")]).ShouldBeEmpty();

    private static ScbHandedOut HandedOut(string told, int order, bool completed) =>
        new("mia", new(2018, told[0] - '0'), Start.AddMinutes(order), completed ? Start.AddMinutes(order) : null, "Anna", [Delivered(told).Id.Value], 1, "");

    private static Delivery Delivered(string told)
    {
        var sha256 = new string(told[1], 64);
        return new(DeliveryId.Of(Start, sha256), new("mia", "tyreso", new(2018, told[0] - '0')), DeliveryStatus.Accepted, 1, 1, 0, 0, sha256, null);
    }
}
