using System.CommandLine;
using Cai.EsfReporting.Local.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf serve --data DIR</c>: receives, reports and reminds by itself until it is stopped.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;

    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var port = new Option<int>("--port") { Description = options.T("Port på den här datorn; 0 tar en ledig.", "Port on this machine; 0 takes a free one."), DefaultValueFactory = _ => DefaultPort, HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out _)))
                result.AddError(options.T($"”{token.Value}” är inte en port. Skriv ett tal från 0 till 65535.", $"“{token.Value}” is no port. Write a number from 0 to 65535."));
        });
        var command = new Command("serve", options.T("Ta emot filer, skriv rapporter och påminn, tills den stoppas.", "Receive files, write reports and remind, until stopped.")) { options.Data, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = options.OpenOrMake(parsed, clock);
            using var alone = FolderLock.Take(folder.Root);
            if (alone is null)
            {
                options.Terminal.Error(options.T($"En annan esf serve arbetar redan med {folder.Root}.", $"Another esf serve already works on {folder.Root}."));
                return EsfCommandLine.CouldNot;
            }

            await using var app = LocalHost.Build(folder, parsed.GetValue(port), options.Language, Log);
            try
            {
                Tell(options, folder, await app.OpenAsync(cancellation));
            }
            catch (PortTakenException)
            {
                options.Terminal.Error(options.T($"Port {parsed.GetValue(port)} används redan. Ange en annan med --port, eller 0 för en ledig.", $"Port {parsed.GetValue(port)} is in use. Give another with --port, or 0 for a free one."));
                return EsfCommandLine.CouldNot;
            }

            await app.WaitForShutdownAsync(cancellation);
            options.Terminal.Line(options.T("Stoppad. Det som inte hann bli klart tas nästa gång.", "Stopped. What was not finished is taken next time."));
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static void Tell(SharedOptions options, DataFolder folder, string address)
    {
        var inbox = Path.Combine(folder.Root, "inbox");
        options.Terminal.Line(options.T($"Svarar på {address} (bara den här datorn).", $"Answers on {address} (this machine only)."));
        options.Terminal.Line(options.T($"Datamapp: {folder.Root}", $"Data folder: {folder.Root}"));
        options.Terminal.Line(options.T($"Tar emot det som läggs i {Path.Combine(inbox, "{projekt}", "{ort}")}", $"Receives what is dropped in {Path.Combine(inbox, "{project}", "{site}")}"));
        options.Terminal.Line(folder.Outbox.IsOn
            ? options.T("Påminnelser skickas till webhooken.", "Reminders are sent to the webhook.")
            : options.T("Påminnelser läggs i mappen reminders; ingen webhook är inställd.", "Reminders are put in the folder reminders; no webhook is set."));
        options.Terminal.Line(options.T("Stoppa med Ctrl-C.", "Stop with Ctrl-C."));
        options.Terminal.Json(new JObject { ["address"] = address, ["folder"] = folder.Root, ["watches"] = inbox, ["webhook"] = folder.Outbox.IsOn });
    }

    /// <summary>Progress on standard error, a line each, in UTC.</summary>
    private static void Log(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // It tells whole exceptions, whose messages may name files; what the service does tells of its own failures.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }
}
