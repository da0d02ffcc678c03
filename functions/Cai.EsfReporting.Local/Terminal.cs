using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Cai.EsfReporting.Local;

/// <summary>
/// What the user sees of <c>esf</c>: text and tables on standard output, progress and errors on standard error, colours
/// only where a terminal is. With <c>--json</c> the answer is json alone.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Findings shown of each file; the receipt has them all.</summary>
    private const int FindingsShown = 20;

    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int WidthOfFile = 150;

    private readonly IAnsiConsole output;
    private readonly IAnsiConsole error;
    private readonly TextWriter plainOutput;
    private readonly Language language;
    private readonly bool json;

    public Terminal(TextWriter output, TextWriter error, Language language, bool json)
    {
        plainOutput = output;
        this.language = language;
        this.json = json;
        this.output = ConsoleOn(json ? TextWriter.Null : output, Console.IsOutputRedirected || output != Console.Out);
        this.error = ConsoleOn(error, Console.IsErrorRedirected || error != Console.Error);
    }

    public void Line(string text = "") => output.WriteLine(text);

    /// <remarks>What a failing file system says names the file, as whoever put it there has named it.</remarks>
    public void Error(string text) => error.MarkupLineInterpolated($"[red]{Masking.HideIdentities(text)}[/]");

    public void Heading(string text)
    {
        output.WriteLine();
        output.MarkupLineInterpolated($"[bold]{text}[/]");
        output.WriteLine();
    }

    /// <summary>The answer for machines, when that was asked for.</summary>
    public void Json(JToken answer)
    {
        if (json)
            plainOutput.Write(EsfReporting.Json.Text(answer) + "\n");
    }

    /// <summary>A file, as it is.</summary>
    public void File(string content) => plainOutput.Write(content);

    /// <summary>Ends a command that gave receipts: the json, and the exit code.</summary>
    /// <param name="reports">Where the reports are that were written after; null when none were asked for.</param>
    public int Finish(IReadOnlyList<Receipt> receipts, JArray? reports = null)
    {
        var answers = receipts.Select(receipt => ReceiptJson.Of(receipt, language)).ToList();
        if (reports is not null)
            Json(new JObject { ["receipts"] = new JArray(answers), ["reports"] = reports });
        else
            Json(answers.Count == 1 ? answers[0] : new JArray(answers));
        return receipts.Any(r => r.Rejected > 0 || r.Status == DeliveryStatus.Rejected) ? Commands.EsfCommandLine.Rejects : Commands.EsfCommandLine.Done;
    }

    public void Show(Receipt receipt)
    {
        output.MarkupLine($"{Markup.Escape(receipt.Address?.Path ?? "?")}  {Marked(receipt.Status)}");
        output.WriteLine(receipt.Summary(language));
        foreach (var note in receipt.Notes)
            output.WriteLine(note.In(language));
        var listed = receipt.Findings.Listed;
        if (listed.Count > 0)
        {
            var table = TableOf(T("Rad", "Line"), T("Kolumn", "Column"), T("Värde", "Value"), T("Vad är fel, och vad gör man", "What is wrong, and what to do"), T("Regel", "Rule"));
            foreach (var finding in listed.Take(FindingsShown))
                table.AddRow(finding.Line == 0 ? "" : Figures.Count(finding.Line, Language.En), Markup.Escape(finding.Heading), Markup.Escape(finding.Value ?? ""),
                    Markup.Escape($"{finding.Message(language)} {finding.Action(language)}"), $"[{Colour(finding.Rule.Severity)}]{finding.Rule.Code}[/]");
            output.Write(table);
            var all = receipt.Findings.Counts.Sum(c => c.Count);
            if (all > Math.Min(listed.Count, FindingsShown))
                output.WriteLine(T($"… i allt {all} anmärkningar: ", $"… {all} findings in all: ") + string.Join(", ", receipt.Findings.Counts.Select(c => $"{c.Rule.Code} {c.Count}")));
        }

        foreach (var due in receipt.FollowUps.GroupBy(due => (due.After, due.Exit)))
            output.WriteLine(T($"Uppföljning efter {due.Key.After.Name().Sv} är dags och saknas, avslutade {due.Key.Exit}: rad ", $"Follow-up after {due.Key.After.Name().En} is due and not told, left {due.Key.Exit}: line ")
                + string.Join(", ", due.Select(one => Figures.Count(one.Line, Language.En))));
        if (receipt.NextDeadline is { } next)
            output.WriteLine(T("Nästa tidsgräns: ", "Next deadline: ") + FormattableString.Invariant($"{next.Due:yyyy-MM-dd} {next.Name.In(language)}"));
    }

    /// <summary>Many receipts at once: how many of each status, and the ones that somebody must look at.</summary>
    public void ShowOverview(IReadOnlyList<Receipt> receipts)
    {
        foreach (var status in receipts.GroupBy(r => r.Status).OrderBy(g => g.Key))
            output.MarkupLine($"{Figures.Count(status.Count(), language),5}  {Marked(status.Key)}");
        var remarkable = receipts.Where(r => r.Status != DeliveryStatus.Accepted || r.IsZeroReturn || r.Replaces is not null).ToList();
        var table = TableOf(T("Leverans", "Delivery"), T("Status", "Status"), T("Mottagna rader", "Rows taken"), T("Vad kvittensen säger", "What the receipt says"));
        foreach (var receipt in remarkable.Where(r => r.Status > DeliveryStatus.AcceptedWithWarnings || r.IsZeroReturn || r.Replaces is not null || r.Findings.Counts.Any(c => c.Rule.Layer == Layer.File)))
            table.AddRow(Markup.Escape(receipt.Address?.Path ?? "?"), Marked(receipt.Status), $"{receipt.Accepted}/{receipt.Rows}", Markup.Escape(Said(receipt)));
        output.Write(table);
    }

    public void Show(OutcomeReport report)
    {
        output.MarkupLineInterpolated($"[bold]{report.Project.Name}[/] {T("till och med", "up to and including")} {report.AsOf}");
        output.WriteLine(report.MissingInWords(language));
        var untold = report.Whole.People.Untold > 0;
        var table = TableOf([T("Nivå", "Level"), T("Deltagare", "Participants"), T("Inskrivna", "Enrolled"), .. untold ? [T("Utan känt avslut", "No known exit")] : Array.Empty<string>(), T("Avslutade", "Leavers"),
            .. report.Project.Indicators.SelectMany(indicator => new[] { $"{indicator.Name.In(language)} ({(indicator.GoalOfPeriod is null ? "" : T("mål ", "target ")) + Figures.Target(indicator, language)})", T("Bedömning", "Assessment") })]);
        table.Columns[0].NoWrap();
        foreach (var column in table.Columns.Skip(1).Take(untold ? 4 : 3))
            column.RightAligned();
        foreach (var scope in report.Scopes)
        {
            var indent = scope.Scope.Kind switch { ScopeKind.Project => "", ScopeKind.SubProject => "  ", _ => "    " };
            table.AddRow(Row([Markup.Escape(indent + scope.Scope.Name), Figures.Count(scope.People.Participants, language), Figures.Count(scope.People.Enrolled, language),
                .. untold ? [Figures.Count(scope.People.Untold, language)] : Array.Empty<string>(), Figures.Count(scope.People.Leavers, language),
                .. scope.Indicators.SelectMany(i => new[] { i.Ratio is { Denominator: > 0 } ratio ? $"{ratio.Numerator}/{ratio.Denominator} = {Figures.Share(ratio, language)}" : Figures.Share(i.Ratio, language), i.Assessment is { } assessment and not Assessment.NoData ? Marked(assessment) : "" })], scope.IsMissing));
        }

        output.Write(table);
        foreach (var indicator in report.YearSoFar?.Whole.Indicators.Where(i => i.Indicator.GoalOfYear is not null) ?? [])
            output.WriteLine(T("Årets mål. ", "The target of the year. ") + indicator.Sentence(report.YearSoFar!.Period, language));
        foreach (var indicator in report.Whole.Indicators)
            if (report.Whole.BetweenInWords(indicator, language) is { } between)
                output.WriteLine($"{indicator.Indicator.Name.In(language)}. {between}");
    }

    private string[] Row(IReadOnlyList<string> cells, bool isMissing) => [.. cells.OrMissing(isMissing, language)];

    /// <summary>A period, area by area.</summary>
    public void Show(OutcomeReport report, PeriodOutcome told)
    {
        output.MarkupLineInterpolated($"[bold]{report.Project.Name}[/] {told.Period.InWords(language)}");
        if (told.MissingInWords(language) is { Length: > 0 } missing)
            output.WriteLine(missing);
        var table = TableOf([T("Nivå", "Level"), PeriodSentences.TookPart.In(language), T("Påbörjade", "Started"), T("Inskrivna", "Enrolled"), T("Utan känt avslut", "No known exit"), T("Avslutade", "Leavers"),
            .. told.Whole.Indicators.SelectMany(i => new[] { $"{i.Indicator.Name.In(language)} ({(i.Target is null ? "" : T("mål ", "target ")) + Figures.Target(i.Target, language)})", T("Bedömning", "Assessment") })]);
        table.Columns[0].NoWrap();
        foreach (var column in table.Columns.Skip(1).Take(5))
            column.RightAligned();
        foreach (var scope in told.Scopes)
        {
            var indent = scope.Scope.Kind switch { ScopeKind.Project => "", ScopeKind.SubProject => "  ", _ => "    " };
            table.AddRow(Row([Markup.Escape(indent + scope.Scope.Name), Figures.Count(scope.TookPart, language), Figures.Count(scope.Started, language), Figures.Count(scope.Enrolled, language), Figures.Count(scope.Untold, language), Figures.Count(scope.Leavers, language),
                .. scope.Indicators.SelectMany(i => new[] { i.Ratio is { Denominator: > 0 } ratio ? $"{ratio.Numerator}/{ratio.Denominator} = {Figures.Share(ratio, language)}" : Figures.Share(i.Ratio, language), i.Assessment is { } assessment and not Assessment.NoData ? Marked(assessment) : "" })], scope.IsMissing));
        }

        output.Write(table);
        output.WriteLine(PeriodOutcome.NeedNotAddUp(report).In(language));
    }

    /// <summary>The internal reports of places that were taken away: each in words, and where there are any their folders in the answer for machines, as <c>outdated</c>.</summary>
    public void Show(IReadOnlyList<OutdatedTerritory> outdated, JObject answer)
    {
        foreach (var territory in outdated)
            output.WriteLine(territory.Told.In(language));
        if (outdated.Count > 0)
            answer["outdated"] = new JArray(outdated.Select(territory => territory.Folder));
    }

    /// <summary>A municipality's or a förbund's projects, and how many different people they are.</summary>
    public void Show(TerritoryReport report)
    {
        output.MarkupLineInterpolated($"[bold]{report.Territory.Name}[/] {(report.Period is { } period ? period.InWords(language) : $"{T("till och med", "up to and including")} {report.AsOf}")}");
        foreach (var sentence in TerritoryWords.Missing(report, language))
            output.WriteLine(sentence);
        var table = TableOf(T("Projekt", "Project"), T("Namn", "Name"), report.Period is null ? T("Deltagare", "Participants") : T("Påbörjade", "Started"), T("Inskrivna", "Enrolled"), T("Avslutade", "Leavers"), T("Indikator", "Indicator"), T("Andel", "Rate"), T("Mål", "Target"), T("Bedömning", "Assessment"));
        foreach (var (project, scope) in report.Rows)
            foreach (var (i, indicator) in scope.Indicators.Index())
                table.AddRow([.. (i > 0 ? ["", "", "", "", ""] : (string[])[Markup.Escape(project.Project.Name), Markup.Escape(TerritoryWords.NameOf(project, scope, language)), Figures.Count(scope.Started ?? scope.Participants, language), Figures.Count(scope.Enrolled, language), Figures.Count(scope.Leavers, language)]),
                    Markup.Escape(indicator.Name.In(language)), $"{TerritoryWords.OfMany(indicator.Ratio, language)} = {Figures.Share(indicator.Ratio, language)}", TerritoryWords.Target(indicator, language), Markup.Escape(TerritoryWords.Assessment(indicator, language))]);
        output.Write(table);
        foreach (var sentence in TerritoryWords.People(report, language).Append(TerritoryWords.DoNotAdd.In(language)))
            output.WriteLine(sentence);
    }

    public void Show(ProjectStanding standing)
    {
        output.MarkupLineInterpolated($"[bold]{standing.Project.Name}[/]");
        if (standing.AsOf is null)
            output.WriteLine(T("Inga leveranser ännu.", "No deliveries yet."));
        var table = TableOf([T("Ort", "Site"), .. standing.LatestMonths.Select(month => month.ToString())]);
        foreach (var site in standing.Sites)
            table.AddRow([Markup.Escape(site.Site.Name), .. site.Latest.Select(m => $"[{Colour(m.Completeness.State)}]{m.Sign}[/]")]);
        output.Write(table);
        output.WriteLine(string.Join("   ", [
            .. MonthCompleteness.Legend.Select(m => $"{m.Shape} {m.Meaning.In(language)}"),
            $"{MonthCompleteness.WarningSign} {MonthCompleteness.WarningMeaning.In(language)}", $"{MonthCompleteness.LateSign} {MonthCompleteness.LateMeaning.In(language)}", $"{MonthStanding.OverdueSign} {T("sista dagen är över", "the last day is over")}"]));
        if (standing.IsFinished)
            output.WriteLine(FinishedProject.Told(standing).In(language));
        else
            foreach (var site in standing.Sites.Where(site => site.Lacking.Any()))
                output.WriteLine($"{site.Site.Name}: {Lacking([.. site.Lacking])}");
        var remarkable = standing.Sites.SelectMany(site => site.Remarkable.Select(month => (site.Site, month.Completeness))).OrderByDescending(one => one.Completeness.Month).ToList();
        foreach (var (site, month) in remarkable.Take(FindingsShown))
            output.WriteLine($"{site.Name} {month.Month}: {month.Findings.In(language)}  {month.ReceiptPath}{(month.RefusedReceiptPath is { } refused ? $"  {T("avvisad", "refused")}: {refused}" : "")}");
        if (remarkable.Count > FindingsShown)
            output.WriteLine(T($"… i allt {remarkable.Count} leveranser med anmärkningar", $"… {remarkable.Count} deliveries with findings in all"));
        if (!standing.IsFinished)
            output.WriteLine(standing.Next is not { } next
                ? T("Ingen tidsgräns återstår.", "No deadline is left.")
                : FormattableString.Invariant($"{T("Nästa tidsgräns", "Next deadline")}: {next.Due:yyyy-MM-dd} {next.Name.In(language)} ({standing.DaysLeft} {T("dagar kvar", "days left")})"));
        output.WriteLine();
    }

    /// <summary>What a site lacks: months in words, the latest three of many.</summary>
    private string Lacking(IReadOnlyList<MonthStanding> months)
    {
        var told = string.Join("; ", months.TakeLast(3).Select(m => $"{m.Completeness.Month} {m.Name.In(language)}"));
        return months.Count > 3 ? T($"{months.Count} månader, senast {told}", $"{months.Count} months, the latest {told}") : told;
    }

    /// <summary>What a run of the outbox came to, when there was anything to do; what somebody must look at as an error.</summary>
    public void Show(OutboxRun run)
    {
        if (run.Sent > 0)
            output.WriteLine(T($"{run.Sent} påminnelser skickade till webhooken.", $"{run.Sent} reminders sent to the webhook."));
        if (run.Mail is { Sent: > 0 } mail)
            output.WriteLine(T($"{mail.Sent} mejl skickade.", $"{mail.Sent} mails sent."));
        foreach (var problem in run.Problems)
            Error(problem.In(language));
    }

    /// <summary>What changed since a frozen report; nothing when nothing did.</summary>
    public void Show(FrozenChange change, ReportingCatalogue catalogue)
    {
        foreach (var line in change.Lines(language, site => catalogue.Find(change.Project)?.FindSite(site)?.Name ?? site))
            output.WriteLine("    " + line);
    }

    /// <summary>A bar for work whose size is known, where a terminal is.</summary>
    public Task<T> WithProgressAsync<T>(string what, long total, Func<IProgress<long>, Task<T>> work)
    {
        if (json || !error.Profile.Capabilities.Interactive)
            return work(new Progress(_ => { }));
        return error.Progress().AutoClear(true).StartAsync(progress =>
        {
            var task = progress.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
            return work(new Progress(done => task.Value = done));
        });
    }

    public Task<T> WithStatusAsync<T>(string what, Func<Task<T>> work) =>
        json || !error.Profile.Capabilities.Interactive ? work() : error.Status().StartAsync(Markup.Escape(what), _ => work());

    private string T(string sv, string en) => new Text(sv, en).In(language);

    private string Said(Receipt receipt) => receipt switch
    {
        { IsZeroReturn: true } => T("Inget att rapportera.", "Nothing to report."),
        { Findings.Counts.Count: > 0 } => string.Join(" · ", receipt.Findings.Counts.Take(3).Select(c => $"{c.Count} {c.Rule.Name.In(language)}")),
        _ => T("Ersätter en tidigare leverans.", "Replaces an earlier delivery."),
    };

    private string Marked(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => $"[green]● {Markup.Escape(status.Name().In(language))}[/]",
        DeliveryStatus.AcceptedWithWarnings => $"[yellow]● {Markup.Escape(status.Name().In(language))}[/]",
        DeliveryStatus.PartlyAccepted => $"[yellow]◐ {Markup.Escape(status.Name().In(language))}[/]",
        _ => $"[red]✕ {Markup.Escape(status.Name().In(language))}[/]",
    };

    private string Marked(Assessment assessment)
    {
        var colour = assessment switch { Assessment.Reached => "green", Assessment.Near => "yellow", Assessment.NotReached => "red", _ => "default" };
        return $"[{colour}]{assessment.Shape()} {Markup.Escape(assessment.Name().In(language))}[/]";
    }

    private static string Colour(Severity severity) => severity == Severity.Warning ? "yellow" : "red";

    private static string Colour(CompletenessState state) => state switch
    {
        CompletenessState.Accepted => "green",
        CompletenessState.PartlyAccepted or CompletenessState.Preliminary => "yellow",
        CompletenessState.Rejected => "red",
        _ => "default",
    };

    private static Table TableOf(params ReadOnlySpan<string> headers)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var header in headers)
            table.AddColumn(Markup.Escape(header));
        return table;
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
            console.Profile.Width = WidthOfFile;
        return console;
    }

    /// <summary>Reports at once, on the thread that reports.</summary>
    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
