using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries.Next;

/// <summary>
/// Makes the file that a site's next month begins with: its last original, in the same columns, without those who have ended and wait for no follow-up. Made when it is
/// asked for, while the original is kept, and stored nowhere.
/// </summary>
public sealed class NextFiles(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    private readonly DeliveryCheck check = new(catalogue);
    private readonly Originals held = new(files);
    private readonly StoreKey storeKey = new(catalogue, files, log, keys);

    /// <param name="month">The month that the file is to be delivered for; null for the one after the site's latest.</param>
    public async Task<NextFilePlan> PlanAsync(Project project, Site site, Month? month = null, CancellationToken cancellation = default)
    {
        var deliveries = (await log.ReadAsync(project.Id, cancellation)).Where(d => d.Address.Site == site.Id && !d.Address.IsKeyFigures).ToList();
        var current = Delivery.Current(deliveries).Where(d => month is not { } asked || d.Address.Month < asked).ToList();
        if (current is not [.., var latest])
            return new(project, site, month, null, month is { } of && deliveries.Exists(d => d.IsAccepted)
                ? new($"Orten har inte lämnat någon fil för en månad före {of}: det finns inget att göra filen av.", $"The site has delivered no file for a month before {of}: there is nothing to make the file of.")
                : new("Orten har inte lämnat någon fil som tagits emot ännu: börja med mallen.", "The site has delivered no file that was accepted yet: begin with the template."), []);
        var next = month ?? latest.Address.Month.Add(1);
        var plan = new NextFilePlan(project, site, next, latest, null, NotesOf(latest, next, deliveries));
        if (next > Month.Of(project.To))
            return plan with { Refusal = new($"Projektet slutade {project.To:yyyy-MM-dd}: det finns ingen månad efter {latest.Address.Month} att lämna.", $"The project ended on {project.To:yyyy-MM-dd}: there is no month after {latest.Address.Month} to deliver.") };
        if (latest.IsZeroReturn)
            return plan with { Refusal = new($"För {latest.Address.Month} fanns inget att rapportera: börja med mallen.", $"There was nothing to report for {latest.Address.Month}: begin with the template.") };
        return await held.FindAsync(latest, cancellation) is { } path
            ? plan with { Path = path }
            : plan with { Refusal = Originals.Gone(await held.HistoryAsync(cancellation), site, latest).Told };
    }

    /// <summary>Makes the file, and hands it to nobody yet.</summary>
    /// <returns>Null when the original does not pass the check any longer.</returns>
    /// <exception cref="InvalidOperationException">The plan is a refusal.</exception>
    /// <exception cref="UnknownKeyException">The key is not the one that the store was made with.</exception>
    /// <exception cref="InvalidDataException">The original is not the file that was received.</exception>
    public async Task<NextFile?> MakeAsync(NextFilePlan plan, CancellationToken cancellation = default)
    {
        if (plan is not { Base: { } delivery, Month: { } month, Path: { } path })
            throw new InvalidOperationException("The plan is a refusal.");
        var key = await storeKey.RequireAsync(cancellation);
        var (original, inspection) = await held.OpenAsync(delivery, path, key, cancellation);
        var rows = new NextRows(month, inspection.Kind, inspection.Encoding, await ToldAsync(delivery, plan.Project, key, cancellation));
        var read = await check.RunAsync(original, inspection, delivery.Address, StockholmTime.DayOf(delivery.Id.ReceivedAt), [], key, Stream.Null, rows.Watch, new([], Statements.Judgements.None), null, false, null, cancellation);
        return read.Status == DeliveryStatus.Rejected ? null
            : new($"{plan.Project.Id}_{plan.Site.Id}_{month}.{(inspection.Kind == FileKind.Workbook ? "xlsx" : "csv")}", rows.Write(), rows.Count, rows.FollowUps, rows.Left);
    }

    /// <summary>Whom the delivery's rows name, refused ones too, as they stand now.</summary>
    private async Task<HashSet<Pseudonym>> ToldAsync(Delivery delivery, Project project, PseudonymKey key, CancellationToken cancellation)
    {
        var people = new HashSet<Pseudonym>();
        await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation) ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
        await foreach (var row in CanonicalFile.ReadAsync(stream, key, project.Words, of: null, cancellation))
            people.Add(row.Pseudonym);
        return people;
    }

    private static List<Text> NotesOf(Delivery latest, Month next, List<Delivery> deliveries)
    {
        var (month, notes) = (latest.Address.Month, new List<Text>());
        if (deliveries.Where(d => !d.IsAccepted && d.Id > latest.Id && d.Address.Month >= month && d.Address.Month <= next).MaxBy(d => d.Id) is { } rejected)
            notes.Add(new($"Den senaste filen, för {rejected.Address.Month} och mottagen {StockholmTime.Show(rejected.Id.ReceivedAt)}, avvisades. Den är inte grunden, utan den för {month}.",
                $"The latest file, for {rejected.Address.Month} and received {StockholmTime.Show(rejected.Id.ReceivedAt)}, was rejected. It is not the base; the one for {month} is."));
        if (latest.Rejected > 0)
            notes.Add(new($"{latest.Rejected} av {latest.Rows} rader i grunden togs inte emot. De följer med som de var: rätta dem.", $"{latest.Rejected} of {latest.Rows} rows of the base were not taken. They are in the file as they were: mend them."));
        if (latest.IsPreliminary)
            notes.Add(new($"Filen för {month} lämnades innan månaden var slut. Lämna {month} igen först, så blir grunden hel.", $"The file for {month} was delivered before the month was over. Deliver {month} again first, and the base is whole."));
        if (month.Add(1) < next)
            notes.Add(new($"{month.Add(1)}{(month.Add(2) < next ? $"–{next.Add(-1)}" : "")} har inte lämnats: det som hände då är inte med.", $"{month.Add(1)}{(month.Add(2) < next ? $"–{next.Add(-1)}" : "")} was not delivered: what happened then is not in it."));
        return notes;
    }
}
