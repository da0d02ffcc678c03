using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>What the public edition prints, over made-up projects counted by the real fold. What can be computed from it is attacked where its pages are written.</summary>
public sealed class PublicEditionTests
{
    private const int SmallestPublished = 5;

    private static readonly ReportingCatalogue Catalogue = SmallCatalogue.Read(SmallCatalogue.Text.Replace("\"target\": 0.4, \"source\": \"Sample\" }", """
        "target": 0.4, "source": "Sample" },
        { "kind": "initiated-by", "id": "self-referral", "name": "Egen anmälan", "initiatedBy": [ "Egen anmälan" ] },
        { "kind": "follow-up", "id": "after", "name": "Efter 90 dagar", "after": "90 dagar", "statuses": [ "Arbete" ] },
        { "kind": "enrolled", "id": "enrolled", "name": "Inskrivna" },
        { "kind": "inflow", "id": "inflow", "name": "Inflöde", "source": "Sample" }
        """, StringComparison.Ordinal));

    private static readonly Project Mia = Catalogue.Find("mia")!;

    private static readonly Month First = new(2018, 1);

    /// <summary>The reports of each month, in both editions, made as that month's deliveries stood.</summary>
    private static async Task<List<(OutcomeReport Internal, OutcomeReport Public)>> ReportsAsync(int seed, int people, int months)
    {
        var told = Histories.Of(seed, people, months, Mia);
        var (reports, kept) = (new List<(OutcomeReport, OutcomeReport)>(), new List<PublishedMonth>());
        for (var month = 0; month < months; month++)
        {
            var asOf = First.Add(month);
            var tally = await OutcomeCounter.TallyAsync(Mia, asOf, told.Where(t => t.Month <= asOf).Select(t => (new DeliveryAddress(Mia.Id, t.Site, t.Month), t.Rows.ToAsyncEnumerable())));
            var whole = InternalEdition.Of(new(Catalogue, Mia, asOf, []), tally);
            var (edition, decided) = PublicEdition.Publish(whole, kept)!.Value;
            kept.Add(decided);
            reports.Add((whole, edition));
        }

        return reports;
    }

    private static void ForEveryProject(int times, int people, int months, Func<List<(OutcomeReport Internal, OutcomeReport Public)>, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(ReportsAsync(seed, 1 + (seed % people), months).GetAwaiter().GetResult())).Check(Tried.Times(times));

    /// <summary>Every count that a report prints, by the key of its cell; null where it is hidden.</summary>
    private static Dictionary<string, int?> Printed(OutcomeReport report)
    {
        var printed = new Dictionary<string, int?>();
        foreach (var scope in report.Scopes)
        {
            void Add(string column, int? count) => printed[PublicCells.KeyOf(scope.Scope, column)] = count;
            Add(PublicCells.Persons, scope.People.Participants);
            Add(PublicCells.Anonymous, scope.People.Anonymous);
            Add(PublicCells.Enrolled, scope.People.Enrolled);
            Add(PublicCells.Untold, scope.People.Untold);
            Add(PublicCells.Leavers, scope.People.Leavers);
            foreach (var reason in scope.Reasons)
                Add(PublicCells.Reason(Mia.Words, reason.Reason), reason.Leavers);
            Add(PublicCells.InRates, scope.People.LeaversInRates);
            foreach (var (i, indicator) in scope.Indicators.Index())
                Add(PublicCells.Numerator(i), indicator.Ratio?.Numerator);
            foreach (var (s, share) in scope.Shares.Index())
            {
                Add(PublicCells.Reached(s), share.Ratio?.Numerator);
                Add(PublicCells.Asked(s), share.Ratio?.Denominator);
                if (share.Measure is FollowUpShare)
                    Add(PublicCells.Due(s), share.Due);
            }
        }

        foreach (var group in report.Breakdown)
        {
            void Add(string column, int? count) => printed[PublicCells.KeyOf(group.Dimension, group.Value, column)] = count;
            Add(PublicCells.Persons, group.Participants);
            Add(PublicCells.InRates, group.Leavers);
            foreach (var (i, ratio) in group.Ratios.Index())
                Add(PublicCells.Numerator(i), ratio?.Numerator);
        }

        return printed;
    }

    /// <summary>
    /// An edition without groups prints the share of those who came by themselves, and so bounds the groups by initiator of an earlier one: both are held to be taken from nobody.
    /// The attack found it in three of a thousand projects; here it is held of every scope.
    /// </summary>
    [Fact]
    public async Task Who_initiated_is_held_against_earlier_months_in_the_share_as_in_the_groups()
    {
        var (whole, _) = (await ReportsAsync(seed: 7, people: 40, months: 2))[^1];
        var cells = PublicEdition.CellsOf(whole, whole.Tally!.Months[^1], []).Cells;
        string[] columns = [PublicCells.Reached(0), PublicCells.Asked(0), "not-reached-0", "not-asked-0"];

        Mia.Shares[0].ShouldBeOfType<InitiatedShare>();
        foreach (var scope in Mia.Scopes)
            foreach (var column in columns)
                cells.Single(cell => cell.Key == PublicCells.KeyOf(scope, column)).IsCumulative.ShouldBeTrue($"{scope.Id} {column}");
        cells.Where(cell => cell.Key.EndsWith("/" + PublicCells.Reached(1), StringComparison.Ordinal)).ShouldAllBe(cell => !cell.IsCumulative);
    }

