using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>One delivery with far more rows than any site has, and what is needed to take it in.</summary>
public static class Bulk
{
    public const int Rows = 100_000;

    public static DeliveryAddress Address { get; } = new("mia", "haninge", new(2018, 8));

    public static DateOnly ReceivedOn { get; } = new(2018, 9, 5);

    /// <summary>The same key each time, so that equal runs do equal work. It guards nothing: nobody in the file exists.</summary>
    public static PseudonymKey Key { get; } = new(Enumerable.Range(0, PseudonymKey.Size).Select(i => (byte)i).ToArray());

    public static ReportingCatalogue Catalogue()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "catalogue.json"));
        return CatalogueFile.Read(stream, "catalogue.json");
    }

    public static DeliveryFile Csv(ReportingCatalogue catalogue, int rows = Rows) =>
        OnDisk("bulk.csv", Sheet.ToCsv(Table(catalogue, rows), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ';'));

    public static DeliveryFile Workbook(ReportingCatalogue catalogue, int rows = Rows) =>
        OnDisk("bulk.xlsx", Sheet.ToWorkbook(Table(catalogue, rows)));

    /// <summary>As intake has it: a file in memory would be copied each time it is opened.</summary>
    private static DeliveryFile OnDisk(string name, byte[] content)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        File.WriteAllBytes(path, content);
        return DeliveryFile.OnDisk(path);
    }

    /// <summary>Inspects, checks and writes the canonical form, as intake does; the delivery must be taken whole.</summary>
    public static async Task<CheckedDelivery> TakeAsync(ReportingCatalogue catalogue, DeliveryFile file, Stream canonical)
    {
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        var result = await new DeliveryCheck(catalogue).RunAsync(file, inspection, Address, ReceivedOn, [], Key, canonical);
        return result.Status == DeliveryStatus.Accepted ? result : throw new InvalidOperationException($"The delivery is {result.Status.Word()}: {result.Findings.Counts[0].Rule.Code}.");
    }

    private static IEnumerable<IReadOnlyList<string>> Table(ReportingCatalogue catalogue, int rows)
    {
        var project = catalogue.Find(Address.Project)!;
        var office = Office.WithEveryColumn;
        var dice = new Dice(2018);
        var identities = new SyntheticIdentities(dice);
        var reasons = ExitReasons.All.Where(r => r.Reason != ExitReason.RegisteredInError).Select(r => r.Name.Sv).ToArray();
        yield return office.Header;
        for (var i = 0; i < rows; i++)
        {
            var start = dice.WorkingDay(project.ParticipantsFrom, new(2018, 7, 31));
            var ended = dice.Chance(30);
            var person = SyntheticPerson.Create(identities, dice, start, new(17, 63), anonymous: dice.Chance(1), initiatedBy: null);
            var insats = dice.Pick(project.Insatser);
            var provider = insats.Places[dice.Throw(insats.Places.Count)].Provider ?? "";
            var stay = Stay.Create(dice, person, insats.Name, provider, start, ended ? dice.WorkingDay(start, new(2018, 8, 31)) : null, ended ? dice.Pick(reasons) : "");
            yield return [.. office.Columns.Select(column => office.Cell(stay, Address.Month, column))];
        }
    }
}
