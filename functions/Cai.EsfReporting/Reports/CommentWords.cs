using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>What somebody wrote, as reports print it: text and nothing else, a paragraph a line.</summary>
public static class CommentWords
{
    /// <summary>What a comment on the report as a whole is headed.</summary>
    public static Text Heading { get; } = new("Kommentar till rapporten", "Comment on the report");

    /// <summary>In their order, without those that are blank.</summary>
    public static IReadOnlyList<string> Lines(this Statement? said) => (said?.Comment ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary><c>Skriven av Anna Ek 2018-10-02 09:15.</c></summary>
    public static string Written(this Statement said, Language language) =>
        (said.IsDelivered ? new Text("Ur {0}.", "From {0}.") : said.Name.Length == 0 ? new("Skriven {0}.", "Written {0}.") : new("Skriven av {0}.", "Written by {0}.")).In(language, said.ByWhom(language));
}
