using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>
/// A notice as one person is told it: text and html of the same words. The same however often it is made, its <c>Message-ID</c> with it, so that a
/// mailbox which has it drops a second one. It tells projects, sites, months and sums, and nothing about a participant.
/// </summary>
internal static class MailMessage
{
    /// <param name="id">Of the notice, unique in the store.</param>
    public static MimeMessage Of(string id, JObject notice, MailPerson person, MailSettings settings)
    {
        var language = person.Language;
        var written = (string)notice["written"]!;
        var mark = Marks.Of(id, written, person.Address.Address, settings.Portal?.ToString() ?? "");
        var text = notice["text"]![language.Tag()]!;
        // Of names that a catalogue may have on two lines: a head has one.
        var content = new Content(string.Join(' ', ((string)text["subject"]!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), (string)text["body"]!, [.. Facts(notice, language)], Link(notice, settings.Portal, language), Foot(settings.ReplyTo is not null).In(language), language);
        var message = new MimeMessage
        {
            MessageId = $"{mark}@{settings.From.Domain}",
            Date = Moments.Read(written),
            Subject = content.Subject,
            Body = new MultipartAlternative(new TextPart(TextFormat.Plain) { Text = content.Plain() }, new TextPart(TextFormat.Html) { Text = content.Html() }) { Boundary = "=-" + mark },
        };
        message.From.Add(settings.From);
        message.To.Add(person.Address);
        if (settings.ReplyTo is { } reply)
            message.ReplyTo.Add(reply);
        // Answering machines leave it alone (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, language.Tag());
        return message;
    }

    /// <summary>A notice may arrive days after it was written, when the server was away: the dates stay true.</summary>
    private static IEnumerable<(string Title, string Value)> Facts(JObject notice, Language language)
    {
        if ((string?)notice["due"] is { } due)
            yield return (new Text("Sista dag", "Last day").In(language), due);
        yield return (new Text("Skrivet", "Written").In(language), StockholmTime.Show(Moments.Read((string)notice["written"]!)));
    }

    /// <summary>The page on which one does what the mail is about.</summary>
    private static (Uri Address, string Words)? Link(JObject notice, Uri? portal, Language language)
    {
        if (portal is null)
            return null;
        var (project, site, month) = ((string?)notice["project"], (string?)notice["site"], (string?)notice["month"]);
        var (path, words) = (string?)notice["kind"] switch
        {
            "reminder" or "late" => ($"deliver?place={project}/{site}&month={month}", new Text("Lämna filen i portalen", "Deliver the file in the portal")),
            "answer" => ($"deliveries/{project}/{site}/{month}", new Text("Se svaret i portalen", "See the answer in the portal")),
            _ => ("deadlines", new Text("Se tidsgränserna i portalen", "See the deadlines in the portal")),
        };
        return (new Uri(portal, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language.Tag()), words.In(language));
    }

    private static Text Foot(bool isAnswered) => isAnswered
        ? new("Det här är ett automatiskt mejl. Vill du inte ha sådana, eller är det något du undrar: svara på det.", "This is an automatic mail. If you do not want such, or have a question: answer it.")
        : new("Det här är ett automatiskt mejl. Vill du inte ha sådana: säg till den som sköter rapporteringen.", "This is an automatic mail. If you do not want such: tell whoever runs the reporting.");

    private sealed record Content(string Subject, string Body, IReadOnlyList<(string Title, string Value)> Facts, (Uri Address, string Words)? Link, string Foot, Language Language)
    {
        public string Plain()
        {
            var text = new StringBuilder().Append(Body).Append("\n\n");
            foreach (var (title, value) in Facts)
                text.Append(CultureInfo.InvariantCulture, $"{title}: {value}\n");
            if (Link is var (address, words))
                text.Append(CultureInfo.InvariantCulture, $"\n{words}:\n{address.AbsoluteUri}\n");
            return text.Append(CultureInfo.InvariantCulture, $"\n-- \n{Foot}\n").ToString();
        }

        public string Html()
        {
            static string E(string text) => WebUtility.HtmlEncode(text);
            var rows = string.Concat(Facts.Select(fact =>
                $"<tr><th scope=\"row\" style=\"text-align:left;font-weight:600;padding:2px 16px 2px 0\">{E(fact.Title)}</th><td style=\"padding:2px 0\">{E(fact.Value)}</td></tr>"));
            var link = Link is var (address, words)
                ? $"<p style=\"margin:24px 0\"><a href=\"{E(address.AbsoluteUri)}\" style=\"display:inline-block;background:#1b4f8f;color:#ffffff;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:600\">{E(words)}</a></p>"
                : "";
            return $"""
                <!DOCTYPE html>
                <html lang="{Language.Tag()}">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(Subject)}</title></head>
                <body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 'Segoe UI',Arial,sans-serif">
                <div style="max-width:600px">
                <h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">{E(Subject)}</h1>
                <p style="margin:0 0 16px">{E(Body)}</p>
                <table style="border-collapse:collapse;font:inherit">{rows}</table>
                {link}
                <p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #cccccc;color:#555555;font-size:14px">{E(Foot)}</p>
                </div>
                </body>
                </html>

                """;
        }
    }
}
