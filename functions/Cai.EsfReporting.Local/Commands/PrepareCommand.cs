using System.CommandLine;
using System.Globalization;
using Cai.EsfReporting.Deadlines;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf prepare --data DIR</c>: the daily question. Does what is due and not yet done; to be run once a day.</summary>
internal static class PrepareCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var at = new Option<string?>("--now") { Description = options.T("Fråga som om det vore denna tidpunkt (UTC).", "Ask as if it were this moment (UTC)."), HelpName = "yyyy-MM-ddTHH:mm:ssZ" };
        var passed = new Option<bool>("--passed") { Description = options.T("Frys också det som ingen daglig körning längre fryser, av det som hade kommit i tid. Ingen påminns om det.", "Freeze as well what no daily run freezes any longer, of what had come in time. Nobody is reminded of it.") };
        var command = new Command("prepare", options.T("Gör det som tidsgränserna kräver: påminnelser och frysta rapporter.", "Do what the deadlines call for: reminders and frozen reports.")) { options.Data, at, passed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var now = parsed.GetValue(at) is not { } text ? clock.GetUtcNow()
                : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stated) ? stated
                : throw new WrongUseException(options.T($"”{text}” är inte en tidpunkt. Skriv till exempel 2018-10-29T06:00:00Z.", $"“{text}” is not a moment. Write for example 2018-10-29T06:00:00Z."));
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var done = await options.Terminal.WithStatusAsync(options.T("Ser efter vad som ska göras …", "Looking at what is due …"),
                () => folder.Preparation.RunAsync(now, options.Language, parsed.GetValue(passed), cancellation));
            foreach (var item in done)
                options.Terminal.Line(item.Subject(StockholmTime.DayOf(now), options.Language));
            if (done.Count == 0)
                options.Terminal.Line(options.T("Inget är att göra i dag.", "Nothing is to be done today."));
            var sent = await options.Terminal.WithStatusAsync(options.T("Skickar påminnelser …", "Sending reminders …"), () => folder.Outbox.SendAsync(options.Language, cancellation));
            options.Terminal.Show(sent);
            options.Terminal.Json(new JObject { ["done"] = new JArray(done.Select(Preparation.Json)), ["outbox"] = sent.ToJson() });
            // A receiver that is away comes back; one that refuses needs somebody, and a scheduler tells of exit codes.
            return sent.NeedsSomebody ? EsfCommandLine.CouldNot : EsfCommandLine.Done;
        });
        return command;
    }
}
