using System.CommandLine;
using System.Globalization;
using System.Net;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Web.Access;
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
        var port = PortOption(options);
        var bind = new Option<string?>("--bind") { Description = options.T("Nätverksadress att svara på; annars bara den här datorn. Kräver inloggning.", "Network address to answer on; otherwise this machine only. Needs a sign-in."), HelpName = "ADDRESS" };
        bind.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IPAddress.TryParse(token.Value, out _))
                result.AddError(options.T($"”{token.Value}” är inte en adress. Skriv till exempel 0.0.0.0 eller 192.0.2.10.", $"“{token.Value}” is no address. Write for example 0.0.0.0 or 192.0.2.10."));
        });
        var host = new Option<string[]>("--host") { Description = options.T("Namn som webbläsare når tjänsten på; kan anges flera gånger. Kräver inloggning.", "Name by which browsers reach the service; may be given several times. Needs a sign-in."), HelpName = "NAME" };
        host.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !ListenAddress.IsName(token.Value)))
                result.AddError(options.T($"”{token.Value}” är inget namn. Skriv till exempel esf.kommun.example, utan port och utan stjärna.", $"“{token.Value}” is no name. Write for example esf.kommun.example, without a port and without an asterisk."));
        });
        var today = new Option<string?>("--today") { Description = options.T("Visa läget som om det vore den dagen. Bara läsning: inget tas emot, skrivs eller skickas.", "Show it as if it were that day. Reading only: nothing is received, written or sent."), HelpName = "yyyy-MM-dd" };
        var command = new Command("serve", options.T("Ta emot filer, skriv rapporter och påminn, tills den stoppas.", "Receive files, write reports and remind, until stopped.")) { options.Data, port, bind, host, today };
        command.SetAction(async (parsed, cancellation) =>
        {
            var shown = parsed.GetValue(today) is { } day ? new ShownDay(DayOf(options, day), IsDemo: false) : null;
            // Where it is only read, nothing begins: the folder must be there, and whoever works on it already goes on.
            var folder = shown is null ? await options.OpenOrMakeAsync(parsed, clock, cancellation) : await options.OpenAsync(parsed, clock, cancellation);
            var address = await AddressAsync(options, folder, parsed.GetValue(bind), parsed.GetValue(port), parsed.GetValue(host) ?? [], cancellation);
            return await RunAsync(options, folder, address, shown, cancellation);
        });
        return command;
    }

    /// <summary>A port on this machine; 0 for one that is free.</summary>
    public static Option<int> PortOption(SharedOptions options)
    {
        var port = new Option<int>("--port") { Description = options.T("Port på den här datorn; 0 tar en ledig.", "Port on this machine; 0 takes a free one."), DefaultValueFactory = _ => DefaultPort, HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out _)))
                result.AddError(options.T($"”{token.Value}” är inte en port. Skriv ett tal från 0 till 65535.", $"“{token.Value}” is no port. Write a number from 0 to 65535."));
        });
        return port;
    }

    /// <summary>Answers on the address until it is stopped.</summary>
    public static async Task<int> RunAsync(SharedOptions options, DataFolder folder, ListenAddress address, ShownDay? shown, CancellationToken cancellation)
    {
        using var alone = shown is { IsDemo: false } ? null : FolderLock.Take(folder.Root);
        if (alone is null && shown is not { IsDemo: false })
        {
            options.Terminal.Error(options.T($"En annan esf serve arbetar redan med {folder.Root}.", $"Another esf serve already works on {folder.Root}."));
            return EsfCommandLine.CouldNot;
        }

        await using var app = LocalHost.Build(folder, address, options.Language, Log, shown);
        try
        {
            Tell(options, folder, address, await app.OpenAsync(cancellation), shown);
        }
        catch (PortTakenException)
        {
            options.Terminal.Error(options.T($"Port {address.Port} används redan. Ange en annan med --port, eller 0 för en ledig.", $"Port {address.Port} is in use. Give another with --port, or 0 for a free one."));
            return EsfCommandLine.CouldNot;
        }

        await app.WaitForShutdownAsync(cancellation);
        options.Terminal.Line(options.T("Stoppad. Det som inte hann bli klart tas nästa gång.", "Stopped. What was not finished is taken next time."));
        return EsfCommandLine.Done;
    }

    /// <exception cref="WrongUseException">It is no date.</exception>
    internal static DateOnly DayOf(SharedOptions options, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000
        ? day
        : throw new WrongUseException(options.T($"”{text}” är inte en dag. Skriv ÅÅÅÅ-MM-DD, till exempel 2018-09-10.", $"“{text}” is not a day. Write YYYY-MM-DD, for example 2018-09-10."));

    /// <exception cref="WrongUseException">It would answer others than this machine, and nothing tells them apart; or they would sign in where others can listen.</exception>
    private static async Task<ListenAddress> AddressAsync(SharedOptions options, DataFolder folder, string? bind, int port, string[] names, CancellationToken cancellation)
    {
        var ip = bind is null ? null : IPAddress.Parse(bind);
        var isLocal = ip is null || IPAddress.IsLoopback(ip);
        // The rest of 127.0.0.0/8 is this machine too, but nobody goes there who sits at it.
        var isOwn = ip is null || ip.Equals(IPAddress.Loopback) || ip.Equals(IPAddress.IPv6Loopback);
        var settings = FolderSettings.Read(folder.Root);
        var tokens = await new AccessTokens(folder.Files, folder.Clock).ListAsync(cancellation);
        await new AccessList(folder.Files, folder.Clock).CheckAsync(cancellation);
        var others = string.Join(", ", isOwn ? names : [bind!]);
        var signIn = ListenAddress.SignInFor(others.Length > 0, settings, tokens.Any(token => !token.HasEnded(StockholmTime.DayOf(folder.Clock.GetUtcNow()))))
            ?? throw new WrongUseException(options.T(
                $"På {others} skulle vem som helst på nätet komma åt allt. Ställ först in inloggning: openId i settings.json för en inloggningstjänst (OpenID Connect), proxySecret för en proxy som loggar in, eller en nyckel med esf token. docs/portal.md visar hur.",
                $"On {others} anybody on the network would reach everything. Configure a sign-in first: openId in settings.json for a sign-in service (OpenID Connect), proxySecret for a proxy that signs people in, or a token by esf token. docs/portal.md shows how."));
        if (!isLocal && signIn is { Kind: SignInKind.OpenId, ProxySecret: null } && settings.Certificate is null)
            throw new WrongUseException(options.T(
                $"På {bind} skulle inloggningen gå okrypterad över nätet. Ange certificate och certificateKey i settings.json, eller proxySecret för en proxy framför som talar https. docs/portal.md visar hur.",
                $"On {bind} the sign-in would cross the network unencrypted. Give certificate and certificateKey in settings.json, or proxySecret for a proxy in front that speaks https. docs/portal.md shows how."));
        return new(ip, port, names, signIn, settings.OpenId, settings.Certificate?.Checked());
    }

    private static void Tell(SharedOptions options, DataFolder folder, ListenAddress listen, string address, ShownDay? shown)
    {
        var inbox = Path.Combine(folder.Root, "inbox");
        options.Terminal.Line(
            listen.IsLocal ? options.T($"Svarar på {address} (bara den här datorn).", $"Answers on {address} (this machine only).")
            : listen.Certificate is not null ? options.T($"Svarar på {address}.", $"Answers on {address}.")
            : options.T($"Svarar på {address}, okrypterat: låt en proxy med https stå framför.", $"Answers on {address}, unencrypted: have a proxy with https in front."));
        options.Terminal.Line(listen.SignIn.Kind switch
        {
            SignInKind.LocalOwner => options.T("Ingen inloggning: den som sitter vid datorn får göra allt.", "No sign-in: whoever sits at the machine may do everything."),
            SignInKind.OpenId => options.T($"Inloggning hos {listen.OpenId!.Issuer.Host}; access/people.json säger vem som får vad.", $"Sign-in at {listen.OpenId!.Issuer.Host}; access/people.json says who may do what."),
            SignInKind.Proxy => options.T("Inloggning genom proxyn; access/people.json säger vem som får vad.", "Sign-in by the proxy; access/people.json says who may do what."),
            _ => options.T("Bara maskiner med nyckel släpps in; människor kan inte logga in.", "Only machines with a token are let in; people cannot sign in."),
        });
        options.Terminal.Line(options.T($"Datamapp: {folder.Root}", $"Data folder: {folder.Root}"));
        if (shown is not { IsDemo: false })
        {
            options.Terminal.Line(options.T($"Tar emot det som läggs i {Path.Combine(inbox, "{projekt}", "{ort}")}", $"Receives what is dropped in {Path.Combine(inbox, "{project}", "{site}")}"));
            options.Terminal.Line(folder.Outbox.IsOn
                ? options.T("Påminnelser skickas till webhooken.", "Reminders are sent to the webhook.")
                : options.T("Påminnelser läggs i mappen reminders; ingen webhook är inställd.", "Reminders are put in the folder reminders; no webhook is set."));
            if (folder.Outbox.Mails)
                options.Terminal.Line(options.T("Påminnelser och svar mejlas till dem i access/mail.json.", "Reminders and answers are mailed to those in access/mail.json."));
        }

        if (shown is not null)
            options.Terminal.Line(shown.Told.In(options.Language));
        options.Terminal.Line(options.T("Stoppa med Ctrl-C.", "Stop with Ctrl-C."));
        options.Terminal.Json(new JObject { ["address"] = address, ["folder"] = folder.Root, ["watches"] = inbox, ["webhook"] = folder.Outbox.IsOn, ["mail"] = folder.Outbox.Mails });
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
        Quieten(logging);
    }

    /// <summary>Keeps out of the log what may name somebody: addresses, files, sentences of others.</summary>
    internal static void Quieten(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Warns that the keys of forms lie unencrypted; the folder is its owner's, as the pseudonym key beside them.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Warns that it sets no-store where no-store is set.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // It tells whole exceptions, whose messages may name files; what the service does tells of its own failures.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }
}
