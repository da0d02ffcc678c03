using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>A paragraph to copy into a newsletter or a report, and what is listed below it.</summary>
/// <param name="Heading">What it is for.</param>
/// <param name="List">A row a line; empty for a paragraph alone.</param>
public sealed record KitText(string Heading, string Text, string List = "")
{
    /// <summary>Longer is no paragraph.</summary>
    internal const int Longest = 10_000;

    /// <summary>Whether it may be published though the edition that it stands in may not.</summary>
    public bool MayBePublished { get; init; }

    public IReadOnlyList<string> Rows => List.Length == 0 ? [] : List.Split('\n');

    internal static KitText Of(string heading, string text, IEnumerable<string> rows) => new(heading, text, string.Join('\n', rows.Select(row => CellText.Line(row, Longest))));
}

/// <summary>
/// The paragraphs that a newsletter and a half-year report need, with the report's own numbers in them: nobody retypes a figure. Shares are in whole per cent, as
/// newsletters print them. What the edition hides is in none of them. No passage stands twice: what differs from area to area is a row a line below one paragraph.
/// </summary>
public static partial class TextKit
{
    /// <summary>Beside a text of the internal edition that may be published.</summary>
    public static Text Publishable { get; } = new(
        "Får publiceras, enligt katalogen. Hur många som är inskrivna får publiceras bara om den publika utgåvan visar det.",
        "May be published, the catalogue says. How many are enrolled may be published only where the public edition shows it.");

    /// <summary>To stand where shares are told as newsletters print them, beside a report that tells them with a decimal.</summary>
    private static Text Rounded { get; } = new("Andelar med ordet procent är avrundade till hela procent; i rapporten har de en decimal.", "Shares with the words per cent are rounded to whole per cent; in the report they have one decimal.");

    public static IReadOnlyList<KitText> Of(OutcomeReport report, Language language) =>
    [
        .. Comment(report, language), .. TargetTexts.Of(report, language), .. SelfReferred(report, language), .. Now(report, language), .. Periods(report, language), .. SubProjectTexts.Of(report, language), .. Followed(report, language),
        .. KeyFigures(report, language), .. ReportedGoals(report, language), .. PlacesText.Of(report, language),
    ];

    /// <summary>Which of the texts of an edition may be published: to stand above them, in the file and on the page.</summary>
    /// <param name="freeze">Of a draft, when a deadline freezes it; null when none does.</param>
    public static Text Use(Edition edition, bool isDraft, FreezeDays? freeze, IReadOnlyList<KitText> texts)
    {
        var rounded = texts.Any(text => text.Rows.Append(text.Text).Any(told => IsRounded().IsMatch(told))) ? Rounded : new("", "");
        if (edition == Edition.Public)
            return Joined(Joined(EditionWords.Use(edition, isDraft, freeze), isDraft ? new("Det gäller texterna också.", "That goes for the texts too.") : new("Alla texterna får publiceras.", "All the texts may be published.")), rounded);
        Text own = new("För rapporter till styrgrupp och handläggare. Texterna får inte publiceras: även små tal står i dem.", "For reports to the steering group and case officers. The texts may not be published: small numbers are in them too.");
        return Joined(texts.Any(text => text.MayBePublished) ? Joined(own, new("Den text som det står ”Får publiceras” vid får det.", "A text with “May be published” beside it may.")) : own, rounded);
    }

    private static IEnumerable<KitText> Comment(OutcomeReport report, Language language) =>
        report.Comment is { } comment ? [new(CommentWords.Heading.In(language), comment.Comment)] : [];

    /// <summary>What is said instead of the free places, where the catalogue does not say that they may be public; null where it does, or there are none.</summary>
    public static Text? WithoutPlaces(OutcomeReport report) => report.Places is { Count: > 0 } && !report.Project.PlacesArePublic
        ? new("Lediga platser står inte här: katalogen säger inte att de får publiceras (placesPublic).", "Free places are not here: the catalogue does not say that they may be published (placesPublic).")
        : null;

