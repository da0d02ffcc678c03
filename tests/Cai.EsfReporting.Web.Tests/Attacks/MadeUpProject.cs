using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>
/// A project of made-up people who come, stay, move, leave, come back and are followed up, at five sites, or three, of which one belongs to no
/// sub-project. Each month every site states all who took part in it; some sites leave a month out, and some correct an outcome later.
/// </summary>
internal sealed class MadeUpProject
{
    public static readonly Month First = new(2018, 3);

    private readonly Random random;
    private readonly int months;
    private readonly bool ofEsfPlus;
    private readonly bool hasAlikeSite;
    private readonly List<Stay> stays = [];
    private readonly List<(Delivery Delivery, List<Participation> Rows)> log = [];

    public MadeUpProject(int seed, int people, int months, IEnumerable<Month> published, bool ofEsfPlus = false, bool isSmall = false)
    {
        (random, this.months, this.ofEsfPlus, hasAlikeSite) = (new(seed), months, ofEsfPlus, seed % 3 == 0);
        Catalogue = Read(yearly: seed % 2 == 0, published, ofEsfPlus ? "esf-plus" : "esf-2014", isSmall ? North : $"{North}, {South}");
        for (var person = 1; person <= people; person++)
            AddPerson(person);
        foreach (var month in Enumerable.Range(0, months).Select(First.Add))
            foreach (var site in Project.Sites)
                if (random.Next(9) > 0)
                    Deliver(site.Id, month);
    }

    public ReportingCatalogue Catalogue { get; }

    public Project Project => Catalogue.Projects[0];

    /// <param name="NonBinaryFrom">The month from which the site states the person so; null for never.</param>
    private sealed record Stay(string Site, Participation Row, FollowUp Later, ExitReason Corrected, Month? NonBinaryFrom);

    /// <summary>The internal report as of a month, counted by the real fold.</summary>
    /// <param name="counted">What becomes of what was counted; by default nothing.</param>
    public async Task<OutcomeReport> ReportAsync(Month asOf, Func<Tally, Tally>? counted = null)
    {
        var known = log.Where(d => d.Delivery.Address.Month <= asOf).ToList();
        var tally = await OutcomeCounter.TallyAsync(Project, asOf, known.Select(d => (d.Delivery.Address, Rows(d.Rows))));
        return InternalEdition.Of(new(Catalogue, Project, asOf, [.. known.Select(d => d.Delivery)]), counted?.Invoke(tally) ?? tally);
    }

    private static async IAsyncEnumerable<Participation> Rows(List<Participation> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return row;
    }

    private void AddPerson(int person)
    {
        var anonymous = random.Next(20) == 0;
        var (sex, age) = (random.Next(2) == 0 ? Sex.Woman : Sex.Man, 17 + random.Next(46));
        // Most say so from the start; some are restated later, which moves a count that otherwise only grows.
        Month? nonBinaryFrom = ofEsfPlus && random.Next(7) == 0 ? First.Add(random.Next(3) == 0 ? random.Next(months) : -12) : null;
        var initiator = anonymous ? Initiator.Unknown : (Initiator)Math.Min(random.Next(6), random.Next(6));
        for (var stay = random.Next(8) == 0 ? 2 : 1; stay > 0; stay--)
        {
            var start = First.LastDay.AddMonths(random.Next(-2, months)).AddDays(-random.Next(25));
            DateOnly? end = anonymous || random.Next(3) == 0 ? null : start.AddDays(random.Next(22 * months));
            var reason = end is null ? ExitReason.None : (ExitReason)Math.Min(random.Next(1, (int)ExitReason.RegisteredInError), random.Next(1, (int)ExitReason.RegisteredInError));
            var site = Project.Sites[Math.Min(random.Next(Project.Sites.Count), random.Next(Project.Sites.Count))].Id;
            stays.Add(Alike(person, new(site, new("key", anonymous ? default : new Pseudonym((ulong)person << 26, 0, 0, (ulong)person), random.Next(3) == 0 ? "kurs" : "coachning", start, end, reason, sex,
                anonymous ? null : age, "", default, default, default, default, default, initiator, default, null,
                random.Next(3) == 0 ? null : start, random.Next(2) == 0 ? null : start.AddDays(random.Next(25)), default, default),
                (FollowUp)random.Next(5), random.Next(12) == 0 && end is not null ? ExitReason.Work : reason, nonBinaryFrom)));
        }
    }

