using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The text kit as a file: a heading a paragraph, for who opens it and for the portal's page. What people have written in it is text and nothing else, whatever Markdown or html it looks like.
/// </summary>
public sealed partial class TextsMarkdown : IReportFormat
{
    public const string File = "texts.md";

    private const string Mark = "## ";

    private const string Row = "- ";

    // Two spaces at a line's end, which Markdown breaks there.
    private const string Break = "  ";

    // An emphasis of ours: in what people have written every * is masked.
    private const char Emphasis = '*';

    public string FileName => File;

    public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var paragraphs = TextKit.Of(report, language);
        text.Append("# ").Append(Plain(Title(report, language))).Append("\n\n")
            .Append(report.EditionName().In(language)).Append(". ").Append(TextKit.Use(report.Edition, report.IsDraft, report.FreezeDays, paragraphs).In(language)).Append('\n');
        foreach (var paragraph in paragraphs)
        {
            text.Append('\n').Append(Mark).Append(Plain(paragraph.Heading)).Append("\n\n");
            if (paragraph.MayBePublished)
                text.Append(Emphasis).Append(TextKit.Publishable.In(language)).Append(Emphasis).Append("\n\n");
            text.AppendJoin(Break + "\n", paragraph.Text.ReplaceLineEndings("\n").Split('\n').Select(Plain)).Append('\n');
            if (paragraph.Rows.Count > 0)
                text.Append('\n').AppendJoin('\n', paragraph.Rows.Select(row => Row + Plain(row))).Append('\n');
        }

        if (TextKit.WithoutPlaces(report) is { } without)
            text.Append('\n').Append(without.In(language)).Append('\n');
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
    }

    /// <summary>On a line, which Markdown shows as it was written.</summary>
    private static string Plain(string text) => Marks().Replace(CellText.Line(text, KitText.Longest), "\\$0");

    private static string Written(string plain) => Escaped().Replace(plain, "$1");

    private static string Title(OutcomeReport report, Language language) => report.Lead is { } lead
        ? new Text("{0}, {1}: texter att kopiera", "{0}, {1}: texts to copy").In(language, report.Project.Name, lead.InWords(language))
        : new Text("{0}: texter att kopiera, till och med {1}", "{0}: texts to copy, to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language));

    /// <summary>The paragraphs of a file that was written, in their order.</summary>
    public static IReadOnlyList<KitText> Read(string file) =>
        [.. ("\n" + file).Split("\n" + Mark).Skip(1).Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(lines => lines.Length > 1).Select(Paragraph)];

    private static KitText Paragraph(string[] lines)
    {
        var mayBePublished = lines.Length > 2 && lines[1].StartsWith(Emphasis);
        var text = mayBePublished ? lines[2..] : lines[1..];
        // A line that does not break is the paragraph's last.
        var last = Array.FindIndex(text, line => !line.EndsWith(Break, StringComparison.Ordinal));
        return new(Written(lines[0]), string.Join('\n', text[..(last < 0 ? text.Length : last + 1)].Select(line => Written(line.TrimEnd()))), string.Join('\n', text.Skip(1).Where(line => line.StartsWith(Row, StringComparison.Ordinal)).Select(line => Written(line[Row.Length..])))) { MayBePublished = mayBePublished };
    }

    // What begins an emphasis, a link, a tag, an entity or code anywhere, and a sign alone does not; and a quotation, a heading, a list, a rule, a table or a number of a list where a line begins.
    [GeneratedRegex(@"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)|^[>#+=-]|(?<=^[0-9]{1,9})[.)]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