    /// <summary>A heading of a newsletter's paragraph: only what may be published once it is frozen is meant for one.</summary>
    internal static string Heading(OutcomeReport report, string what, Language language) => report.Edition == Edition.Public
        ? new Text("Nyhetsbrev: {0}", "Newsletter: {0}").In(language, Lower(what, language)) : what;

    internal static string Percent(decimal share, Language language) => new Text("{0} procent", "{0} per cent").In(language, Figures.Whole(share * 100, language));

    /// <summary>To stand within a sentence; <c>SFI</c> and other abbreviations stay.</summary>
    internal static string Lower(string name, Language language) => name.Length > 1 && char.IsUpper(name[1]) ? name : name[..1].ToLower(language.Culture()) + name[1..];

    /// <summary>The areas that a list would have, and the edition hides: as its tables name them, with nothing of them.</summary>
    internal static string NotShown(IReadOnlyList<string> areas, Language language) =>
        new Text("{0}: visas inte, eftersom små antal döljs", "{0}: not shown, since small counts are hidden").In(language, areas.Listed(language));

    /// <summary>The areas that a list would have, and nothing is delivered of.</summary>
    internal static string Undelivered(string areas, Language language) => new Text("{0}: saknas, inget är levererat", "{0}: missing, nothing is delivered").In(language, areas);

    /// <summary>In the place of sentences where every number is hidden.</summary>
    internal static Text Hidden { get; } = new("visas inte, eftersom små antal döljs.", "not shown, since small counts are hidden.");