    /// <summary>Alike groups: whoever takes part in talks leaves for care, and in some projects nobody of one site leaves to work or study.</summary>
    private Stay Alike(int person, Stay stay)
    {
        if (person % 5 == 0)
            return stay with { Row = stay.Row with { Insats = "samtal", Reason = stay.Row.End is null ? default : ExitReason.Care }, Corrected = stay.Row.End is null ? default : ExitReason.Care };
        ExitReason Own(ExitReason reason) => hasAlikeSite && stay.Site == "askby" && Project.Indicators[0].Reasons.Contains(reason) ? ExitReason.JobSeeking : reason;
        return stay with { Row = stay.Row with { Reason = Own(stay.Row.Reason) }, Corrected = Own(stay.Corrected) };
    }

    private void Deliver(string site, Month month)
    {
        var rows = stays.Select(stay => stay.NonBinaryFrom <= month ? stay with { Row = stay.Row with { Sex = Sex.NonBinary } } : stay).Where(s => s.Site == site && s.Row.Start <= month.LastDay && !(s.Row.End?.AddMonths(4) < month.FirstDay)).Select(stay => stay.Row.End > month.LastDay
            ? stay.Row with { End = null, Reason = ExitReason.None }
            : stay.Row with { Reason = stay.Row.End < month.FirstDay ? stay.Corrected : stay.Row.Reason, Status90Days = stay.Row.End?.AddDays(85) < month.LastDay ? stay.Later : default })
            .DistinctBy(row => row.IsAnonymous ? new object() : (row.Pseudonym, row.Insats, row.Start)).ToList();
        var received = new DateTimeOffset(month.LastDay.AddDays(5), default, TimeSpan.Zero).AddMilliseconds(log.Count);
        log.Add((new(DeliveryId.Of(received, new string('0', 64)), new(Project.Id, site, month), DeliveryStatus.Accepted, rows.Count, rows.Count, 0, 0, new string('0', 64), null), rows));
    }

    private static ReportingCatalogue Read(bool yearly, IEnumerable<Month> published, string programme, string subProjects)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Json(yearly ? "true" : "false", string.Join(", ", published.Select(month => $"\"{month}\"")), programme, subProjects)));
        return CatalogueFile.Read(json, "catalogue.json");
    }

    private const string North = """{ "id": "norr", "name": "Norr", "sites": [{ "id": "askby", "name": "Askby" }, { "id": "bokvik", "name": "Bokvik" }] }""";
    private const string South = """{ "id": "soder", "name": "Söder", "sites": [{ "id": "cederas", "name": "Cederås" }, { "id": "dalen", "name": "Dalen" }] }""";

    private static string Json(string yearly, string published, string programme, string subProjects) => $$"""
        {
          "schema": "cai-esf-catalogue/1",
          "version": "test-1",
          "projects": [
            {
              "id": "provet",
              "name": "Provet",
              "programme": "{{programme}}",
              "from": "2018-01-01",
              "to": "2022-12-31",
              "plan": { "participants": 240, "yearly": {{yearly}} },
              "indicators": [
                { "id": "work", "name": "Arbete", "reasons": ["Arbete", "Arbete med stöd", "Eget företag", "Studier"], "target": 0.3, "source": "Prov" },
                { "id": "referral", "name": "Vidare", "reasons": ["Arbetsförmedlingen", "Kommunal insats"], "target": 0.4, "source": "Prov" },
                { "kind": "initiated-by", "id": "self", "name": "Egen anmälan", "initiatedBy": ["Egen anmälan"] },
                { "kind": "follow-up", "id": "after", "name": "I arbete efter 90 dagar", "after": "90 dagar", "statuses": ["Arbete"] },
                { "kind": "follow-up", "id": "after-either", "name": "I arbete eller studier efter 90 dagar", "after": "90 dagar", "statuses": ["Arbete", "Studier"] },
                { "kind": "within-days", "id": "soon", "name": "Inom 14 dagar", "days": 14 },
                { "kind": "enrolled", "id": "enrolled", "name": "Inskrivna" },
                { "kind": "inflow", "id": "inflow", "name": "Inflöde", "source": "Prov" }
              ],
              "goals": [{ "id": "arbete", "name": "Fler i arbete", "goals": [
                { "id": "vidare", "name": "Fler går vidare", "indicators": ["work", "referral", "self"], "activities": [{ "id": "besok", "name": "Besök" }] },
                { "id": "inflode", "name": "Fler kommer", "indicators": ["inflow", "after", "soon", "enrolled"] } ] }],
              "assignments": [{ "id": "modell", "name": "En modell" }],
              "insatser": [{ "id": "coachning", "name": "Coachning" }, { "id": "kurs", "name": "Kurs" }, { "id": "samtal", "name": "Samtal" }],
              "subProjects": [{{subProjects}}],
              "sites": [{ "id": "ekeby", "name": "Ekeby" }],
              "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [7] }, "published": [{{published}}] }
            }
          ]
        }
        """;
}
