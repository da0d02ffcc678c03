using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>That all who left a site or an insats had the same outcome is not told of each of them, however many they are.</summary>
public sealed class AlikeGroupsTests
{
    private static readonly ReportingCatalogue Catalogue = SmallCatalogue.Read(SmallCatalogue.Text.Replace("\"target\": 0.4, \"source\": \"Sample\" }", """
        "target": 0.4, "source": "Sample" },
        { "kind": "follow-up", "id": "after", "name": "Efter 90 dagar", "after": "90 dagar", "statuses": [ "Arbete" ] }
        """, StringComparison.Ordinal));

    private static readonly Project Mia = Catalogue.Find("mia")!;

    /// <summary>Twenty who left each site, ten from each insats; where nothing else is said half of them for work and half for the employment service.</summary>
    private static async Task<OutcomeReport> PublicAsync(Func<Site, string, ExitReason?> reasonOf, Func<Site, FollowUp?>? later = null)
    {
        var asOf = new Month(2018, 8);
        var deliveries = Mia.Sites.Select((site, s) => (new DeliveryAddress(Mia.Id, site.Id, asOf), Enumerable.Range(0, 20).Select(i => i < 10 ? "jobbverket" : "arbetstraning")
            .Select((insats, i) => Counting.Row((s * 20) + i, "2018-01-10", "2018-03-10", reasonOf(site, insats) ?? (i % 2 == 0 ? ExitReason.Work : ExitReason.EmploymentService), insats) with
            {
                Status90Days = later?.Invoke(site) ?? (i % 2 == 0 ? FollowUp.Work : FollowUp.JobSeeking),
            }).ToAsyncEnumerable()));
        return PublicEdition.Of(InternalEdition.Of(new(Catalogue, Mia, asOf, []), await OutcomeCounter.TallyAsync(Mia, asOf, deliveries)));
    }

    private static Ratio? Of(OutcomeReport report, string scope, int indicator) => report.Scopes.Single(s => s.Scope.Id == scope).Indicators[indicator].Ratio;

    private static Ratio? OfInsats(OutcomeReport report, string insats, int indicator) => report.Breakdown.Single(group => group.Dimension == Dimension.Insats && group.Value == insats).Ratios[indicator];

    [Theory]
    [InlineData(ExitReason.Care)]
    [InlineData(ExitReason.Work)]
    public async Task Of_a_site(ExitReason reason)
    {
        var report = await PublicAsync((site, _) => site.Id == "tyreso" ? reason : null);

        Of(report, "tyreso", 0).ShouldBeNull();
        Of(report, "tyreso", 1).ShouldBeNull();
        Of(report, "mia", 0).ShouldNotBeNull().Denominator.ShouldBe(60);
        (await PublicAsync((_, _) => null)).Scopes.ShouldAllBe(scope => scope.Indicators.All(indicator => indicator.Ratio != null));
    }

    [Fact]
    public async Task Of_an_area()
    {
        var report = await PublicAsync((site, _) => site.Id == "nacka" ? null : ExitReason.Care);

        ((string[])["ostra", "tyreso", "haninge"]).ShouldAllBe(scope => Of(report, scope, 0) == null);
        Of(report, "mia", 0).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_an_insats()
    {
        var report = await PublicAsync((_, insats) => insats == "arbetstraning" ? ExitReason.Care : null);

        OfInsats(report, "arbetstraning", 0).ShouldBeNull();
        Of(report, "mia", 0).ShouldBe(new(15, 60));
    }

    [Theory]
    [InlineData(FollowUp.Work)]
    [InlineData(FollowUp.JobSeeking)]
    public async Task Of_what_those_of_a_site_did_after_they_left(FollowUp later)
    {
        static Ratio? After(OutcomeReport report, string scope) => report.Scopes.Single(s => s.Scope.Id == scope).Shares[0].Ratio;
        var report = await PublicAsync((_, _) => null, site => site.Id == "tyreso" ? later : null);

        After(report, "tyreso").ShouldBeNull();
        After(report, "mia").ShouldNotBeNull();
        After(await PublicAsync((_, _) => null), "tyreso").ShouldBe(new(10, 20));
        // Of the project it is told.
        After(await PublicAsync((_, _) => null, _ => later), "tyreso").ShouldNotBeNull();
    }

    /// <summary>Each had one of two outcomes, which one apart.</summary>
    [Fact]
    public async Task By_two_indicators_together()
    {
        var report = await PublicAsync((site, insats) => site.Id == "tyreso" ? null : insats == "jobbverket" ? ExitReason.Care : null);

        (Of(report, "tyreso", 0) is not null && Of(report, "tyreso", 1) is not null).ShouldBeFalse();
    }

    [Fact]
    public async Task That_nobody_of_the_project_had_it_is_the_projects_result()
    {
        var report = await PublicAsync((_, _) => ExitReason.Care);

        Of(report, "mia", 0).ShouldBe(new(0, 60));
        Of(report, "tyreso", 0).ShouldBe(new(0, 20));
        OfInsats(report, "arbetstraning", 0).ShouldBe(new(0, 30));
    }
}
