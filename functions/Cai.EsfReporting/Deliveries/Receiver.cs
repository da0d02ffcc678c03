using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.History;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Receives a file: accepted → receipt → log → answer to mail → original kept and inbox emptied. Each step ends in the same state
/// however often it is done, so a crash anywhere is mended by receiving the file again.
/// </summary>
public sealed class Receiver(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys, IReadOnlyList<IReceiptFormat> formats, TimeProvider clock)
{
    private readonly DeliveryCheck check = new(catalogue, clock);
    private readonly StoreKey storeKey = new(catalogue, files, log, keys);

    /// <summary>Tries that a file has: one that was broken off as often is answered without being read again.</summary>
    public const int MostAttempts = 2;

    /// <summary>Whether each answer is also put in the outbox, for those whom mail tells of it.</summary>
    public bool MailsAnswers { get; init; }

    /// <param name="progress">Bytes read so far.</param>
    /// <exception cref="IOException">Storage is away, or the pseudonym key is not the one that the store was made with: try again.</exception>
    /// <exception cref="OutOfTimeException">The first try at the file took too long: try again when others have had their turn.</exception>
    public async Task<Receipt> ReceiveAsync(IClaimedFile claimed, Language language = Language.Sv, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        if (claimed.Fault != FileFault.None)
            return await AnswerAsync(claimed, claimed.Fault, language, cancellation);
        if (claimed.Attempt > MostAttempts)
            return await AnswerAsync(claimed, FileFault.SetAside, language, cancellation);
        using var time = new ReadingTime(clock, cancellation);
        try
        {
            return await ReceiveAsync(claimed, await time.SpendAsync(enough => FileInspection.OfAsync(claimed.File, enough)), time, language, progress, cancellation);
        }
        catch (Exception e) when (e is OutOfTimeException or OutOfMemoryException)
        {
            claimed.Spend();
            if (claimed.Attempt < MostAttempts)
                throw;
            return await AnswerAsync(claimed, e is OutOfTimeException ? FileFault.TooSlow : FileFault.SetAside, language, cancellation);
        }
    }

    /// <summary>
    /// Answers a file that cannot be received, whatever is wrong, with a rejection that says so: a failure that somebody
    /// sees, and an inbox that goes on. Only for when trying again no longer helps.
    /// </summary>
    public Task<Receipt> GiveUpAsync(IClaimedFile claimed, Language language = Language.Sv, CancellationToken cancellation = default) =>
        AnswerAsync(claimed, FileFault.NotHandled, language, cancellation);

    /// <summary>Rejects a file without looking into it. What cannot even be read is answered all the same.</summary>
    private async Task<Receipt> AnswerAsync(IClaimedFile claimed, FileFault fault, Language language, CancellationToken cancellation)
    {
        using var time = new ReadingTime(clock, cancellation);
        FileInspection inspection;
        try
        {
            inspection = claimed.Fault == FileFault.None ? await time.SpendAsync(enough => FileInspection.UnreadAsync(claimed.File, fault, enough)) : FileInspection.Unopened(fault);
        }
        catch (Exception e) when (e is OutOfTimeException or UnauthorizedAccessException or IOException and not FileSupersededException)
        {
            inspection = FileInspection.Unopened(fault);
        }

        using var rest = new ReadingTime(clock, cancellation);
        return await ReceiveAsync(claimed, inspection, rest, language, null, cancellation);
    }

    /// <summary>What a delivery would be answered, held against all that was told before. Nothing is stored.</summary>
    /// <param name="confirmed">As if it were delivered with a confirmation.</param>
    /// <exception cref="IOException">Storage is away, or the pseudonym key is not the one that the store was made with: try again.</exception>
    /// <exception cref="ArgumentException">The address is not told whole.</exception>
    public async Task<Receipt> CheckAsync(DeliveryFile file, FileAddress where, DateOnly today, bool confirmed, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var address = where.Address ?? throw new ArgumentException("The address is not told whole.", nameof(where));
        var all = await log.ReadAsync(address.Project, cancellation);
        List<Delivery> known = [.. Delivery.Current(all)];
        List<Delivery> current = [.. known.Where(d => d.Address.Site == address.Site)];
        var key = await storeKey.RequireAsync(cancellation);
        var before = await ToldAsync(address, current, cancellation);
        var judged = await JudgedAsync(address, all, null, cancellation);
        var result = await check.InTimeAsync(file, (inspection, enough) =>
            check.RunAsync(file, inspection, where, today, current, key, Stream.Null, progress, before, new SiteHistory(files, known, key, WordsOf(address)), confirmed, judged, enough), cancellation);
        return Receipt.Of(result, null, today, catalogue);
    }

