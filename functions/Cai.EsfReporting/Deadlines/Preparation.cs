using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// Does what is due and not yet done: writes notices to <c>reminders/</c> and frozen reports to <c>frozen/</c>, each once.
/// What is written is the mark that it is done, so nothing else needs to be remembered. Sending is the outbox's business.
/// </summary>
public sealed class Preparation(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, FrozenReports frozen, Outbox outbox, TimeProvider clock)
{
    private static readonly Text NotApproved = new(
        "Rapporten till och med {0} är inte godkänd som den är nu: den som får godkänna den gör det i portalen, under Rapporter. Annars fryses den ändå, och säger att den inte är godkänd.",
        "The report up to and including {0} is not approved as it is now: whoever may approve it does so in the portal, under Reports. Otherwise it is frozen all the same, and says that it is not approved.");

    /// <param name="withPassed">Whether to freeze as well what was missed for so long that no daily run takes it up (<see cref="DailyQuestion.Passed"/>). Nothing of a project whose data were deleted by its time.</param>
    /// <returns>What was done now, in the order of the calendar.</returns>
    public async Task<IReadOnlyList<WorkItem>> RunAsync(DateTimeOffset now, Language language = Language.Sv, bool withPassed = false, CancellationToken cancellation = default)
    {
        var (due, done) = (new List<WorkItem>(), new List<WorkItem>());
        await WriteCalendarAsync(now, language, cancellation);
        // No notice and no internal edition waits for any public one, however long it takes to decide and whatever it fails of.
        await Each.DoAsync((Func<Task>[])[
            () => Each.DoAsync(catalogue.Projects, async project =>
            {
                var deliveries = await log.ReadAsync(project.Id, cancellation);
                if (withPassed && !await new PurgedData(files, clock).IsOfAsync(project, cancellation))
                    due.AddRange(DailyQuestion.Passed(project, deliveries, now));
                due.AddRange(DailyQuestion.Due(project, deliveries, now));
            }),
            () => Each.DoAsync(due, async item =>
            {
                if (item.Kind == WorkItemKind.Frozen)
                    await frozen.WriteInternalAsync(item.Project, item.Deadline, language, cancellation);
                else if (await WriteNoticeAsync(item, now, language, cancellation))
                    done.Add(item);
            }),
            () => Each.DoAsync(due.Where(item => item.Kind == WorkItemKind.Frozen), async item =>
            {
                if (await frozen.FreezeAsync(item.Project, item.Deadline, language, cancellation))
                    done.Add(item);
            }),
        ], step => step());
        return [.. done.OrderBy(due.IndexOf)];
    }

    /// <summary>The calendar to subscribe to, as the catalogue has it now.</summary>
    private async Task WriteCalendarAsync(DateTimeOffset now, Language language, CancellationToken cancellation)
    {
        var calendar = await CalendarFile.MakeAsync(catalogue, files, language, now, cancellation);
        await using var file = await files.BeginAsync(CalendarFile.Path, cancellation);
        await file.Stream.WriteAsync(calendar, cancellation);
        await file.CommitAsync(cancellation);
    }

    /// <summary>False when it was written before.</summary>
    private async Task<bool> WriteNoticeAsync(WorkItem item, DateTimeOffset now, Language language, CancellationToken cancellation)
    {
        var path = $"reminders/{item.Project.Id}/{item.Deadline.Id}/{item.Id}.json";
        if (await files.OpenReadAsync(path, cancellation) is { } there)
        {
            await there.DisposeAsync();
            return false;
        }

        var today = StockholmTime.DayOf(now);
        // Said to those who approve and not to the sites; by no name, for it is mailed.
        var lacksApproval = item.Kind == WorkItemKind.Summary && !await frozen.IsApprovedAsync(item.Project, item.Deadline, cancellation);
        JObject In(Language l) => new() { ["subject"] = item.Subject(today, l), ["body"] = item.Body(today, l) + (lacksApproval ? " " + NotApproved.In(l, item.Deadline.Month) : "") };
        var notice = Json(item);
        notice.AddFirst(new JProperty("schema", "cai-esf-notice/1"));
        notice["missing"] = new JArray(item.Missing.Select(Json));
        if (item.Kind == WorkItemKind.Summary)
            notice["approved"] = !lacksApproval;
        notice.Merge(In(language));
        notice["text"] = new JObject { ["sv"] = In(Language.Sv), ["en"] = In(Language.En) };
        notice["written"] = Moments.Write(now);
        notice["send"] = outbox.IsOn;
        notice["mail"] = outbox.Mails;
        return await JsonFile.WriteOnceAsync(files, path, notice, cancellation);
    }

    private static JObject Json(MissingMonth missing)
    {
        var json = new JObject { ["site"] = missing.Site.Id, ["month"] = missing.Month.ToString() };
        if (missing.IsPreliminary)
            json["preliminary"] = true;
        return json;
    }

    /// <summary>An item as <c>esf prepare --json</c> tells it.</summary>
    public static JObject Json(WorkItem item) => new()
    {
        ["kind"] = item.Word,
        ["project"] = item.Project.Id,
        ["deadline"] = item.Deadline.Id,
        ["due"] = item.Deadline.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["site"] = item.Site?.Id,
        ["month"] = item.Deadline.Month.ToString(),
    };
}
