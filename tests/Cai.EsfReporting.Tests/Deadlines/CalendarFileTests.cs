using System.Text;
using Cai.EsfReporting.Deadlines;

namespace Cai.EsfReporting.Tests.Deadlines;

public sealed class CalendarFileTests
{
    private static readonly byte[] Bytes = CalendarFile.Of(SmallCatalogue.Whole, Language.Sv);
    private static readonly string Unfolded = Encoding.UTF8.GetString(Bytes).Replace("\r\n ", "", StringComparison.Ordinal);

    [Fact]
    public void Every_deadline_is_an_event_on_its_day_with_its_reminders()
    {
        Unfolded.Split("BEGIN:VEVENT").Length.ShouldBe(1 + ReportingCalendar.Of(SmallCatalogue.Mia).Count(d => d.Month >= SmallCatalogue.Mia.DeliveriesFrom));
        var september = Unfolded.Split("BEGIN:VEVENT").Single(part => part.Contains("UID:mia-scb-2018-09@", StringComparison.Ordinal));
        september.ShouldContain("DTSTART;VALUE=DATE:20181028\r\nDTEND;VALUE=DATE:20181029\r\n");
        september.ShouldContain("SUMMARY:SCB:s deltagarrapport för 2018-09 – MIA\r\n");
        september.ShouldContain("TRIGGER:-P9D\r\n");
    }

    [Fact]
    public void Lines_are_no_longer_than_75_octets_and_end_as_the_standard_says()
    {
        var lines = Encoding.UTF8.GetString(Bytes).Split("\r\n");
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        lines.ShouldAllBe(line => !line.Contains('\n'));
        lines[^1].ShouldBeEmpty();
    }

    [Fact]
    public void The_same_catalogue_gives_the_same_bytes() => CalendarFile.Of(SmallCatalogue.Whole, Language.Sv).ShouldBe(Bytes);
}
