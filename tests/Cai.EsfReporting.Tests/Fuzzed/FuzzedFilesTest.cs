using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>
/// Whatever a file holds, the answer is a receipt: the files of the field, changed at random where readers are likely to stumble, as
/// participants and as key figures. <c>ESF_FUZZ</c> says how many of each kind.
/// </summary>
public sealed partial class FuzzedFilesTest(ITestOutputHelper output)
{
    private const int Otherwise = 20_000;

    /// <summary>Longer than any file of a few kilobytes takes, on a machine that does something else besides.</summary>
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    public static int Many => Tries.Or(Otherwise);

    /// <summary>As every file of the corpus writes them.</summary>
    private static readonly HashSet<string> Identities = [.. Corpus.Files.Values.SelectMany(bytes => TwelveDigits().Matches(Encoding.Latin1.GetString(bytes)).Select(match => match.Value[2..8] + match.Value[^4..]))];

    [Fact]
    public void A_table_is_answered() => Try(Corpus.Tables, "csv");

    [Fact]
    public void A_workbook_is_answered() => Try(Corpus.Workbooks, "xlsx");

    /// <summary>Whatever a file is called, its folder is one of ours or none.</summary>
    [Fact]
    public void A_name_is_understood_or_not() => Prop.ForAll(Altered.AnyOf(["mia/tyreso/2018-08.csv", "mia_tyreso_2018-08-bekraftad.xlsx", "augusti 2018.csv", "mia/nyckeltal/2018-08.csv"], most: 4), altered =>
    {
        var name = altered.Changes.Aggregate(Encoding.UTF8.GetBytes(altered.Name), (bytes, change) => AlteredText.Of(bytes, change with { Kind = change.Kind % 6 }, bytes));
        var where = FileAddress.Of(Encoding.UTF8.GetString(name), SmallCatalogue.Whole);
        Folder().IsMatch(where.Folder).ShouldBeTrue(where.Folder);
        where.Folder.Split('/').Length.ShouldBeLessThanOrEqualTo(3);
    }).Check(Tries.Of(Many));

    private void Try(IReadOnlyList<string> names, string kind)
    {
        var (slowest, slow, statuses) = ((Time: TimeSpan.Zero, What: ""), 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        Prop.ForAll(Altered.AnyOf(names, most: 4), altered =>
        {
            var started = Stopwatch.GetTimestamp();
            var status = Answer(altered);
            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest.Time ? (took, altered.ToString()) : slowest;
            slow += took > TimeSpan.FromSeconds(2) ? 1 : 0;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }).Check(Tries.Of(Many));
        output.WriteLine(FormattableString.Invariant($"{Many} changed files ({kind}): {string.Join(", ", statuses.Select(s => $"{s.Value} {s.Key}"))}; {slow} over 2 s; slowest {slowest.Time.TotalMilliseconds:0} ms: {slowest.What}"));
        statuses.Count.ShouldBeGreaterThan(2);
    }

    private static string Answer(Altered altered)
    {
        var bytes = altered.Bytes();
        // Now and then a file stands in another's place.
        var isFigures = altered.Name.Contains("figures", StringComparison.Ordinal) != (altered.Changes.Sum(c => c.What) % 10 == 0);
        var checking = isFigures
            ? FigureCheck.BytesAsync(bytes)
            : Check.BytesAsync(bytes, "mia/tyreso/2018-08.csv");
        checking.Wait(Hung).ShouldBeTrue($"not answered in {Hung.TotalSeconds} s");
        var answer = checking.GetAwaiter().GetResult();

        var check = answer.Check;
        check.RowsAccepted.ShouldBeInRange(0, check.Rows);
        foreach (var (rule, count) in check.Findings.Counts.Select(c => (c.Rule, c.Count)))
            count.ShouldBePositive(rule.Code);
        if (check.Status is DeliveryStatus.Rejected or DeliveryStatus.PartlyAccepted)
            check.Findings.Counts.ShouldContain(c => c.Rule.Severity != Severity.Warning);
        if (check.Status != DeliveryStatus.Rejected && !isFigures)
            answer.Taken.Count.ShouldBe(check.RowsAccepted);
        foreach (var finding in check.Findings.Listed)
            finding.Line.ShouldBeGreaterThanOrEqualTo(0, finding.Rule.Code);
        using (var json = new JsonTextReader(new StringReader(answer.ReceiptText)) { SupportMultipleContent = true })
            while (json.Read())
                JToken.Load(json).ShouldBeOfType<JObject>();
        foreach (Match digits in TenDigits().Matches(answer.ReceiptText))
            Identities.ShouldNotContain(digits.Groups[1].Value + digits.Groups[2].Value);
        return answer.Status;
    }

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d{6}-?\d{4}(?!\d)")]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"(\d{6})\D?(\d{4})")]
    private static partial Regex TenDigits();
}
