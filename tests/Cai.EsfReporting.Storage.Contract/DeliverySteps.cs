using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>Receives files through any storage and tells what came of it.</summary>
public static partial class DeliverySteps
{
    public static ReportingCatalogue Catalogue { get; } = ReadCatalogue();

    /// <summary>A file of people who do not exist: birth numbers from 980 are not given to anybody.</summary>
    public static string File(int people, int from = 0, string header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak")
    {
        var text = new StringBuilder(header).Append('\n');
        for (var i = from; i < from + people; i++)
            text.Append(CultureInfo.InvariantCulture, $"{Identity(i)};Arbetsträning;2018-01-15;;\n");
        return text.ToString();
    }

    /// <summary>Handles what waits, until nothing does.</summary>
    public static async Task ReceiveAllAsync(this IStorageUnderTest storage, Interruption? interruption = null, IPseudonymKeys? keys = null)
    {
        var inbox = interruption?.Around(storage.Inbox) ?? storage.Inbox;
        var receiver = storage.Receiver(interruption, keys);
        foreach (var name in await inbox.WaitingAsync())
            if (await inbox.ClaimAsync(name, CancellationToken.None) is { } claimed)
                await using (claimed)
                    await receiver.ReceiveAsync(claimed);
    }

    public static Receiver Receiver(this IStorageUnderTest storage, Interruption? interruption = null, IPseudonymKeys? keys = null)
    {
        keys ??= new OneKey();
        IReceiptFormat[] formats = [new ReceiptJson(), new ReceiptXlsx()];
        return interruption is null
            ? new(Catalogue, storage.Files, storage.Log, keys, formats, TimeProvider.System)
            : new(Catalogue, interruption.Around(storage.Files), interruption.Around(storage.Log), interruption.Around(keys), formats, TimeProvider.System);
    }

    /// <summary>Everything that is kept, without the times of receipt: equal states are equal lists.</summary>
    public static async Task<IReadOnlyList<string>> StateAsync(this IStorageUnderTest storage)
    {
        var state = new List<string>();
        foreach (var folder in (string[])["accepted/", "receipts/", "originals/", "reports/"])
            foreach (var path in await storage.Files.ListAsync(folder, CancellationToken.None).ToListAsync())
                state.Add($"{path}: {(path.EndsWith(".xlsx", StringComparison.Ordinal) ? "…" : await storage.Files.ReadAsync(path))}");
        foreach (var delivery in await storage.Log.ReadAsync("mia", CancellationToken.None))
            state.Add($"{delivery}");
        foreach (var name in await storage.Inbox.WaitingAsync())
            state.Add($"waiting: {name}");
        return [.. state.Select(line => Stamp().Replace(ReceivedAt().Replace(line, ""), "STAMP")).Order(StringComparer.Ordinal)];
    }

    /// <summary>The personnummer of person <paramref name="number"/> in <see cref="File"/>.</summary>
    public static string Identity(int number)
    {
        var date = new DateOnly(1980, 1, 1).AddDays(number / 20).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{date}{980 + (number % 20)}");
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(product => (product / 10) + (product % 10));
        return string.Create(CultureInfo.InvariantCulture, $"19{digits[..6]}-{digits[6..]}{(10 - (sum % 10)) % 10}");
    }

    private static ReportingCatalogue ReadCatalogue()
    {
        using var stream = typeof(DeliverySteps).Assembly.GetManifestResourceStream("catalogue.json")!;
        return CatalogueFile.Read(stream, "catalogue.json");
    }

    [GeneratedRegex("[0-9]{8}T[0-9]{9}Z", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    // In the log, and in a finding on the delivery that is replaced.
    [GeneratedRegex("ReceivedAt = [^,}]*|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex ReceivedAt();

    /// <summary>One for all storages and runs, so that what they keep can be compared.</summary>
    internal sealed class OneKey : IPseudonymKeys
    {
        private static readonly PseudonymKey Key = new(new byte[PseudonymKey.Size]);

        public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => Task.FromResult(Key);
    }
}
