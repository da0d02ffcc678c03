using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>A project of the whole country that nobody runs: sub-projects with sites, each with people who come over the months and stay from one month to a year and a half.</summary>
public sealed class NationalProject
{
    public static readonly Month First = new(2018, 1);

    private readonly Dice dice = new(290);
    private readonly List<(string Site, Participation Row)> stays = [];
    private readonly ILookup<string, (string Site, Participation Row)> bySite;
    private readonly int months;

    /// <param name="published">The months whose editions are public.</param>
    public NationalProject(int subProjects, int sites, int peoplePerSite, int months, IEnumerable<Month> published)
    {
        this.months = months;
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(CatalogueOf(subProjects, sites, months, published)));
        Catalogue = CatalogueFile.Read(json, "catalogue.json");
        for (var person = 0; person < sites * peoplePerSite; person++)
            AddPerson(person);
        bySite = stays.ToLookup(stay => stay.Site);
    }

    public ReportingCatalogue Catalogue { get; }

    public Project Project => Catalogue.Projects[0];

    /// <summary>The internal reports of the months, by the real fold; each with all deliveries until then.</summary>
    public async IAsyncEnumerable<OutcomeReport> ReportsAsync()
    {
        var last = First.Add(months - 1);
        var tally = await OutcomeCounter.TallyAsync(Project, last, First.To(last).SelectMany(month => Project.Sites.Select(site => (new DeliveryAddress(Project.Id, site.Id, month), RowsAsync(site.Id, month)))));
        for (var count = 1; count <= months; count++)
        {
            var asOf = First.Add(count - 1);
            var deliveries = First.To(asOf).SelectMany(month => Project.Sites.Select((site, i) => new Delivery(
                DeliveryId.Of(new DateTimeOffset(month.LastDay.AddDays(5), default, TimeSpan.Zero).AddMilliseconds(i), new string('0', 64)), new(Project.Id, site.Id, month), DeliveryStatus.Accepted, 1, 1, 0, 0, new string('0', 64), null)));
            yield return InternalEdition.Of(new(Catalogue, Project, asOf, [.. deliveries]), tally with { Months = [.. tally.Months.Take(count)] });
        }
    }

    private async IAsyncEnumerable<Participation> RowsAsync(string site, Month month)
    {
        await Task.CompletedTask;
        foreach (var (_, row) in bySite[site])
            if (row.Start <= month.LastDay && !(row.End < month.FirstDay))
                yield return row.End > month.LastDay ? row with { End = null, Reason = ExitReason.None } : row;
    }

    private void AddPerson(int person)
    {
        var anonymous = dice.Chance(1);
        var start = dice.WorkingDay(First.FirstDay, First.Add(months - 1).LastDay);
        var end = start.AddDays(30 + dice.Throw(500));
        var open = anonymous || dice.Chance(20) || end > First.Add(months - 1).LastDay;
        for (var stay = dice.Chance(5) ? 2 : 1; stay > 0; stay--)
            stays.Add((Project.Sites[stay == 1 ? person % Project.Sites.Count : dice.Throw(Project.Sites.Count)].Id, new(
                "key", anonymous ? default : new Pseudonym((ulong)(person + 1) << 26, 0, 0, (ulong)(person + 1)), dice.Chance(33) ? "kurs" : "coachning", start, open ? null : end,
                open ? ExitReason.None : (ExitReason)(1 + dice.Throw((int)ExitReason.RegisteredInError - 1)), dice.Chance(50) ? Sex.Woman : Sex.Man, anonymous ? null : 17 + dice.Throw(46), "",
                default, default, default, default, default, anonymous ? default : (Initiator)dice.Throw(6), default, null,
                start, start.AddDays(dice.Throw(25)), open ? default : (FollowUp)dice.Throw(5), default)));
    }

    /// <summary>The catalogue of the project, as json.</summary>
    public static string CatalogueOf(int subProjects, int sites, int months, IEnumerable<Month> published)
    {
        var areas = Enumerable.Range(0, subProjects).Select(sub => $$"""
            { "id": "delprojekt-{{sub + 1}}", "name": "Delprojekt {{sub + 1}}", "sites": [{{string.Join(", ", Enumerable.Range(0, sites).Where(site => site % subProjects == sub)
                .Select(site => $$"""{ "id": "ort-{{site + 1}}", "name": "Ort {{site + 1}}" }"""))}}] }
            """);
        return $$"""
            {
              "schema": "cai-esf-catalogue/1",
              "version": "national",
              "projects": [
                {
                  "id": "riket",
                  "name": "Riket",
                  "from": "{{First}}-01",
                  "to": "{{First.Add(months)}}-01",
                  "plan": { "participants": 20000, "yearly": false },
                  "indicators": [
                    { "id": "work", "name": "Arbete", "reasons": ["Arbete", "Arbete med stöd", "Eget företag", "Studier"], "target": 0.3, "source": "Prov" },
                    { "id": "referral", "name": "Vidare", "reasons": ["Arbetsförmedlingen", "Kommunal insats"], "target": 0.4, "source": "Prov" },
                    { "kind": "initiated-by", "id": "self", "name": "Egen anmälan", "initiatedBy": ["Egen anmälan"] },
                    { "kind": "follow-up", "id": "after", "name": "I arbete efter 90 dagar", "after": "90 dagar", "statuses": ["Arbete"] },
                    { "kind": "within-days", "id": "soon", "name": "Inom 14 dagar", "days": 14 },
                    { "kind": "enrolled", "id": "enrolled", "name": "Inskrivna" },
                    { "kind": "inflow", "id": "inflow", "name": "Inflöde", "source": "Prov" }
                  ],
                  "insatser": [{ "id": "coachning", "name": "Coachning" }, { "id": "kurs", "name": "Kurs" }],
                  "subProjects": [{{string.Join(", ", areas)}}],
                  "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [7] }, "published": [{{string.Join(", ", published.Select(month => $"\"{month}\""))}}] }
                }
              ]
            }
            """;
    }
}
