using System.Globalization;
using System.Net;
using MailKit.Security;
using MimeKit;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>By which server mail goes out, as whom, and where its links lead. The password is a secret: it stands in no log, answer or text.</summary>
public sealed class MailSettings
{
    /// <summary>Each setting as <c>settings.json</c> names it below <c>mail</c>, and as the environment and the app settings do.</summary>
    public static IReadOnlyList<(string Property, string Variable)> Names { get; } =
    [
        ("host", "ESF_MAIL_HOST"), ("port", "ESF_MAIL_PORT"), ("security", "ESF_MAIL_SECURITY"), ("user", "ESF_MAIL_USER"), ("password", "ESF_MAIL_PASSWORD"),
        ("from", "ESF_MAIL_FROM"), ("replyTo", "ESF_MAIL_REPLY_TO"), ("portal", "ESF_MAIL_PORTAL"),
    ];

    private static readonly Dictionary<string, (SecureSocketOptions How, int Port)> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = (SecureSocketOptions.StartTls, 587),
        ["tls"] = (SecureSocketOptions.SslOnConnect, 465),
        ["none"] = (SecureSocketOptions.None, 25),
    };

    private MailSettings(string host, int port, SecureSocketOptions security, (string Name, string Password)? user, MailboxAddress from, MailboxAddress? replyTo, Uri? portal) =>
        (Host, Port, Security, User, From, ReplyTo, Portal) = (host, port, security, user, from, replyTo, portal);

    internal string Host { get; }

    internal int Port { get; }

    internal SecureSocketOptions Security { get; }

    /// <summary>Null when the server asks for none.</summary>
    internal (string Name, string Password)? User { get; }

    internal MailboxAddress From { get; }

    /// <summary>Whom an answer reaches; null for the sender itself.</summary>
    internal MailboxAddress? ReplyTo { get; }

    /// <summary>The portal's address as people reach it, ending in a slash; null when mail has no links.</summary>
    internal Uri? Portal { get; }

    /// <param name="told">What a setting holds, by its property; null or blank when it is not set.</param>
    /// <param name="fault">Why there can be no mail although it is meant, naming the setting and never what it holds; null when all is well.</param>
    /// <returns>Null when no server is set, or something is wrong.</returns>
    public static MailSettings? Of(Func<string, string?> told, out Text? fault)
    {
        string? Told(string property) => told(property)?.Trim() is { Length: > 0 } set ? set : null;
        fault = null;
        if (Told("host") is not { } host)
        {
            // The rest without a server is a half-made setting: nobody would be told anything, and nobody would know.
            if (Names.FirstOrDefault(name => Told(name.Property) is not null) is { Property: { } property })
                fault = new($"mail: {property} är satt men inte host, mejlserverns namn.", $"mail: {property} is set but not host, the mail server's name.");
            return null;
        }

        var security = Told("security") ?? "starttls";
        if (!Securities.TryGetValue(security, out var way))
            fault = new("mail: security ska vara starttls, tls eller none.", "mail: security must be starttls, tls or none.");
        var port = way.Port;
        if (Told("port") is { } number && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
            fault ??= new("mail: port ska vara ett tal mellan 1 och 65535.", "mail: port must be a number between 1 and 65535.");
        if (MailAddress.Of(Told("from")) is not { } from)
            fault ??= new("mail: from ska vara den adress som mejlen kommer från, till exempel esf@kommun.example.", "mail: from must be the address that mail comes from, for example esf@kommun.example.");
        else if (Told("replyTo") is { } reply && MailAddress.Of(reply) is null)
            fault ??= new("mail: replyTo är ingen e-postadress.", "mail: replyTo is no e-mail address.");
        else if (Told("user") is null != Told("password") is null)
            fault ??= new("mail: user och password hör ihop: ange båda, eller ingen om servern inte frågar.", "mail: user and password belong together: give both, or neither when the server does not ask.");
        else if (Told("user") is not null && way.How == SecureSocketOptions.None && !IsHere(host))
            fault ??= new("mail: med security none skulle lösenordet gå okrypterat över nätet. Välj starttls eller tls.", "mail: with security none the password would cross the network unencrypted. Choose starttls or tls.");
        else if (Told("portal") is { } address && PortalOf(address) is null)
            fault ??= new("mail: portal ska vara portalens adress, https://…", "mail: portal must be the portal's address, https://…");
        else if (fault is null)
            return new(host, port, way.How, Told("user") is { } user ? (user, Told("password")!) : null, from, MailAddress.Of(Told("replyTo")), PortalOf(Told("portal")));
        return null;
    }

    private static bool IsHere(string host) => host == "localhost" || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);

    private static Uri? PortalOf(string? text) =>
        Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var portal) && (portal.Scheme == Uri.UriSchemeHttps || portal.Scheme == Uri.UriSchemeHttp && portal.IsLoopback) ? portal : null;
}
