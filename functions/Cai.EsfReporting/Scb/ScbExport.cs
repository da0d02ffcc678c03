using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Scb;

/// <summary>
/// Makes the participant file for SCB's monthly report from the originals that are still held, since nothing else holds an
/// identity. Each original is checked again, so that what was rejected at intake is not exported either.
/// </summary>
public sealed class ScbExport(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys, TimeProvider clock)
{
    private readonly DeliveryCheck check = new(catalogue);
    private readonly Originals held = new(files);
    private readonly StoreKey storeKey = new(catalogue, files, log, keys);

    /// <summary>What a month's file can be made of; nothing is read of anybody yet.</summary>
    public async Task<ScbPlan> PlanAsync(Project project, Month month, CancellationToken cancellation = default)
    {
        var current = Delivery.Current(await log.ReadAsync(project.Id, cancellation)).Of(DeliveryKind.Participants).Where(d => project.FindSite(d.Address.Site) is not null).ToList();
        var ofMonth = current.Where(d => d.Address.Month == month).ToList();
        var history = await held.HistoryAsync(cancellation);

        var (originals, gone) = (new List<(Delivery, string)>(), new List<GoneOriginal>());
        foreach (var delivery in ofMonth)
            if (await held.FindAsync(delivery, cancellation) is { } path)
                originals.Add((delivery, path));
            else if (delivery.Accepted > 0)
                gone.Add(Originals.Gone(history, project.FindSite(delivery.Address.Site)!, delivery));
        return new(project, month, originals, gone, [.. project.Sites.Where(site => ofMonth.TrueForAll(d => d.Address.Site != site.Id))],
            [.. project.Sites.Where(site => ofMonth.Exists(d => d.Address.Site == site.Id && d.IsPreliminary))], current);
    }

    /// <summary>Makes the file, and hands it to nobody yet.</summary>
    /// <exception cref="UnknownKeyException">The key is not the one that the store was made with.</exception>
    /// <exception cref="InvalidDataException">An original is not the file that was received.</exception>
    public async Task<ScbFile> MakeAsync(ScbPlan plan, ScbFormat format, CancellationToken cancellation = default)
    {
        var key = await storeKey.RequireAsync(cancellation);
        var rows = new ScbRows(plan.Project.Deadlines.ScbLayout);
        var differing = new List<Delivery>();
        foreach (var (delivery, path) in plan.Originals)
            if (await ReadAsync(delivery, path, key, rows, cancellation) != delivery.Accepted)
                differing.Add(delivery);
        var (file, count) = rows.Write(format);
        return new(plan, file, count, differing, key.MarkOf(Convert.ToHexStringLower(SHA256.HashData(file))));
    }

    /// <summary>Hands the file out, leaving evidence of who asked: before, and again when it is handed out.</summary>
    /// <param name="by">Whoever asked.</param>
    /// <param name="handOut">Puts the file where it was asked for; told the months that SCB must be sent again after it, in order.</param>
    public async Task<ScbExported> HandOutAsync(ScbFile file, string by, Func<IReadOnlyList<Month>, Task> handOut, CancellationToken cancellation = default)
    {
        var plan = file.Plan;
        var evidence = new EvidenceFolder(files);
        var entry = new ScbHandedOut(plan.Project.Id, plan.Month, clock.GetUtcNow(), null, by, [.. plan.Current.Where(d => d.Address.Month == plan.Month).Select(d => d.Id.Value)],
            file.Rows, file.Mark);
        var noted = await evidence.PlaceAsync(ScbHandedOut.Word, entry.Began, entry.ToJson(), cancellation);
        var again = ScbHistory.SendAgain([.. await ScbHistory.ReadAsync(files, plan.Project, cancellation), entry with { Completed = entry.Began }], plan.Current);
        await handOut(again);
        await evidence.WriteAsync(noted, (entry with { Completed = clock.GetUtcNow() }).ToJson(), cancellation);
        return new(file.Rows, noted, file.Differing, again);
    }

