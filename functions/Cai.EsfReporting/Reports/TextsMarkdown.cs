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

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var paragraphs = TextKit.Of(report, language);
        return WriteAsync(stream, Title(report.Project.Name, report.Lead, report.AsOf, language), $"{report.EditionName().In(language)}. {TextKit.Use(report.Edition, report.IsDraft, report.FreezeDays, paragraphs).In(language)}", paragraphs, TextKit.WithoutPlaces(report)?.In(language), language, cancellation);
    }

    /// <param name="use">Which edition it is, and which of its texts may be published.</param>
    /// <param name="last">What stands below the paragraphs; null for nothing.</param>
    internal static async Task WriteAsync(Stream stream, string title, string use, IReadOnlyList<KitText> paragraphs, string? last, Language language, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Plain(title)).Append("\n\n").Append(use).Append('\n');
        foreach (var paragraph in paragraphs)
        {
            text.Append('\n').Append(Mark).Append(Plain(paragraph.Heading)).Append("\n\n");
            if (paragraph.MayBePublished)
                text.Append(Emphasis).Append(TextKit.Publishable.In(language)).Append(Emphasis).Append("\n\n");
            text.AppendJoin(Break + "\n", paragraph.Text.ReplaceLineEndings("\n").Split('\n').Select(Plain)).Append('\n');
            if (paragraph.Rows.Count > 0)
                text.Append('\n').AppendJoin('\n', paragraph.Rows.Select(row => Row + Plain(row))).Append('\n');
        }

        if (last is not null)
            text.Append('\n').Append(last).Append('\n');
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
    }

    /// <summary>On a line, which Markdown shows as it was written.</summary>
    private static string Plain(string text) => Marks().Replace(CellText.Line(text, KitText.Longest), "\\$0");

    private static string Written(string plain) => Escaped().Replace(plain, "$1");

    /// <summary>What it is called, by which its language is known again.</summary>
    private static readonly Text What = new("texter att kopiera", "texts to copy");

    /// <param name="of">The project or the place.</param>
    internal static string Title(string of, Period? lead, Month asOf, Language language) => lead is { } period
        ? $"{of}, {period.InWords(language)}: {What.In(language)}"
        : new Text("{0}: {2}, till och med {1}", "{0}: {2}, to the end of {1}").In(language, of, asOf.Name(language), What.In(language));

    /// <summary>The language of a file that was written; null when nobody can tell.</summary>
    public static Language? LanguageOf(string file)
    {
        var title = file.Split('\n', 2)[0];
        return ((Language[])[Language.Sv, Language.En]).Where(language => title.Contains($": {What.In(language)}", StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }

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
