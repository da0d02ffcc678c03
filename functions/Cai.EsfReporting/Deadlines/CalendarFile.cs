using System.Globalization;
using System.Runtime.Serialization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using ICalendar = Ical.Net.Calendar;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// <c>reminders/deadlines.ics</c>: every deadline as an all-day event to subscribe to (RFC 5545), reminders as alarms. The file itself tells what subscribers
/// have been told: an event whose day or reminders have moved since has a greater <c>SEQUENCE</c> and a new <c>DTSTAMP</c>, so that they take it anew.
/// </summary>
public static class CalendarFile
{
    public const string Path = "reminders/deadlines.ics";

    /// <summary>The calendar as the catalogue has it now, after the one that is in the store.</summary>
    public static async Task<byte[]> MakeAsync(ReportingCatalogue catalogue, IFileStore files, Language language, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(Path, cancellation);
        if (stream is null)
            return Of(catalogue, language, null, now);
        using var text = new StreamReader(stream, Encoding.UTF8);
        return Of(catalogue, language, await text.ReadToEndAsync(cancellation), now);
    }

    /// <param name="earlier">The calendar that subscribers may have; null when there is none, or it cannot be read: then an event is as old as its project.</param>
    /// <param name="now">When what has moved was moved, as far as is known.</param>
    public static byte[] Of(ReportingCatalogue catalogue, Language language, string? earlier, DateTimeOffset now)
    {
        var known = earlier is null ? null : Read(earlier);
        var calendar = new ICalendar { ProductId = "-//Cai.EsfReporting//deadlines//SV" };
        calendar.AddProperty("X-WR-CALNAME", new Text("Rapportering till ESF och SCB", "Reporting to ESF and SCB").In(language));
        foreach (var project in catalogue.Projects)
            foreach (var deadline in ReportingCalendar.Of(project).Where(d => d.Month >= project.DeliveriesFrom))
                calendar.Events.Add(Of(project, deadline, language, known, now));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Of(Project project, Deadline deadline, Language language, Dictionary<string, CalendarEvent>? known, DateTimeOffset now)
    {
        var told = new CalendarEvent
        {
            Uid = $"{project.Id}-{deadline.Id}@cai-esf-reporting",
            Start = Day(deadline.Due),
            End = Day(deadline.Due.AddDays(1)),
            Summary = Line($"{deadline.Name.In(language)} – {project.Name}"),
            Transparency = TransparencyType.Transparent,
        };
        foreach (var day in deadline.ReminderDays)
            told.Alarms.Add(new() { Action = AlarmAction.Display, Description = Line(deadline.Name.In(language)), Trigger = new Trigger(Duration.FromDays(day.DayNumber - deadline.Due.DayNumber)) });
        var before = known?.GetValueOrDefault(told.Uid);
        (told.Sequence, told.DtStamp) = before is null
            ? (0, known is null ? new(project.From.ToDateTime(TimeOnly.MinValue), CalDateTime.UtcTzId) : Moment(now))
            : When(before) == When(told) ? (before.Sequence, before.DtStamp) : (before.Sequence + 1, Moment(now));
        return told;
    }

    /// <summary>By id; null when it is no calendar.</summary>
    private static Dictionary<string, CalendarEvent>? Read(string text)
    {
        try
        {
            return ICalendar.Load(text)?.Events.Where(told => told is { Uid: not null, Start: not null, DtStamp: not null }).GroupBy(told => told.Uid!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is SerializationException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What subscribers must be told again when it moves: the day, and when it is reminded of. In no language.</summary>
    private static string When(CalendarEvent told) => string.Join(' ', (IEnumerable<string>)[
        told.Start!.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        .. told.Alarms.Select(alarm => alarm.Trigger?.Duration?.ToString() ?? "").Order(StringComparer.Ordinal)]);

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    /// <summary>On one line, and nothing in it that is no letter: a name of the catalogue's may hold anything.</summary>
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c));
}
