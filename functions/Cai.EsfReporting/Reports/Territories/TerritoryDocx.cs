using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Documents;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>For whoever writes of a place: its projects in sentences, and in tables to keep, cut out and comment.</summary>
public sealed class TerritoryDocx : ITerritoryFormat
{
    public string FileName => "report.docx";

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation) =>
        TextDocument.WriteAsync(stream, TerritoryWords.Title(report, language), TerritoryWords.AsOf(report, language), language, Of(report, language), cancellation);

    private static IEnumerable<Block> Of(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        yield return new Paragraph(TerritoryWords.Use(report, language)) { IsNotice = true };
        if (report.Edition == Edition.Public)
            yield return new Paragraph(TerritoryWords.OfPublic.In(language)) { IsNotice = true };
        if (report.Edition == Edition.Internal)
        {
            yield return new Heading(1, T("Olika personer", "Different people"));
            foreach (var sentence in TerritoryWords.People(report, language))
                yield return new Paragraph(sentence);
            if (report.People is not null)
                yield return People(report, language);
        }

        yield return new Heading(1, T("Leveranser", "Deliveries"));
        foreach (var sentence in TerritoryWords.Missing(report, language))
            yield return new Paragraph(sentence);
        yield return new Heading(1, T("Projekten sida vid sida", "The projects side by side"));
        yield return new Paragraph(TerritoryWords.DoNotAdd.In(language));
        if (report.Period is not null)
            yield return new Paragraph(TerritoryWords.OfPeriod(report, language));
        if (report.Rows.Any())
        {
            yield return Outcomes(report, language);
            yield return Participants(report, language);
        }

        foreach (var block in Beside(report, language))
            yield return block;
        yield return new Heading(1, T("Underlag", "Sources"));
        yield return new Definition(T("Katalogens version", "Catalogue version"), $"{report.Catalogue.Version}, {T("kontrollsumma", "checksum")} {report.Catalogue.Sha256}");
        foreach (var (path, sha256) in report.Projects.SelectMany(project => project.Sources))
            yield return new Definition(path, sha256);
    }

    /// <summary>What each project's own report tells beside its counts.</summary>
    private static IEnumerable<Block> Beside(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        if (report.Beside.Any())
            yield return new Heading(1, TerritoryWords.Beside.In(language));
        foreach (var (project, told) in report.Beside)
        {
            yield return new Heading(2, project.Project.Name);
            yield return new Paragraph(TerritoryWords.OfReport(told, language));
            foreach (var (i, line) in told.Comment.Index())
                yield return i > 0 ? new Paragraph(line) : new Definition(CommentWords.Heading.In(language), line);
            foreach (var sentence in TerritoryWords.Plans(project, told, language))
                yield return new Paragraph(sentence);
            if (told.Goals.Count > 0)
                yield return new DocumentTable(new Text("{0}: mål", "{0}: goals").In(language, project.Project.Name), [new(T("Mål", "Goal"), 40), new(T("Bedömning", "Assessment"), 22), new(T("Kommentar", "Comment"), 38)],
                    [.. told.Goals.Select(goal => (IReadOnlyList<string>)[$"{goal.Level.In(language)}: {goal.Name.In(language)}", goal.StandingIn(language), string.Join(' ', goal.Comment)])]);
            if (told.Places.Count > 0)
                yield return PlacesDocument.Table(project.Project, told.Places, told.AsOf, language);
        }
    }

    private static DocumentTable People(TerritoryReport report, Language language) => new(
        new Text("{0}: olika personer, {1}", "{0}: different people, {1}").In(language, report.Territory.Name, When(report, language)),
        [new(new Text("Vilka", "Who").In(language), 76), new(new Text("Personer", "People").In(language), 24, true)],
        [.. TerritoryWords.PeopleRows(report, language).Select(row => (IReadOnlyList<string>)[row.Whom, row.People is { } people ? Figures.Count(people, language) : Figures.Nothing])]);

    private static DocumentTable Outcomes(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(new Text("{0}: utfall mot varje projekts egna mål, andel av dem som avslutat, {1}", "{0}: outcomes against each project's own targets, share of those who left, {1}").In(language, report.Territory.Name, When(report, language)),
            [
                .. Whom(report, report.Edition == Edition.Public ? 23 : 25, language), new(T("Indikator", "Indicator"), 20), new(T("Antal", "Number"), 14, true), new(T("Andel", "Rate"), 11, true), new(T("Mål", "Target"), 10, true),
                // The year so far stands there, in the internal edition.
                new(T("Bedömning", "Assessment"), report.Edition == Edition.Public ? 18 : 24),
                .. report.Period is null ? [new(T("Trend", "Trend"), 15)] : Array.Empty<DocumentColumn>(),
            ],
            [.. report.Rows.SelectMany(row => row.Scope.Indicators.Select(i => (IReadOnlyList<string>)
            [
                .. Cells(report, row.Project, row.Scope, language), i.Name.In(language), TerritoryWords.OfMany(i.Ratio, language), Figures.Share(i.Ratio, language), TerritoryWords.Target(i, language),
                TerritoryWords.YearSoFar(i, language) is { Length: > 0 } year && TerritoryWords.Assessed(i).Assessment is { } assessment ? $"{Figures.Assessment(assessment, language)}, {year}" : TerritoryWords.Assessment(i, language),
                .. report.Period is null ? [i.Trend is null ? Figures.Hidden : $"{i.Trend.Shape()} {TerritoryWords.Trend(i, language)}"] : Array.Empty<string>(),
            ]))]);
    }

    private static DocumentTable Participants(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(new Text("{0}: deltagare i varje projekt, {1}", "{0}: participants of each project, {1}").In(language, report.Territory.Name, When(report, language)),
            [
                .. Whom(report, report.Edition == Edition.Public ? 26 : 36, language),
                .. report.Period is null ? [new(T("Deltagare", "Participants"), 16, true), new(T("Därav anonyma", "Of whom anonymous"), 14, true)] : (DocumentColumn[])[new(PeriodSentences.TookPart.In(language), 16, true), new(T("Påbörjade", "Started"), 16, true)],
                new(T("Inskrivna", "Enrolled"), 14, true), new(T("Avslutade", "Left"), 15, true), new(T("Utan känt avslut", "No known exit"), 16, true),
            ],
            [.. report.Rows.Select(row => (IReadOnlyList<string>)
            [
                .. Cells(report, row.Project, row.Scope, language),
                .. ((int?[])[.. report.Period is null ? (int?[])[row.Scope.Participants, row.Scope.Anonymous] : [row.Scope.TookPart, row.Scope.Started], row.Scope.Enrolled, row.Scope.Leavers, row.Scope.Untold]).Select(count => Figures.Count(count, language)),
            ])]);
    }

    /// <summary>In the public edition each may be of another month.</summary>
    private static IEnumerable<DocumentColumn> Whom(TerritoryReport report, int share, Language language) =>
        [new(new Text("Projekt och ort", "Project and site").In(language), share), .. report.Edition == Edition.Public ? [new(new Text("Till och med", "To the end of").In(language), 12)] : Array.Empty<DocumentColumn>()];

    private static IEnumerable<string> Cells(TerritoryReport report, TerritoryProject project, TerritoryScope scope, Language language) =>
        [$"{project.Project.Name}: {TerritoryWords.NameOf(project, scope, language)}", .. report.Edition == Edition.Public ? [scope.AsOf.ToString()] : Array.Empty<string>()];

    private static string When(TerritoryReport report, Language language) => report.Period?.InWords(language) ?? new Text("till och med {0}", "to the end of {0}").In(language, report.AsOf.Name(language));
}