    /// <summary>The participant files of a project that were handed out, the latest first, and the months that SCB must be sent again, in order.</summary>
    public async Task<(IReadOnlyList<ScbHandedOut> HandedOut, IReadOnlyList<Month> SendAgain)> HistoryAsync(Project project, CancellationToken cancellation = default)
    {
        var handedOut = await ScbHistory.ReadAsync(files, project, cancellation);
        var current = Delivery.Current(await log.ReadAsync(project.Id, cancellation)).Of(DeliveryKind.Participants).Where(d => project.FindSite(d.Address.Site) is not null);
        return ([.. handedOut.OrderByDescending(file => file.Began)], ScbHistory.SendAgain(handedOut, current));
    }

    /// <returns>The rows that pass now.</returns>
    private async Task<int> ReadAsync(Delivery delivery, string path, PseudonymKey key, ScbRows rows, CancellationToken cancellation)
    {
        var (original, inspection) = await held.OpenAsync(delivery, path, key, cancellation);
        // Pseudonyms are wanted here for nothing but finding a row that stands twice.
        return (await check.RunAsync(original, inspection, delivery.Address, StockholmTime.DayOf(delivery.Id.ReceivedAt), [], PseudonymKey.Create(), Stream.Null, new RowWatch(rows.Add), new Deliveries.KeyFigures.FiguresSoFar([], Statements.Judgements.None), null, false, null, cancellation)).RowsAccepted;
    }
}

/// <param name="Originals">The month's current deliveries whose originals are held, and where.</param>
/// <param name="Gone">Those with participants whose originals are not held any longer.</param>
/// <param name="Missing">Sites that have not delivered the month.</param>
/// <param name="Preliminary">Sites whose file came before the month was over: their people are in it, but not all of the month.</param>
/// <param name="Current">The current deliveries of the project, of every month.</param>
public sealed record ScbPlan(
    Project Project, Month Month, IReadOnlyList<(Delivery Delivery, string Path)> Originals, IReadOnlyList<GoneOriginal> Gone, IReadOnlyList<Site> Missing, IReadOnlyList<Site> Preliminary,
    IReadOnlyList<Delivery> Current)
{
    /// <summary>Why no file can be made of the month, a sentence for each original that is gone; empty when one can.</summary>
    public IReadOnlyList<Text> Refusals => [.. Gone.Select(gone => gone.Told)];

    /// <summary>What the file would lack. Somebody must say that it is to be made all the same.</summary>
    public IReadOnlyList<Text> Doubts
    {
        get
        {
            var doubts = new List<Text>();
            if (Missing.Count > 0)
                doubts.Add(new($"Har inte levererat {Month}: {string.Join(", ", Missing.Select(site => site.Name))}.", $"Not delivered for {Month}: {string.Join(", ", Missing.Select(site => site.Name))}."));
            if (Preliminary.Count > 0)
                doubts.Add(new($"Har bara lämnat {Month} preliminärt, innan månaden var slut: {string.Join(", ", Preliminary.Select(site => site.Name))}. Be dem lämna månaden igen.",
                    $"Delivered {Month} only before it was over: {string.Join(", ", Preliminary.Select(site => site.Name))}. Ask them to deliver the month again."));
            return doubts;
        }
    }
}

/// <summary>The participant file, with identities, while it is handed out; wiped when it is let go.</summary>
public sealed class ScbFile(ScbPlan plan, byte[] content, int rows, IReadOnlyList<Delivery> differing, string mark) : IDisposable
{
    public ReadOnlyMemory<byte> Content => content;

    public int Rows => rows;

    internal ScbPlan Plan => plan;

    /// <summary>See <see cref="PseudonymKey.MarkOf"/>: a plain hash of a file of few people would tell them.</summary>
    internal string Mark => mark;

    internal IReadOnlyList<Delivery> Differing => differing;

    public void Dispose() => CryptographicOperations.ZeroMemory(content);
}

/// <param name="Evidence">Path of the entry that tells who asked.</param>
/// <param name="Differing">Deliveries of which another number of rows passes the check now than at intake: the catalogue or the program has changed.</param>
/// <param name="SendAgain">Months that SCB must be sent again, in order.</param>
public sealed record ScbExported(int Rows, string Evidence, IReadOnlyList<Delivery> Differing, IReadOnlyList<Month> SendAgain);