    [SlowFact]
    public void No_form_holds_a_small_count() => ForEveryProject(100, 80, 2, reports =>
    {
        foreach (var (_, published) in reports)
            foreach (var number in ReportJson.Of(published).SelectTokens("$..*").OfType<JValue>().Where(v => v.Type == JTokenType.Integer && v.Path.IndexOf("inflow.planned", StringComparison.Ordinal) < 0))
                ((int)number is 0 or >= SmallestPublished).ShouldBeTrue($"{number.Path} is {number}");
        return true;
    });

    [Fact]
    public void What_is_printed_is_as_in_the_internal_edition() => ForEveryProject(100, 80, 3, reports =>
    {
        foreach (var (whole, published) in reports)
        {
            var all = Printed(whole);
            foreach (var (key, count) in Printed(published))
                if (count is not null)
                    count.ShouldBe(all[key], key);
            // A rate is printed with its parts or not at all, and so is what is said of it.
            foreach (var indicator in published.Scopes.SelectMany(s => s.Indicators))
                (indicator.Assessment is null).ShouldBe(indicator.Ratio is null);
        }

        return true;
    });

    [SlowFact]
    public void A_month_in_the_history_is_as_its_own_report_printed_it() => ForEveryProject(50, 80, 4, reports =>
    {
        foreach (var (month, (_, published)) in reports.Index())
            for (var before = 0; before <= month; before++)
                foreach (var (scope, then) in published.Scopes.Zip(reports[before].Public.Scopes))
                    scope.History.Single(h => h.Month == First.Add(before)).People.ShouldBe(then.People);
        return true;
    });

    /// <summary>That a group has no row tells that nobody is in it.</summary>
    [Fact]
    public async Task Where_nothing_of_a_breakdown_stands_no_row_of_it_does()
    {
        var reports = await ReportsAsync(3, 30, 2);
        reports[0].Public.Breakdown.ShouldNotBeEmpty();
        reports[1].Internal.Breakdown.ShouldNotBeEmpty();
        reports[1].Public.Breakdown.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hidden_number_is_null_and_says_so()
    {
        var reports = await ReportsAsync(3, 30, 2);
        var json = ReportJson.Of(reports[^1].Public);
        ((string?)json["edition"]).ShouldBe("public");
        json["scopes"]!.ShouldContain(s => s["participants"]!.Type == JTokenType.Null || s["anonymous"]!.Type == JTokenType.Null);
        foreach (var holder in json.DescendantsAndSelf().OfType<JObject>().Where(o => o.ContainsKey("numerator") || o.ContainsKey("participants")))
            if (holder.Properties().Any(p => p.Name is "numerator" or "participants" or "anonymous" or "enrolled" or "leavers" && p.Value.Type == JTokenType.Null))
                ((bool?)holder["hidden"]).ShouldBe(true, holder.Path);
        json["deliveries"]!.ShouldBeEmpty();
        json.ContainsKey("esf").ShouldBeFalse();
    }

    /// <summary>Made-up people who come, stay and leave; each month every site states all who took part in it.</summary>
    private static class Histories
    {
        public static List<SiteMonth> Of(int seed, int people, int months, Project project)
        {
            var random = new Random(seed);
            var stays = new List<(string Site, Participation Row)>();
            for (var person = 0; person < people; person++)
                for (var stay = random.Next(8) == 0 ? 2 : 1; stay > 0; stay--)
                {
                    var start = First.LastDay.AddMonths(random.Next(months)).AddDays(-random.Next(25));
                    var anonymous = random.Next(20) == 0;
                    DateOnly? end = anonymous || random.Next(3) == 0 ? null : start.AddDays(random.Next(20 * months));
                    stays.Add((project.Sites[Math.Min(random.Next(project.Sites.Count), random.Next(project.Sites.Count))].Id,
                        Counting.Make(anonymous ? default : Counting.Person(person), random.Next(2) == 0 ? "jobbverket" : "arbetstraning", Text(start), end is { } e ? Text(e) : null,
                            end is null ? ExitReason.None : (ExitReason)random.Next(1, (int)ExitReason.RegisteredInError), person % 2 == 0 ? Sex.Woman : Sex.Man) with
                        {
                            Age = anonymous ? null : 18 + (person % 45),
                            InitiatedBy = anonymous ? Initiator.Unknown : (Initiator)(person % 6),
                            Status90Days = end is null ? FollowUp.Unknown : (FollowUp)random.Next(5),
                        }));
                }

            return [.. from month in Enumerable.Range(0, months).Select(First.Add)
                       from site in project.Sites
                       let rows = stays.Where(s => s.Site == site.Id && s.Row.Start <= month.LastDay && !(s.Row.End < month.FirstDay))
                           .Select(s => s.Row.End > month.LastDay ? s.Row with { End = null, Reason = ExitReason.None, Status90Days = FollowUp.Unknown } : s.Row)
                           .DistinctBy(r => r.IsAnonymous ? new object() : (r.Pseudonym, r.Insats, r.Start)).ToList()
                       select new SiteMonth(site.Id, month, rows)];
        }

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