    /// <summary>Shares of participants, site by site: self-referrals.</summary>
    private static IEnumerable<KitText> SelfReferred(OutcomeReport report, Language language)
    {
        foreach (var (i, share) in report.Whole.Shares.Index().Where(share => share.Item.Measure is InitiatedShare))
        {
            var rows = report.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Site && scope.Shares[i].Ratio is { Denominator: > 0 })
                .Select(scope => $"{scope.Scope.Name}: {Percent(Figures.Of(scope.Shares[i].Ratio!.Value), language)}").ToList();
            if (report.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Site && scope is { IsMissing: false } && scope.Shares[i].Ratio is null).Select(scope => scope.Scope.Name).ToList() is { Count: > 0 } hidden && (rows.Count > 0 || share.Ratio is not null))
                rows.Add(NotShown(hidden, language));
            if (report.Scopes.Where(scope => scope is { IsMissing: true, Scope.Kind: ScopeKind.Site }).Select(scope => scope.Scope.Name).ToList() is { Count: > 0 } missing && rows.Count > 0)
                rows.Add(Undelivered(missing.Listed(language), language));
            var (name, told) = (share.Measure.Name.In(language), share.Ratio is { Denominator: > 0 } ratio ? Percent(Figures.Of(ratio), language) : null);
            if (told is not null || rows.Count > 0)
                yield return KitText.Of(Heading(report, name, language), (told is null ? new Text("{0} till och med {1}, av dem där det är känt.", "{0} to the end of {1}, of those where it is known.") : new("{0} till och med {1}: {2} av dem där det är känt.", "{0} to the end of {1}: {2} of those where it is known."))
                    .In(language, name, report.AsOf.Name(language), told), rows);
        }
    }

    private static IEnumerable<KitText> Now(OutcomeReport report, Language language)
    {
        yield return new(new Text("Rapport: läget {0}", "Report: where it stands {0}").In(language, report.Since.In(language)), string.Join(' ', SummaryWords.SinceTheStart(report, language)));
    }

    /// <summary>The period that the report leads with, or the year so far, in a paragraph; the other ones that end with the month a row each.</summary>
    private static IEnumerable<KitText> Periods(OutcomeReport report, Language language)
    {
        var told = report.Periods.Where(told => told.Period == report.Lead || told.Period == Period.YearUntil(report.AsOf) || told.Period.Last == report.AsOf)
            .OrderByDescending(told => told.Period == report.Lead).ThenByDescending(told => told.Period.Months).ToList();
        if (told is [var first, .. var others])
            yield return KitText.Of(new Text("Rapport: {0}", "Report: {0}").In(language, first.Period.InWords(language)), first.Paragraph(language), others.Select(other => other.Paragraph(language)));
    }

    /// <summary>How those fare who have left, and the other shares but those of who came.</summary>
    private static IEnumerable<KitText> Followed(OutcomeReport report, Language language)
    {
        List<string> sentences = [.. report.Whole.Shares.Where(share => share.Measure is not InitiatedShare && share.Ratio is { Denominator: > 0 }).SelectMany(Sentences)];
        if (sentences.Count > 0)
            yield return new(new Text("Rapport: uppföljning", "Report: follow-up").In(language), string.Join(' ', sentences));

        IEnumerable<string> Sentences(ShareOutcome share)
        {
            yield return (share.Measure.Goal is null ? new Text("{0}, till och med {1}: {2} ({3} av {4}).", "{0}, to the end of {1}: {2} ({3} of {4}).") : new("{0}, till och med {1}: {2} ({3} av {4}), mot målet {5}.", "{0}, to the end of {1}: {2} ({3} of {4}), against the target of {5}."))
                .In(language, share.Measure.Name.In(language), report.AsOf.Name(language), Figures.Share(share.Ratio, language), Figures.Count(share.Ratio!.Value.Numerator, language), Figures.Count(share.Ratio.Value.Denominator, language), Figures.Target(share, language));
            if (share.WarningInWords(language) is { } warning)
                yield return warning;
            else if (share.AnsweredInWords(language) is { } answered)
                yield return answered + ".";
        }
    }

    /// <summary>The latest of each key figure and area, surveys too: of the period that the report leads with, or until the month. In the public edition numbers only.</summary>
    private static IEnumerable<KitText> KeyFigures(OutcomeReport report, Language language)
    {
        var rows = report.Figures.Where(figure => figure.Told.Period.Last <= report.AsOf && (report.Lead is not { } lead || figure.Told.Period.First >= lead.First))
            .GroupBy(figure => (figure.Told.Figure.Id, figure.Told.Site?.Id)).Select(told => told.MaxBy(figure => (figure.Told.Period.Last, figure.Told.Period.Months))!).Select(Row).ToList();
        if (rows.Count > 0)
            yield return KitText.Of(new Text("Rapport: nyckeltal och enkäter", "Report: key figures and surveys").In(language), new Text("Nyckeltal och enkäter, det senaste av varje:", "Key figures and surveys, the latest of each:").In(language), rows);

        string Row(FigureOutcome figure)
        {
            var (told, target) = (figure.Told, figure.Target(language));
            var held = target is null ? "" : figure.Assessment is null or Assessment.NoData
                ? new Text(" (mål {0})", " (target {0})").In(language, target) : new Text(" (mål {0}, {1})", " (target {0}, {1})").In(language, target, Lower(figure.AssessmentName(language)!, language));
            return $"{told.Figure.Name.In(language)}{(told.Site is { } site ? ", " + site.Name : "")}, {told.Period.InWords(language)}: {told.Value.In(language)}{held}";
        }
    }

    private static IEnumerable<KitText> ReportedGoals(OutcomeReport report, Language language)
    {
        string Heading(Text level, Text name) => new Text("Delårsrapport: {0} {1}", "Part-year report: {0} {1}").In(language, Lower(level.In(language), language), name.In(language));
        foreach (var goal in report.Goals)
            yield return new(Heading(goal.Goal.Level, goal.Goal.Name), goal.Paragraph(language));
        foreach (var (level, activity) in report.Project.Goals.SelectMany(goal => goal.Activities).Select(activity => (new Text("Aktivitet", "Activity"), activity)).Concat(report.Project.Assignments.Select(assignment => (new Text("Uppdrag", "Assignment"), assignment))))
            if (report.Judgements.Of(activity.Id) is { } said && (said.Decides.Length > 0 || said.Comment.Length > 0))
                yield return new(Heading(level, activity.Name), $"{(said.Decides.Length > 0 ? said.Status().Name().In(language) + ". " : "")}{said.Comment}".Trim());
    }

    private static Text Joined(Text first, Text second) => new($"{first.Sv} {second.Sv}".Trim(), $"{first.En} {second.En}".Trim());

    // A per cent in a word; what is of more decimals is a sign.
    [GeneratedRegex(@"\d (procent|per cent)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsRounded();
}