    private async Task<Receipt> ReceiveAsync(IClaimedFile claimed, FileInspection inspection, ReadingTime time, Language language, IProgress<long>? progress, CancellationToken cancellation)
    {
        var where = FileAddress.Of(claimed.Name, catalogue);
        var address = where.Address;
        var inUse = await storeKey.RequireAsync(cancellation);
        var id = DeliveryId.Of(claimed.ReceivedAt, inUse.MarkOf(inspection.Sha256));
        var folder = where.Folder;
        var receivedOn = StockholmTime.DayOf(claimed.ReceivedAt);
        List<Delivery> all = address is null ? [] : [.. (await log.ReadAsync(address.Value.Project, cancellation)).Where(d => d.Id < id)];
        List<Delivery> known = [.. Delivery.Current(all)];
        List<Delivery> current = [.. known.Where(d => d.Address.Site == address?.Site)];
        var before = await ToldAsync(address, current, cancellation);
        var judged = await JudgedAsync(address, all, claimed.ReceivedAt, cancellation);
        CheckedDelivery result;
        Task kept;
        try
        {
            (result, kept) = await CheckedAsync(inUse);
        }
        catch (UnknownKeyException)
        {
            // A key was added since it was last asked for.
            (result, kept) = await CheckedAsync(await keys.RefreshAsync(cancellation));
        }

        var receipt = Receipt.Of(result, id, receivedOn, catalogue);
        await Task.WhenAll([kept, .. formats.Select(format => Task.Run(() => WriteAsync(format), cancellation))]);
        if (address is { } at)
            await log.AppendAsync(result.ToDelivery(id, at), cancellation);
        if (MailsAnswers && receipt is { ProjectName.Length: > 0, SiteName.Length: > 0, Address: not null })
            await JsonFile.WriteOnceAsync(files, AnswerNotice.PathOf(receipt), AnswerNotice.Of(receipt), cancellation);
        if (claimed.Fault == FileFault.None)
            await claimed.KeepAsync($"originals/{folder}/{id}.{(inspection.Kind == FileKind.Workbook ? "xlsx" : "csv")}", cancellation);
        else
            await claimed.DiscardAsync(cancellation);
        return receipt;

        async Task<(CheckedDelivery, Task Kept)> CheckedAsync(PseudonymKey key)
        {
            var accepted = await files.BeginAsync($"{AcceptedFiles.Root}/{folder}/{id}.csv", cancellation);
            try
            {
                var answer = await time.SpendAsync(enough => check.RunAsync(claimed.File, inspection, where, receivedOn, current, key, accepted.Stream, progress,
                    before, new SiteHistory(files, known, key, WordsOf(address)), Confirmation.IsIn(claimed.Name), judged, enough));
                return (answer, Task.Run(() => KeepAsync(accepted, answer), CancellationToken.None));
            }
            catch
            {
                await accepted.DisposeAsync();
                throw;
            }
        }

        async Task KeepAsync(IPendingFile accepted, CheckedDelivery answer)
        {
            await using (accepted)
                if (answer.Status != DeliveryStatus.Rejected)
                    await accepted.CommitOnceAsync(cancellation);
        }

        // Written while a large file is kept, and put in place after it.
        async Task WriteAsync(IReceiptFormat format)
        {
            await using var file = await files.BeginAsync($"receipts/{folder}/{id}.{format.Extension}", cancellation);
            await format.WriteAsync(receipt, language, file.Stream, cancellation);
            await kept;
            await file.CommitOnceAsync(cancellation);
        }
    }

    private ProjectWords WordsOf(DeliveryAddress? address) => address is { } at && catalogue.Find(at.Project) is { } project ? project.Words : ProjectWords.Common;

    /// <summary>The key figures that a delivery of such is held against.</summary>
    private async Task<IReadOnlyList<ReportedFigure>> ToldAsync(DeliveryAddress? address, IReadOnlyList<Delivery> current, CancellationToken cancellation) =>
        address is { IsKeyFigures: true } at && catalogue.Find(at.Project) is { } project && current is [.., var last]
            ? await new ReportedFigures(files).ReadAsync(project, last.Address.Month, current, cancellation)
            : [];

    /// <summary>What was said of the goals of the month that a delivery of key figures is of.</summary>
    /// <param name="until">The moment of receipt; null takes all.</param>
    private async Task<Judgements> JudgedAsync(DeliveryAddress? address, IEnumerable<Delivery> known, DateTimeOffset? until, CancellationToken cancellation) =>
        address is not { IsKeyFigures: true } at ? Judgements.None
        : Judgements.Of((await new StatementFolder(files).ReadAsync(at.Project, at.Month, cancellation)).Where(said => !(said.At >= until)), await new DeliveredJudgements(files).ReadAsync(at.Month, known, cancellation));
}
