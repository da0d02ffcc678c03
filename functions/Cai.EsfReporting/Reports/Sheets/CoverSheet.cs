using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Försättsblad: what the workbook is, its main numbers, and how to read the rest.</summary>
internal static class CoverSheet
{
    /// <summary>Characters of a paragraph that a row shows whole.</summary>
    private const int LongestRow = 2000;

    public static PageSheet Of(OutcomeReport report, string title, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Försättsblad", "Cover"), title,
            [new("", ColumnKind.Text, 36), new("", ColumnKind.Percent, 16), new("", ColumnKind.Percent, 16), new("", ColumnKind.Text, 24), new("", ColumnKind.Text, 24)],
            [
                new(PageRowKind.Prose, T(
                    "Rapporten visar hur det går för projektets deltagare mot projektets mål. Den är räknad på orternas leveranser och är gjord för uppföljning och redovisning.",
                    "The report shows how the project's participants fare against the project's targets. It is counted from the sites' deliveries, for follow-up and reporting.")),
                new(PageRowKind.Empty),
                .. About(report, language),
                .. Comment(report, language),
                .. report.Leading is { } leading ? OfPeriod(report, leading, language).Select(row => row with { Cells = row.Cells.OrMissing(leading.Whole.IsMissing, language) }) : [],
                new(PageRowKind.Heading, report.Lead is null ? T("Hela projektet i korthet", "The whole project in short")
                    : new Text("Hela projektet {1}, till och med {0}", "The whole project {1}, to the end of {0}").In(language, report.AsOf.Name(language), report.Since.In(language))),
                new(PageRowKind.Header, "", T("Utfall", "Outcome"), T("Mål", "Target"), T("Bedömning", "Assessment"), T("Trend", "Trend")),
                .. InShort(report, language).Select(row => row with { Cells = row.Cells.OrMissing(report.Whole.IsMissing, language) }),
                .. report.TargetChanges.Select(change => new PageRow(PageRowKind.Prose, change.Told(language))),
                .. report.TargetChanges.Count > 0 ? [new(PageRowKind.Prose, TargetChangeWords.AllByTheNew.In(language))] : Array.Empty<PageRow>(),
                .. !report.Whole.IsMissing && report.Whole.People.WhatIsOutside(language) is { Length: > 0 } outside ? [new(PageRowKind.Prose, outside)] : Array.Empty<PageRow>(),
                .. report.Whole.Indicators.Where(i => report.Whole.Between(i) is not null).Select(i => new PageRow(PageRowKind.Prose, $"{i.Indicator.Name.In(language)}. {report.Whole.BetweenInWords(i, language)}")),
                .. report.Whole.Shares.Select(share => share.WarningInWords(language)).OfType<string>().Select(warning => new PageRow(PageRowKind.Prose, warning)),
                new(PageRowKind.Heading, T("Tecken", "Signs")),
                .. Signs(report, language),
                new(PageRowKind.Heading, T("Så läser du", "How to read")),
                new(PageRowKind.Prose, T(
                    "En deltagare är en person och räknas en gång på varje nivå. Andelar är av dem som avslutat, utom avlidna, om inget annat står.",
                    "A participant is a person, counted once at each level. Shares are of those who have left, except the deceased, unless it says otherwise.")),
                new(PageRowKind.Prose, T(
                    "Varje blad har en tabell som går att filtrera och sortera. Tal är tal med alla decimaler; avrundningen är bara hur de visas. Bladet Innehåll leder till alla blad.",
                    "Each sheet has one table to filter and sort. Numbers are numbers with all their decimals; rounding is only how they are shown. The sheet Contents leads to all sheets.")),
            ])
        {
            About = T("Syfte, kontakt, de viktigaste talen och teckenförklaring", "Purpose, contact, the main numbers and the signs"),
        };
    }

    private static IEnumerable<PageRow> About(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var project = report.Project;
        yield return new(PageRowKind.Fact, T("Projekt", "Project"), project.Name);
        yield return new(PageRowKind.Fact, T("Projektperiod", "Project period"), $"{Figures.Day(project.From)} – {Figures.Day(project.To)}");
        if (report.Lead is { } lead)
            yield return new(PageRowKind.Fact, T("Period", "Period"), $"{lead.AsHeading(language)} ({lead.First}–{lead.Last})");
        yield return new(PageRowKind.Fact, T("Till och med", "Up to and including"), report.AsOf.ToString());
        yield return new(PageRowKind.Fact, T("Utgåva", "Edition"), report.NameAndUse().In(language));
        if (Withheld.InWords(report.Project, report.Withheld) is { } withheld)
            yield return new(PageRowKind.Fact, T("Utelämnat", "Left out"), withheld.In(language));
        yield return new(PageRowKind.Fact, T("Godkännande", "Approval"), report.ApprovalIn(language));
        yield return new(PageRowKind.Fact, T("Leveranser", "Deliveries"), report.MissingInWords(language));
        yield return new(PageRowKind.Fact, T("Kontakt", "Contact"), project.ContactTold?.In(language) ?? Figures.Nothing);
        if (report.NextDeadline is { } next)
            yield return new(PageRowKind.Fact, T($"Första tidsgräns efter {report.AsOf.Name(Language.Sv)}", $"First deadline after {report.AsOf.Name(Language.En)}"), $"{Figures.Day(next.Due)}: {next.Name.In(language)}");
    }

    private static IEnumerable<PageRow> Comment(OutcomeReport report, Language language) => report.Comment is not { } comment ? [] :
    [
        new(PageRowKind.Heading, CommentWords.Heading.In(language)),
        .. comment.Lines().SelectMany(line => Rows(line)).Select(row => new PageRow(PageRowKind.Prose, row)),
        new(PageRowKind.Prose, comment.Written(language)),
    ];

    /// <summary>A row is at most 409 points high in Excel: a paragraph that is longer goes on in the next.</summary>
    private static IEnumerable<string> Rows(string line)
    {
        while (line.Length > LongestRow)
        {
            // Between words; in a text without spaces never inside a character.
            var end = line.LastIndexOf(' ', LongestRow) is > LongestRow / 2 and var space ? space : char.IsHighSurrogate(line[LongestRow - 1]) ? LongestRow - 1 : LongestRow;
            yield return line[..end];
            line = line[end..].TrimStart();
        }

        yield return line;
    }

    /// <summary>The period that the report leads with, before the time since the start.</summary>
    private static IEnumerable<PageRow> OfPeriod(OutcomeReport report, PeriodOutcome told, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var (name, whole) = (told.Period.AsHeading(language), told.Whole);
        yield return new(PageRowKind.Heading, new Text("{0}, hela projektet", "{0}, the whole project").In(language, name));
        yield return new(PageRowKind.Header, "", T("Utfall", "Outcome"), T("Mål", "Target"), T("Bedömning", "Assessment"));
        if (whole.TookPart is { } tookPart)
            yield return Number(PeriodSentences.TookPart.In(language), tookPart);
        yield return Number(T("Påbörjade", "Started"), whole.Started);
        yield return Number(T("Avslutade", "Left"), whole.Leavers);
        yield return Number(T("Utan känt avslut", "No known exit"), whole.Untold);
        yield return Number(T("Inskrivna vid slutet", "Enrolled at the end"), whole.Enrolled);
        foreach (var i in whole.Indicators)
            yield return new(PageRowKind.Figures, i.Indicator.Name.In(language), Shown.Rate(i.Ratio), Shown.Target(i, language), Shown.Assessment(i.Assessment is not null, i.Assessment, language));
        if (told.MissingInWords(language) is { Length: > 0 } missing)
            yield return new(PageRowKind.Prose, missing);
        yield return new(PageRowKind.Prose, PeriodOutcome.NeedNotAddUp(report).In(language));
    }

    private static IEnumerable<PageRow> InShort(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var whole = report.Whole;
        yield return Number(T("Deltagare", "Participants"), whole.People.Participants);
        yield return Number(T("Därav inskrivna", "Of whom enrolled"), whole.People.Enrolled);
        yield return Number(T("Därav utan känt avslut", "Of whom no known exit"), whole.People.Untold);
        yield return Number(T("Därav avslutade", "Of whom left"), whole.People.Leavers);
        yield return Number(T("Därav anonyma", "Of whom anonymous"), whole.People.Anonymous);
        foreach (var i in whole.Indicators)
            yield return new(PageRowKind.Figures, i.Indicator.Name.In(language), Shown.Rate(i.Ratio), Shown.Target(i, language), Shown.Assessment(i.Indicator, i.Assessment, language), TrendWords.InCell(i, language));
        if (report.YearSoFar is { } year && year.Period != report.Lead)
            foreach (var i in year.Whole.Indicators.Where(i => i.Indicator.GoalOfYear is not null))
                yield return new(PageRowKind.Figures, $"{i.Indicator.Name.In(language)}, {year.Period.InWords(language)}", Shown.Rate(i.Ratio), Shown.Target(i, language), Figures.Assessment(i.Assessment, language));
        foreach (var s in whole.Shares)
            yield return new(PageRowKind.Figures, s.Measure.Name.In(language), Shown.Rate(s.Ratio), Shown.Target(s, language),
                Shown.Assessment(s.Measure.Goal is not null, s.Assessment, language), TrendWords.InCell(s, language));
    }

    private static PageRow Number(string name, int? count) => new(PageRowKind.Figures, name, Shown.Count(count));

    private static IEnumerable<PageRow> Signs(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        yield return new(PageRowKind.Fact, Figures.Nothing, T("Inget: det finns ingen att räkna på", "Nothing: there is nobody to count"));
        yield return new(PageRowKind.Fact, UndeliveredWords.Word.In(language), UndeliveredWords.Meaning.In(language));
        yield return new(PageRowKind.Fact, Shown.NotApplicable, T("Uppgiften kan inte förekomma, eller frågas inte", "Not applicable, or not asked"));
        yield return new(PageRowKind.Fact, Figures.Hidden, new Text("Dolt: talet är från 1 till {0}, säger samma sak om var och en i en grupp, eller skulle avslöja något sådant", "Hidden: the number is from 1 to {0}, says the same of each in a group, or would reveal one that does").In(language, report.Catalogue.SmallestPublishedCount - 1));
        foreach (var assessment in (Assessment[])[Assessment.Reached, Assessment.Near, Assessment.NotReached])
            yield return new(PageRowKind.Fact, assessment.Shape(), assessment.Name().In(language));
        yield return new(PageRowKind.Fact, string.Join(' ', Trend.Up.Shape(), Trend.Unchanged.Shape(), Trend.Down.Shape()), T(
            "Ökad, oförändrad, minskad mot tolv månader tidigare; inom 0,5 procentenheter är oförändrad",
            "Increased, unchanged, decreased against twelve months earlier; within 0.5 percentage points is unchanged"));
        yield return new(PageRowKind.Fact, Trend.None.Name().In(language), T("Det saknas ett värde nu, eller ett tidigare att jämföra med, eller något av dem är av färre än tio", "There is no value now, or no earlier one to compare with, or either is of fewer than ten"));
    }
}
