using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Ical.Net.CalendarComponents;

namespace Cai.EsfReporting.Tests.Deadlines;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2018, 9, 17, 7, 30, 0, TimeSpan.Zero);
    private static byte[] Bytes => CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, null, Now);
    private static string Unfolded => Encoding.UTF8.GetString(Bytes).Replace("\r\n ", "", StringComparison.Ordinal);

    [Fact]
    public void Every_deadline_is_an_event_on_its_day_with_its_reminders()
    {
        Unfolded.ShouldContain("UID:mia-scb-2017-04@");
        Unfolded.ShouldContain("PRODID:-//Cai.EsfReporting//deadlines//SV\r\n");
        Unfolded.ShouldContain("X-WR-CALNAME:Rapportering till ESF och SCB\r\n");
        Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.En, null, Now)).ShouldContain("X-WR-CALNAME:Reporting to ESF and SCB\r\n");
        Unfolded.Split("BEGIN:VEVENT").Length.ShouldBe(1 + ReportingCalendar.Of(SmallCatalogue.Mia).Count(d => d.Month >= SmallCatalogue.Mia.DeliveriesFrom));
        var september = Unfolded.Split("BEGIN:VEVENT").Single(part => part.Contains("UID:mia-scb-2018-09@", StringComparison.Ordinal));
        september.ShouldContain("DTSTART;VALUE=DATE:20181028\r\n");
        september.ShouldContain("DTEND;VALUE=DATE:20181029\r\n");
        september.ShouldContain("SUMMARY:SCB:s deltagarrapport för 2018-09 – MIA\r\n");
        september.ShouldContain("TRIGGER:-P9D\r\n");
        september.ShouldContain("SEQUENCE:0\r\n");
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
    public void The_same_catalogue_gives_the_same_bytes_whenever_it_is_asked()
    {
        CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, null, Now.AddDays(1)).ShouldBe(Bytes);
        CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, Encoding.UTF8.GetString(Bytes), Now.AddDays(1)).ShouldBe(Bytes);
    }

    [Fact]
    public void A_deadline_that_moves_is_told_anew_and_the_others_are_not()
    {
        var first = Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, null, Now));
        var second = Encoding.UTF8.GetString(CalendarFile.Of(Moved(1), Language.En, first, Now.AddDays(1)));
        var third = Encoding.UTF8.GetString(CalendarFile.Of(Moved(1), Language.Sv, second, Now.AddDays(2)));
        var fourth = Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, third, Now.AddDays(3)));

        Told(first).ShouldBe((0, "2016-12-01T00:00:00"));
        Told(second).ShouldBe((1, "2018-09-18T07:30:00"));
        Told(third).ShouldBe((1, "2018-09-18T07:30:00"), "nothing has moved since, and another language moves nothing");
        Told(fourth).ShouldBe((2, "2018-09-20T07:30:00"), "back to where it was, which is a move too");
        Events(fourth).Count(told => told.Sequence > 0).ShouldBe(Events(second).Count(told => told.Sequence > 0));
    }

    [Fact]
    public void A_reminder_that_moves_is_told_anew_too()
    {
        var first = Encoding.UTF8.GetString(Bytes);
        var second = Encoding.UTF8.GetString(CalendarFile.Of(Changed(project => project with { Deadlines = project.Deadlines with { ScbLeadDays = [3] } }), Language.Sv, first, Now));

        Told(second).ShouldBe((1, "2018-09-17T07:30:00"));
    }

    [Fact]
    public void A_deadline_that_is_new_is_as_old_as_it_is()
    {
        var first = Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, null, Now));
        var without = string.Join("BEGIN:VEVENT", first.Split("BEGIN:VEVENT").Where(part => !part.Contains("UID:mia-scb-2018-09@", StringComparison.Ordinal)));

        Told(Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, without, Now))).ShouldBe((0, "2018-09-17T07:30:00"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTAMP:x\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:mia-scb-2018-09@cai-esf-reporting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    public void A_file_that_is_no_calendar_is_as_none(string earlier) => Events(Encoding.UTF8.GetString(CalendarFile.Of(SmallCatalogue.Whole, Language.Sv, earlier, Now))).ShouldAllBe(told => told.Sequence == 0);

    /// <summary>A line break of any kind within a name would begin a line of its own in some calendars.</summary>
    [Fact]
    public void No_name_adds_a_line()
    {
        var text = Encoding.UTF8.GetString(CalendarFile.Of(Named("MIA\rBEGIN:VEVENT\nUID:x\u2028SUMMARY:y\u0085z\0;,\\"), Language.Sv, null, Now));

        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldAllBe(c => !char.IsControl(c) && c != '\u2028');
        text.Split("\r\n").Count(line => line.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal)).ShouldBe(Unfolded.Split("BEGIN:VEVENT").Length - 1);
        Events(text)[0].Summary!.ShouldEndWith("MIA BEGIN:VEVENT UID:x SUMMARY:y z ;,\\");
    }

    private static (int Sequence, string Stamp) Told(string calendar)
    {
        var told = Events(calendar).Single(one => one.Uid == "mia-scb-2018-09@cai-esf-reporting");
        return (told.Sequence, told.DtStamp!.AsUtc.ToString("yyyy-MM-ddTHH:mm:ss", null));
    }

    private static List<CalendarEvent> Events(string calendar) => [.. Ical.Net.Calendar.Load(calendar)!.Events];

    /// <summary>SCB's days are so many later.</summary>
    private static ReportingCatalogue Moved(int days) => Changed(project => project with { Deadlines = project.Deadlines with { ScbDaysAfterMonthEnd = project.Deadlines.ScbDaysAfterMonthEnd + days } });

    private static ReportingCatalogue Named(string name) => Changed(project => project with { Name = name });

    private static ReportingCatalogue Changed(Func<Project, Project> change) => SmallCatalogue.Whole with { Projects = [.. SmallCatalogue.Whole.Projects.Select(change)] };
}
