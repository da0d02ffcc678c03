using System.Text;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>The text kit as a file: a heading a paragraph, for who opens it and for the portal's page.</summary>
public sealed class TextsMarkdown : IReportFormat
{
    public const string File = "texts.md";

    private const string Mark = "## ";

    /// <summary>Longer is no paragraph.</summary>
    private const int Longest = 10_000;

    public string FileName => File;

    public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(CellText.Line(Title(report, language), Longest)).Append("\n\n")
            .Append(report.Edition.Name().In(language)).Append(". ").Append(report.Edition.Use().In(language)).Append('\n');
        foreach (var paragraph in TextKit.Of(report, language))
            text.Append('\n').Append(Mark).Append(CellText.Line(paragraph.Heading, Longest)).Append("\n\n").Append(CellText.Line(paragraph.Text, Longest)).Append('\n');
        if (TextKit.WithoutPlaces(report) is { } without)
            text.Append('\n').Append(without.In(language)).Append('\n');
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
    }

    private static string Title(OutcomeReport report, Language language) => report.Lead is { } lead
        ? new Text("{0}, {1}: texter att kopiera", "{0}, {1}: texts to copy").In(language, report.Project.Name, lead.InWords(language))
        : new Text("{0}: texter att kopiera, till och med {1}", "{0}: texts to copy, to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language));

    /// <summary>The paragraphs of a file that was written, in their order.</summary>
    public static IReadOnlyList<KitText> Read(string file)
    {
        var lines = file.Split('\n');
        return [.. lines.Index().Where(line => line.Item.StartsWith(Mark, StringComparison.Ordinal) && line.Index + 2 < lines.Length).Select(line => new KitText(line.Item[Mark.Length..], lines[line.Index + 2]))];
    }
}
