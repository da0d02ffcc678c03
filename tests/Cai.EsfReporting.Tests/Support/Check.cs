using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests;

/// <summary>What came of checking a file: the check, its receipt, and the canonical file.</summary>
internal sealed record Answer(CheckedDelivery Check, Receipt Receipt, string ReceiptText, byte[] Canonical, IReadOnlyList<Participation> Taken)
{
    public string Status => Check.Status.Word();

    public IEnumerable<string> Codes => Check.Findings.Counts.Select(c => c.Rule.Code);

    public IReadOnlyList<Finding> Of(string code) => [.. Check.Findings.Listed.Where(f => f.Rule.Code == code)];

    public int CountOf(string code) => Check.Findings.Counts.Where(c => c.Rule.Code == code).Sum(c => c.Count);

    /// <summary>All that leaves the check, as text.</summary>
    public string Everything => ReceiptText + Encoding.UTF8.GetString(Canonical);
}

/// <summary>Checks files as a delivery of Tyresö for August 2018, received in September.</summary>
internal static class Check
{
    public const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön";

    public static readonly PseudonymKey Key = new(Enumerable.Range(0, PseudonymKey.Size).Select(i => (byte)i).ToArray());

    public static readonly DateOnly September = new(2018, 9, 5);

    public static Task<Answer> TextAsync(string csv, string path = "mia/tyreso/2018-08.csv", params Delivery[] current) =>
        BytesAsync(Encoding.UTF8.GetBytes(csv), path, current);

    public static Task<Answer> LinesAsync(params string[] lines) => TextAsync(string.Join("\r\n", lines) + "\r\n");

    /// <summary>Rows under the usual header.</summary>
    public static Task<Answer> RowsAsync(params IEnumerable<string> rows) => LinesAsync([Header, .. rows]);

    public static Task<Answer> BytesAsync(byte[] bytes, string path = "mia/tyreso/2018-08.csv", params Delivery[] current) =>
        FileAsync(DeliveryFile.Of(bytes), path, current);

    public static Task<Answer> FileAsync(DeliveryFile file, string path = "mia/tyreso/2018-08.csv", params Delivery[] current) => FileAsync(file, path, null, current);

    /// <param name="fault">What is wrong with the file, in place of what its inspection tells.</param>
    public static Task<Answer> FileAsync(DeliveryFile file, string path, FileFault? fault, params Delivery[] current) => OnDayAsync(September, file, path, fault, current);

    /// <param name="today">The day of receipt.</param>
    /// <param name="fault">What is wrong with the file, in place of what its inspection tells.</param>
    public static Task<Answer> OnDayAsync(DateOnly today, DeliveryFile file, string path, FileFault? fault = null, params Delivery[] current) =>
        ByAsync(SmallCatalogue.Whole, today, file, path, fault, current);

    /// <param name="today">The day of receipt.</param>
    /// <param name="fault">What is wrong with the file, in place of what its inspection tells.</param>
    public static async Task<Answer> ByAsync(ReportingCatalogue catalogue, DateOnly today, DeliveryFile file, string path, FileFault? fault = null, params Delivery[] current)
    {
        var where = FileAddress.Of(path, SmallCatalogue.Whole);
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        inspection = inspection with { Fault = fault ?? inspection.Fault };
        using var canonical = new MemoryStream();
        var check = await new DeliveryCheck(catalogue).RunAsync(file, inspection, where, today, current, Key, canonical);
        var receipt = Receipt.Of(check, null, today, catalogue);
        var text = ReceiptJson.Of(receipt, Language.Sv).ToString() + ReceiptJson.Of(receipt, Language.En);
        var bytes = canonical.ToArray();
        return new(check, receipt, text, bytes, bytes.Length == 0 ? [] : await ReadAsync(bytes));
    }

    /// <summary>A file that is inspected and read while a clock runs.</summary>
    public static async Task<Answer> TimedAsync(TimeProvider time, DeliveryFile file)
    {
        DeliveryAddress.TryParse("mia/tyreso/2018-08.csv", out var address).ShouldBeTrue();
        var check = await new DeliveryCheck(SmallCatalogue.Whole, time).CheckAsync(file, address, September);
        var receipt = Receipt.Of(check, null, September, SmallCatalogue.Whole);
        return new(check, receipt, ReceiptJson.Of(receipt, Language.Sv).ToString(), [], []);
    }

    public static async Task<IReadOnlyList<Participation>> ReadAsync(byte[] canonical, int shard = 0, int shards = 1)
    {
        var taken = new List<Participation>();
        using var stream = new MemoryStream(canonical);
        await foreach (var participation in CanonicalFile.ReadAsync(stream, shard, shards, CancellationToken.None))
            if (!participation.IsRefused)
                taken.Add(participation);
        return taken;
    }

    /// <summary>A delivery of Tyresö in the log.</summary>
    public static Delivery Delivered(string month, string sha256, int rows = 1)
    {
        sha256 = sha256.PadRight(64, '0');
        var id = DeliveryId.Of(new DateTimeOffset(2018, 9, 1, 8, 0, 0, TimeSpan.Zero), sha256);
        return new(id, new("mia", "tyreso", Month.Parse(month)), DeliveryStatus.Accepted, rows, rows, 0, 0, sha256, null);
    }
}
