using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>A data folder as it stands when MIA is over: 2 500 people at twelve sites, each site's 41 months delivered.</summary>
public static class WholeMia
{
    public const int People = 2_500;

    public static Month First { get; } = new(2017, 4);

    public static Month Last { get; } = new(2020, 8);

    /// <summary>Delivers everything through the real inbox to a folder that holds nothing yet.</summary>
    public static async Task<DataFolder> DeliverAsync(ReportingCatalogue catalogue, string root)
    {
        var folder = new DataFolder(root, catalogue, new AfterTheEnd());
        var project = catalogue.Find("mia")!;
        var stays = Stays(project);
        var office = Office.WithEveryColumn;
        foreach (var month in First.To(Last))
            foreach (var site in project.Sites)
            {
                var rows = stays[site.Id].Where(stay => stay.Start <= month.LastDay && !(stay.End < month.FirstDay))
                    .Select(IReadOnlyList<string> (stay) => [.. office.Columns.Select(column => office.Cell(stay, month, column))]);
                using var csv = new MemoryStream(Sheet.ToCsv(rows.Prepend(office.Header), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ';'));
                await using var claimed = await folder.Inbox.DepositAsync(csv, new DeliveryAddress(project.Id, site.Id, month), confirmed: false, CancellationToken.None);
                var receipt = await folder.Receiver.ReceiveAsync(claimed);
                if (receipt.Status is DeliveryStatus.PartlyAccepted or DeliveryStatus.Rejected)
                    throw new InvalidOperationException($"{site.Id} {month} is {receipt.Status.Word()}: {receipt.Findings.Counts[0].Rule.Code}.");
            }

        return folder;
    }

    /// <summary>One stay a person, and a second one in another insats for every third; a fifth are still there at the end.</summary>
    private static Dictionary<string, List<Stay>> Stays(Project project)
    {
        var dice = new Dice(41);
        var identities = new SyntheticIdentities(dice);
        var reasons = ExitReasons.All.Where(r => r.Reason != ExitReason.RegisteredInError).Select(r => r.Name.Sv).ToArray();
        var stays = project.Sites.ToDictionary(site => site.Id, _ => new List<Stay>());
        for (var i = 0; i < People; i++)
        {
            var site = project.Sites[i % project.Sites.Count];
            var start = dice.WorkingDay(project.ParticipantsFrom, new(2020, 7, 31));
            var person = SyntheticPerson.Create(identities, dice, start, new(17, 63), anonymous: dice.Chance(1), initiatedBy: null);
            if (person.IsAnonymous)
            {
                stays[site.Id].Add(Stay.Create(dice, person, "", "", start, null, ""));
                continue;
            }

            var end = dice.WorkingDay(start.AddDays(14), start.AddDays(500));
            var (left, reason) = end <= Last.LastDay ? ((DateOnly?)end, dice.Pick(reasons)) : (null, "");
            foreach (var insats in dice.Chance(33) ? project.Insatser.Take(2) : [dice.Pick(project.Insatser)])
                stays[site.Id].Add(Stay.Create(dice, person, insats.Name, insats.Places[dice.Throw(insats.Places.Count)].Provider ?? "", start, left, reason));
        }

        return stays;
    }

    /// <summary>In September 2020 every month may be delivered. The store stamps each delivery later than the last.</summary>
    private sealed class AfterTheEnd : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 9, 5, 7, 0, 0, TimeSpan.Zero);
    }
}
