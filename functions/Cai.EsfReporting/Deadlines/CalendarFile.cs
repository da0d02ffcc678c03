using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deadlines;

/// <summary><c>deadlines.ics</c>: every deadline as an all-day event to subscribe to (RFC 5545), reminders as alarms.</summary>
public static class CalendarFile
{
    public const string Path = "deadlines.ics";

    /// <summary>Octets of a line, without its end (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    public static byte[] Of(ReportingCatalogue catalogue, Language language)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Cai.EsfReporting//deadlines//SV");
        Line(text, "X-WR-CALNAME:" + Escape(new Text("Rapportering till ESF och SCB", "Reporting to ESF and SCB").In(language)));
        foreach (var project in catalogue.Projects)
            foreach (var deadline in ReportingCalendar.Of(project).Where(d => d.Month >= project.DeliveriesFrom))
                Event(text, project, deadline, language);
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, Project project, Deadline deadline, Language language)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{project.Id}-{deadline.Id}@cai-esf-reporting");
        // When the catalogue was written is not known; the project's start is the same each time.
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{project.From:yyyyMMdd}T000000Z"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{deadline.Due:yyyyMMdd}"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{deadline.Due.AddDays(1):yyyyMMdd}"));
        Line(text, "SUMMARY:" + Escape($"{deadline.Name.In(language)} – {project.Name}"));
        Line(text, "TRANSP:TRANSPARENT");
        foreach (var day in deadline.ReminderDays)
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "DESCRIPTION:" + Escape(deadline.Name.In(language)));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{deadline.Due.DayNumber - day.DayNumber}D"));
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Long lines go on after a line break and a space, never within a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
