using System.Text.RegularExpressions;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>Every text to copy, of few and many people, of every kind of target, in both editions and languages: it is a text that somebody could have written.</summary>
public sealed partial class TextGridTests
{
    private static readonly int[] Few = [0, 1, 2, 12];

    /// <summary>A target of the whole time, of each year, in a word, for one indicator, and none.</summary>
    public static TheoryData<string> Catalogues => ["since-the-start", "of-a-year", "in-a-word", "one", "none"];

    private static string Catalogue(string kind) => kind switch
    {
        "since-the-start" => SmallCatalogue.Text,
        "of-a-year" => SmallCatalogue.With(("projects[0].indicators[0].targetFor", "\"year\""), ("projects[0].indicators[1].targetFor", "\"year\""), ("projects[0].plan", """{ "participants": 390, "yearly": true }""")),
        "in-a-word" => SmallCatalogue.With(("projects[0].indicators[0].target", "\"Öka\""), ("projects[0].indicators[1].target", "\"Oförändrad\"")),
        "one" => SmallCatalogue.With(("projects[0].indicators", """[ { "id": "work-or-study", "name": { "sv": "Arbete eller studier", "en": "Work or study" }, "reasons": [ "Arbete" ], "target": 0.3, "source": "Sample" } ]""")),
        _ => SmallCatalogue.With(("projects[0].indicators[0].source", null), ("projects[0].indicators[1].source", null), ("projects[0].indicators[0].target", null), ("projects[0].indicators[1].target", null), ("projects[0].plan", null)),
    };

    private static async IAsyncEnumerable<(string Case, OutcomeReport Report)> ReportsAsync(string kind)
    {
        var catalogue = SmallCatalogue.Read(Catalogue(kind));
        foreach (var enrolled in Few)
            foreach (var left in Few)
                foreach (var lead in (Period?[])[null, Period.Of(new(2018, 1), new(2018, 6))])
                {
                    // Of those who left one has died, one was not named again, and one is anonymous, where there are more than two.
                    var rows = Enumerable.Range(0, enrolled).Select(i => Counting.Row(i, "2018-03-01")).Concat(Enumerable.Range(100, left).Select(i => Counting.Row(i, "2018-03-01", "2018-06-15",
                        (i % 4) switch { 0 => ExitReason.Work, 1 => ExitReason.EmploymentService, 2 => ExitReason.Interrupted, _ => ExitReason.Deceased }))).ToList();
                    if (left > 1)
                        rows.Add(Counting.Anonymous("2018-03-01"));
                    var earlier = left > 1 ? rows.Append(Counting.Row(999, "2018-03-01")).ToList() : rows;
                    var report = await Counting.ReportAsync(catalogue, [Counting.Month("tyreso", "2018-05", [.. earlier.Where(row => row.End is null)]), Counting.Month("tyreso", "2018-06", rows), Counting.Month("nacka", "2018-06", [])], new(2018, 6)) with { Lead = lead };
                    yield return ($"{kind}, {enrolled} enrolled, {left} left, {lead?.Id}", report);
                    if (lead is null)
                        yield return ($"{kind}, {enrolled} enrolled, {left} left, public", PublicEdition.Of(report));
                }
    }

    [Theory]
    [MemberData(nameof(Catalogues))]
    public async Task Every_text_reads_as_one_that_somebody_wrote(string kind)
    {
        var texts = 0;
        await foreach (var (of, report) in ReportsAsync(kind))
            foreach (var language in (Language[])[Language.Sv, Language.En])
            {
                var kit = TextKit.Of(report, language);
                foreach (var text in kit)
                {
                    texts++;
                    text.Text.ShouldEndWith(text.Rows.Count > 0 && text.Text.EndsWith(':') ? ":" : ".", customMessage: $"{of}: {text.Heading}");
                    foreach (var told in text.Rows.Append(text.Text).Append(text.Heading).Append(TextKit.Use(report.Edition, report.IsDraft, null, kit).In(language)))
                        (Faults().Match(told) is { Success: true } fault ? $"{of}: {fault.Value}: {told}" : "").ShouldBeEmpty();
                }

                kit.Select(text => text.Heading).ShouldBeUnique();
                kit.Select(text => (text.Text, text.List)).ShouldBeUnique();
                // Each is copied alone, and nobody wants to read the same in it again.
                foreach (var text in kit)
                    Sentences().Split(text.Text).GroupBy(sentence => sentence).Where(same => same.Count() > 1).Select(same => $"{of}: {same.Key}").Concat(text.Rows.GroupBy(row => row).Where(same => same.Count() > 1).Select(same => same.Key)).ShouldBeEmpty();
            }

        texts.ShouldBeGreaterThan(100);
    }

    // A word doubled, spaces doubled or before a stop, brackets with nothing in them, a placeholder, one who are many.
    [GeneratedRegex(@"\b(\p{L}+) \1\b|  | [.,;:]|\(\s*\)|[{}]|[,.:;]{2}|(?<![+−\p{N}])1 (?:personer|people|participants|are|were|är inskrivna|är anonyma|var inskrivna|nämns inte längre och har inget avslut: de)\b|(?<![0-9])1 have\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Faults();

    [GeneratedRegex(@"(?<=\.) (?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();
}
