using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Reminders;
using Cai.EsfReporting.Local.Tests.Reminders.Mail;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>A catalogue whose names are formulas, markup, headers and several lines: what is written and sent of it is text and nothing else, in every format.</summary>
public sealed partial class HostileNamesTest : IAsyncLifetime
{
    private static readonly string[] Hostile =
    [
        "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "Tyresö\r\nBcc: alla@ond.example", "+1+1", "''=1+1", "-2+3+cmd|' /C calc'!A0", "😀 𠀀", "]]><b>&lt;&#0;", "@SUM(1+1)",
        "\"onmouseover=\"alert(1)", "Ort\nBEGIN:VALARM\nEND:VEVENT", "[länk](javascript:alert(1)) | # *", "\tx\r=1+1", "_x003D_1", "a\u2028b\u202Ec\u200Bd",
    ];

    /// <summary>What stands in the head of a mail of ours.</summary>
    private static readonly string[] HeadOfMail = ["From", "Date", "Subject", "Message-Id", "Reply-To", "To", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type"];

    private readonly Esf esf = new() { Clock = new SetClock(2018, 10, 20) };
    private WebhookServer webhook = null!;
    private MailServer? mails;

    public async ValueTask InitializeAsync() => webhook = await WebhookServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await webhook.DisposeAsync();
        if (mails is not null)
            await mails.DisposeAsync();
        esf.Dispose();
    }

    /// <summary>Each turn gives every name another one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hostile_names_are_text_in_every_format_mail_and_message(int turn)
    {
        mails = await MailServer.StartAsync();
        Directory.CreateDirectory(Path.Combine(esf.Data, "access"));
        var names = WriteCatalogue(turn);
        names.ShouldBeGreaterThan(60);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "access", "mail.json"), """{ "people": [ { "address": "anna@forbund.example", "for": ["mia", "mia/*"] }, { "address": "bo@forbund.example", "for": ["mia", "mia/*"], "language": "en" } ] }""");
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), new JObject { ["webhook"] = webhook.Address, ["mail"] = new JObject { ["host"] = "127.0.0.1", ["port"] = mails.Port.ToString(CultureInfo.InvariantCulture), ["security"] = "none", ["from"] = "esf@forbund.example", ["replyTo"] = "svar@forbund.example" } }.ToString());
        foreach (var site in (string[])["tyreso", "haninge"])
            await DoneAsync("deliver", "--data", esf.Data, esf.Participants($"mia_{site}_2018-08.csv", [.. Enumerable.Range(site.Length, 6).Select(i => $"{Esf.Person(i)};case-management;2018-02-01;{(i % 2 == 0 ? "2018-08-10;Arbete" : ";")}")]));
        await DoneAsync("report", "--data", esf.Data, "--as-of", "2018-08");
        await DoneAsync("report", "--data", esf.Data, "--as-of", "2018-08", "--lang", "en", "--project", "mia");
        await DoneAsync("report", "--data", esf.Data, "--as-of", "2018-08", "--municipality", "tyreso");
        await DoneAsync("prepare", "--data", esf.Data);

        var files = esf.Files(".");
        foreach (var kind in (string[])[".csv", ".tsv", ".xlsx", ".docx", ".html", ".json", ".md", ".ics"])
            files.ShouldContain(path => path.EndsWith(kind, StringComparison.Ordinal), kind);
        foreach (var path in files.Where(path => !path.Contains("/originals/", StringComparison.Ordinal) && Path.GetFileName(path) != "catalogue.json"))
            await LookAsync(path);
        LookAtMails();
        webhook.Taken.ShouldNotBeEmpty();
    }

    private async Task DoneAsync(params string[] line)
    {
        var answer = await esf.RunAsync(line);
        answer.Code.ShouldBe(0, string.Join(' ', line) + answer.Output + answer.Error);
    }

    private static async Task LookAsync(string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".csv" or ".tsv":
                (await FieldsAsync(path)).ShouldAllBe(field => field.Length == 0 || !"=+-@\t\r\n".Contains(field[0]) || Number().IsMatch(field), path);
                break;
            case ".json":
                JObject.Parse(await File.ReadAllTextAsync(path)).ShouldNotBeNull(path);
                break;
            case ".html":
                var page = await File.ReadAllTextAsync(path);
                page.ShouldNotContain("<script>alert", Case.Insensitive, path);
                page.ShouldNotContain("\"onmouseover=\"", Case.Insensitive, path);
                page.ShouldNotContain("<b>&lt;", Case.Insensitive, path);
                page.ShouldNotContain("href=\"javascript:", Case.Insensitive, path);
                break;
            case ".ics":
                LookAtCalendar(await File.ReadAllTextAsync(path));
                break;
            case ".xlsx" or ".docx":
                LookAtPackage(path);
                break;
        }
    }

    private static async Task<IReadOnlyList<string>> FieldsAsync(string path)
    {
        var fields = new List<string>();
        await using var stream = File.OpenRead(path);
        await using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = path.EndsWith(".tsv", StringComparison.Ordinal) ? '\t' : ';', Encoding = Encoding.UTF8 });
        await reader.ReadHeaderAsync(CancellationToken.None);
        while (await reader.ReadAsync(CancellationToken.None))
            fields.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => Encoding.UTF8.GetString(reader.GetSpan(i))));
        return fields;
    }

    /// <summary>Every part is xml, nothing is calculated but by charts, nothing leads elsewhere, and Office takes it for whole.</summary>
    private static void LookAtPackage(string path)
    {
        using (var zip = ZipFile.OpenRead(path))
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)))
            {
                using var part = entry.Open();
                using var xml = XmlReader.Create(part, new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
                var whole = XDocument.Load(xml);
                if (entry.FullName.Contains("worksheets/", StringComparison.Ordinal))
                    whole.Descendants().Where(element => element.Name.LocalName == "f").ShouldBeEmpty($"{path} {entry.FullName}");
                whole.Descendants().Where(element => (string?)element.Attribute("TargetMode") == "External").ShouldBeEmpty($"{path} {entry.FullName}");
            }

        using OpenXmlPackage package = path.EndsWith(".xlsx", StringComparison.Ordinal) ? SpreadsheetDocument.Open(path, isEditable: false) : WordprocessingDocument.Open(path, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => $"{path} {error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    /// <summary>A line begins a property of ours or goes on with one, and events begin and end in turn.</summary>
    private static void LookAtCalendar(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => !line.Any(char.IsControl) && (line[0] == ' ' || Property().IsMatch(line)));
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(lines.Count(line => line == "END:VEVENT"));
    }

    private void LookAtMails()
    {
        mails!.Taken.ShouldNotBeEmpty();
        foreach (var mail in mails.Taken)
        {
            mail.Headers.Select(header => header.Field).Except(HeadOfMail.Append("X-To"), StringComparer.OrdinalIgnoreCase).ShouldBeEmpty(mail.Subject);
            mail.To.Count.ShouldBe(1);
            mail.Subject!.Any(char.IsControl).ShouldBeFalse(mail.Subject);
            mail.BodyParts.Count().ShouldBe(2);
            mail.HtmlBody!.ShouldNotContain("<script", Case.Insensitive);
            mail.HtmlBody!.ShouldNotContain("\"onmouseover=\"", Case.Insensitive);
        }
    }

    /// <summary>The samples' with every name replaced, each by another hostile one; none stands twice.</summary>
    /// <returns>How many.</returns>
    private int WriteCatalogue(int turn)
    {
        using var reader = new JsonTextReader(File.OpenText(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"))) { DateParseHandling = DateParseHandling.None };
        var catalogue = JObject.Load(reader);
        var names = catalogue.SelectTokens("$..*").OfType<JValue>().Where(value => value.Type == JTokenType.String && value.Parent is JProperty { Name: "name" or "sv" or "en" or "provider" or "source" or "contact" or "coordinatedBy" } && !value.Path.Contains("exitReasons", StringComparison.Ordinal)).ToList();
        foreach (var (i, name) in names.Index())
            name.Value = $"{Hostile[((i * 4) + (turn * 3) + (i / 15)) % Hostile.Length]} {i.ToString(CultureInfo.InvariantCulture)}";
        File.WriteAllText(Path.Combine(esf.Data, "catalogue.json"), catalogue.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return names.Count;
    }

    [GeneratedRegex("^-?[0-9]+(?:,[0-9]+)?(?:E-?[0-9]+)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^(?:BEGIN|END|VERSION|PRODID|METHOD|CALSCALE|X-[A-Z-]+|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|SEQUENCE|CATEGORIES|STATUS|TRANSP|LAST-MODIFIED|ACTION|TRIGGER|NAME|REFRESH-INTERVAL|CLASS|URL)[;:]", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
