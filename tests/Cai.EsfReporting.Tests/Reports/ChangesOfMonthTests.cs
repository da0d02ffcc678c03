using System.Globalization;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

public sealed class ChangesOfMonthTests
{
    private static readonly SiteMonth[] Told =
    [
        Month("tyreso", "2018-07", Row(1, "2018-06-01"), Row(2, "2018-06-01")),
        Month("haninge", "2018-07", Row(3, "2018-06-01")),
        Month("nacka", "2018-07", Row(4, "2018-06-01")),
        Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-10", ExitReason.Work), Row(2, "2018-06-01"), Row(5, "2018-08-01")),
        Month("nacka", "2018-08", Row(4, "2018-06-01")),
    ];

    private static readonly Delivery[] Log =
    [
        Delivered("tyreso", "2018-07", "2018-08-02", 'a'),
        Delivered("nacka", "2018-07", "2018-08-03", 'b'),
        Delivered("tyreso", "2018-08", "2018-09-03", 'c'),
        Delivered("haninge", "2018-07", "2018-09-04", 'd'),
        Delivered("nacka", "2018-08", "2018-09-05", 'e'),
        Delivered("tyreso", "2018-08", "2018-09-06", 'f'),
        Delivered("nacka", "2018-08", "2018-09-07", '9') with { Status = DeliveryStatus.Rejected },
    ];

    [Fact]
    public async Task The_numbers_that_moved_are_told_with_what_moved_them()
    {
        var changes = (await ReportAsync(SmallCatalogue.Whole, Told, new(2018, 8), Log)).Changes!;
        changes.Since.ShouldBe(new Month(2018, 7));
        changes.Scopes.Select(s => (s.Scope.Id, s.Before.People.Participants, s.Now.People.Participants, s.Before.People.Enrolled, s.Now.People.Enrolled)).ShouldBe(
            [("mia", 4, 5, 4, 4), ("ostra", 3, 4, 3, 3), ("tyreso", 2, 3, 2, 2)]);
        changes.Scopes[0].Now.Ratios[0].ShouldBe(new Ratio(1, 1));
        // What stood in August's first delivery is replaced, and what was rejected moved nothing.
        changes.Scopes.Select(s => string.Join(' ', s.Because.Select(d => d.Id.Value[^16]))).ShouldBe(["f d e", "f d", "f"]);
        changes.Scopes[0].LateOrCorrected.ShouldHaveSingleItem().Address.ShouldBe(new DeliveryAddress("mia", "haninge", new(2018, 7)));
    }

    [Fact]
    public async Task A_month_where_nothing_moved_says_so() =>
        (await ReportAsync(SmallCatalogue.Whole, Told[..3], new(2018, 8), Log[..2])).Changes!.Scopes.ShouldBeEmpty();

    [Fact]
    public async Task The_first_month_has_none_before_it() =>
        (await ReportAsync(SmallCatalogue.Whole, Told[..3], new(2018, 7), Log[..2])).Changes.ShouldBeNull();

    [Fact]
    public async Task Both_months_stand_in_the_json()
    {
        var changes = ReportJson.Of(await ReportAsync(SmallCatalogue.Whole, Told, new(2018, 8), Log))["changes"]!;
        ((string?)changes["since"]).ShouldBe("2018-07");
        JToken.DeepEquals(changes["scopes"]!.Single(s => (string?)s["id"] == "tyreso"), JObject.Parse($$"""
            { "kind": "site", "id": "tyreso", "participants": [2, 3], "enrolled": [2, 2], "leavers": [0, 1], "untold": [0, 0],
              "indicators": [ { "id": "work-or-study", "numerator": [0, 1], "denominator": [0, 1], "rate": [null, 1.0] }, { "id": "referral", "numerator": [0, 0], "denominator": [0, 1], "rate": [null, 0.0] } ],
              "deliveries": ["{{Log[5].Id}}"] }
            """)).ShouldBeTrue(changes.ToString());
    }

    private static Delivery Delivered(string site, string month, string on, char hash)
    {
        var sha256 = new string(hash, 64);
        var at = DateTimeOffset.ParseExact(on + "T08:00:00Z", "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
        return new(DeliveryId.Of(at, sha256), new("mia", site, Calendar.Month.Parse(month)), DeliveryStatus.Accepted, 1, 1, 0, 0, sha256, null);
    }
}
