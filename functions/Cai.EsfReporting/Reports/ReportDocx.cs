using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Documents;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report for whoever writes a delårsrapport or a verksamhetsberättelse: in sentences and in tables to keep, cut out and comment. With the charts that go with them; what it does not have is in html and xlsx.
/// </summary>
public sealed class ReportDocx : IReportFormat
{
    public string FileName => "report.docx";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var (title, asOf) = report.Lead is { } lead
            ? ($"{report.Project.Name}, {lead.InWords(language)}", new Text("Resultatrapport för {0}; bredvid den tiden {2}, till och med {1}", "Outcome report for {0}; beside it the time {2}, to the end of {1}").In(language, lead.InWords(language), report.AsOf.Name(language), report.Since.In(language)))
            : (report.Project.Name, new Text("Resultatrapport, läget till och med {0}", "Outcome report as of the end of {0}").In(language, report.AsOf.Name(language)));
        return TextDocument.WriteAsync(stream, title, asOf, language, Of(report, language), cancellation);
    }

    private static IEnumerable<Block> Of(OutcomeReport report, Language language)
    {
        yield return new Paragraph(report.NameAndUse().In(language)) { IsNotice = true };
        if (report.Edition == Edition.Public)
            yield return new Paragraph(MethodWords.Hidden(report).In(language)) { IsNotice = true };
        var (since, periods) = (Outcome(report, language).Concat(ByYear(report, language)), Periods(report, language));
        foreach (var block in Summary(report, language).Concat(GoalsDocument.Of(report, language)).Concat(report.Lead is null ? since : periods).Concat(report.Lead is null ? periods : since)
            .Concat(KeyFigures(report, language)).Concat(PlacesDocument.Of(report, language)).Concat(Completeness(report, language)))
            yield return block;
        yield return new Heading(1, new Text("Så är det räknat", "How it is counted").In(language));
        foreach (var (term, meaning) in MethodWords.Of(report, language))
            yield return new Definition(term, meaning);
    }

    private static IEnumerable<Block> Summary(OutcomeReport report, Language language)
    {
        yield return new Heading(1, SummaryWords.Heading(report).In(language));
        foreach (var sentence in SummaryWords.Paragraphs(report, language))
            yield return new Paragraph(sentence);
        yield return new Paragraph(new Text("Godkännande: {0}", "Approval: {0}").In(language, report.ApprovalIn(language)));
        if (report.Comment is not { } comment)
            yield break;
        yield return new Heading(2, CommentWords.Heading.In(language));
        foreach (var line in comment.Lines())
            yield return new Paragraph(line);
        yield return new Paragraph(comment.Written(language));
    }

    private static IEnumerable<Block> Outcome(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        yield return new Heading(1, report is { Lead: null, KnownFrom: null } ? T("Utfall mot mål", "Outcome against targets") : new Text("Utfall mot mål, {0}", "Outcome against targets, {0}").In(language, report.Since.In(language)));
        yield return new DocumentTable(new Text("{0}: utfall mot mål {2}, till och med {1}", "{0}: outcome against targets {2}, to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language), report.Since.In(language)),
            [new(T("Område", "Area"), 22), new(T("Indikator", "Indicator"), 24), new(T("Antal", "Number"), 12, true), new(T("Andel", "Rate"), 10, true), new(T("Mål", "Target"), 12, true), new(T("Bedömning", "Assessment"), 17), new(T("Trend mot ett år tidigare, p.e.", "Trend against a year earlier, p.p."), 16)],
            [.. report.Scopes.SelectMany(scope => scope.Indicators.Select(i => ((IReadOnlyList<string>)
            [
                scope.Scope.NameIn(report.Project, language), i.Indicator.Name.In(language), OfMany(i.Ratio, language), Figures.Share(i.Ratio, language), Figures.Target(i, language),
                i.Indicator.Goal is null ? Figures.NotAssessedOf(i.Indicator).In(language) : Figures.Assessment(i.Assessment, language), i.Trend is null ? Figures.Hidden : $"{i.Trend.Shape()} {TrendWords.Word(i, language)}",
            ]).OrMissing(scope.IsMissing, language)))]);
        foreach (var chart in DocumentFigures.Outcome(report, language))
            yield return chart;
        yield return new DocumentTable(new Text("{0}: deltagare {2}, till och med {1}", "{0}: participants {2}, to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language), report.Since.In(language)),
            [new(T("Område", "Area"), 30), new(T("Deltagare", "Participants"), 14, true), new(T("Inskrivna", "Enrolled"), 14, true), new(T("Avslutade", "Left"), 14, true), new(T("Utan känt avslut", "No known exit"), 14, true), new(T("Därav anonyma", "Of whom anonymous"), 14, true)],
            [.. report.Scopes.Select(scope => ((IReadOnlyList<string>)
                [scope.Scope.NameIn(report.Project, language), .. ((int?[])[scope.People.Participants, scope.People.Enrolled, scope.People.Leavers, scope.People.Untold, scope.People.Anonymous]).Select(count => Figures.Count(count, language))]).OrMissing(scope.IsMissing, language))]);
        foreach (var undelivered in report.UndeliveredInWords(language))
            yield return new Paragraph(undelivered);
    }

    private static IEnumerable<Block> ByYear(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var years = YearsAsColumns.Of(report);
        if (years.Rows.Count == 0)
            yield break;
        yield return new Heading(1, T("Indikatorer per år", "Indicators by year"));
        yield return new Paragraph(YearsAsColumns.About.In(language));
        yield return ByYear(report, years, report.Project.Name, years.RowsOfPage, language);
        foreach (var (column, missing) in years.Missing(report, language))
            yield return new Paragraph($"{YearsAsColumns.Heading(column, language)}: {missing}");
        foreach (var (sub, rows) in years.RowsOfSubProjects)
            yield return ByYear(report, years, sub.NameIn(report.Project, language), rows, language);
    }

    private static DocumentTable ByYear(OutcomeReport report, YearsAsColumns years, string of, IEnumerable<IndicatorOverYears> rows, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(new Text("{0}: indikatorer per år till och med {1}", "{0}: indicators by year to the end of {1}").In(language, of, report.AsOf.Name(language)),
            [new(T("Indikator", "Indicator"), 22), .. years.Columns.Select(column => new DocumentColumn(YearsAsColumns.Heading(column, language), 14, true)), new(T("Mål", "Target"), 14, true), new(T("Bedömning", "Assessment"), 20), new(T("Trend", "Trend"), 18)],
            [.. rows.Select(row => (IReadOnlyList<string>)
            [
                row.Of == report.Project.Name || row.Kind == ScopeKind.SubProject ? row.NameIn(language) : $"{row.NameIn(language)}, {row.Of}",
                .. row.Years.Select((year, i) => year is null ? Figures.Nothing : year.In(row.Unit, language) + (year.Period == years.Columns[i] ? "" : $" ({year.Period.InWords(language)})")),
                row.Latest?.TargetIn(row.Unit, language) is { } target ? target + (row.Latest.IsAtMost ? T(" (som högst)", " (at most)") : "") : Figures.NotApplicable,
                (row.Latest?.AssessmentIn(language) ?? row.NotAssessed.In(language))
                    + (row.Concerns is { } concerns && row.Latest?.Assessment is not null ? new Text(" (gäller {0})", " (of {0})").In(language, concerns.InWords(language)) : ""),
                row.Latest?.TrendIn(language) ?? "",
            ])]);
    }

    /// <summary>The period that was asked for, or the year so far, area by area; and the halves, tertials and quarters of this year and the last.</summary>
    private static IEnumerable<Block> Periods(OutcomeReport report, Language language)
    {
        if (report.Periods.Count == 0)
            yield break;
        yield return new Heading(1, new Text("Perioder", "Periods").In(language));
        yield return new Paragraph(PeriodOutcome.NeedNotAddUp(report).In(language));
        foreach (var chart in DocumentFigures.Years(report, language))
            yield return chart;
        foreach (var told in ((PeriodOutcome?[])[report.Leading, report.YearSoFar]).OfType<PeriodOutcome>().Distinct())
        {
            foreach (var table in Tables(report, (told.Scopes.Count == 1 ? new Text("{0}, {1}: hela projektet", "{0}, {1}: the whole project") : new("{0}, {1}: område för område", "{0}, {1}: area by area")).In(language, report.Project.Name, told.Period.InWords(language)), new("Område", "Area"), told.Scopes.Select(scope => (scope.Scope.NameIn(report.Project, language), scope)), language))
                yield return table;
            if (told.MissingInWords(language) is { Length: > 0 } missing)
                yield return new Paragraph(missing);
            foreach (var table in Reasons(report, told, language))
                yield return table;
        }

        var parts = report.Parts();
        if (parts.Count == 0)
            yield break;
        foreach (var table in Tables(report, new Text("{0}: halvår, tertial och kvartal av {1}", "{0}: half-years, tertials and quarters of {1}").In(language, report.Project.Name, parts.YearsInWords(language)),
            new("Period", "Period"), parts.Select(told => (told.Period.InWords(language), told.Whole)), language))
            yield return table;
        foreach (var lacking in parts.LackingInWords(language))
            yield return new Paragraph(lacking);
    }

    /// <summary>Of the same rows two tables, that neither is crowded: the people, and the shares against their targets.</summary>
    private static IEnumerable<DocumentTable> Tables(OutcomeReport report, string caption, Text head, IEnumerable<(string Name, PeriodOfScope Row)> rows, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var all = rows.ToList();
        var tells = report.Edition == Edition.Internal;
        yield return new(caption + T(", deltagare", ", participants"),
            [
                new(head.In(language), 26), .. tells ? [new(PeriodSentences.TookPart.In(language), 16, true)] : Array.Empty<DocumentColumn>(),
                new(T("Påbörjade", "Started"), 15, true), new(T("Inskrivna vid slutet", "Enrolled at the end"), 15, true), new(T("Avslutade", "Left"), 15, true), new(T("Utan känt avslut", "No known exit"), 13, true),
            ],
            [.. all.Select(told => ((IReadOnlyList<string>)
            [
                told.Name, .. tells ? [Figures.Count(told.Row.TookPart, language)] : Array.Empty<string>(),
                .. ((int?[])[told.Row.Started, told.Row.Enrolled, told.Row.Leavers, told.Row.Untold]).Select(count => Figures.Count(count, language)),
            ]).OrMissing(told.Row.IsMissing, language))]);
        // A target that is the same in every row stands above them, another in each.
        var alike = report.Project.Indicators.Select((_, i) => all.Select(told => told.Row.Indicators[i].Target).Distinct().ToList() is [{ Number: not null }]).ToList();
        yield return new(caption + T(", utfall mot mål", ", outcome against targets"),
            [
                new(head.In(language), 26),
                .. report.Project.Indicators.SelectMany((indicator, i) => (DocumentColumn[])
                    [new(indicator.Name.In(language) + (alike[i] ? $" ({T("mål", "target")} {Figures.Target(all[0].Row.Indicators[i], language)})" : ""), 24, true), new(T("Bedömning", "Assessment"), 18)]),
            ],
            [.. all.Select(told => ((IReadOnlyList<string>)
            [
                told.Name,
                .. told.Row.Indicators.SelectMany((i, at) => (string[])
                    [i.IsMissing ? Figures.Hidden : i.Ratio is { Denominator: 0 } ? Figures.Nothing : $"{Figures.Share(i.Ratio, language)} ({OfMany(i.Ratio, language)})", (i.IsMissing ? Figures.Hidden : i.Target is null ? Figures.NotAssessed.In(language) : Figures.Assessment(i.Assessment, language)) + (alike[at] || i.Target is null || i.IsMissing ? "" : $", {T("mål", "target")} {Figures.Target(i, language)}")]),
            ]).OrMissing(told.Row.IsMissing, language))]);
    }

    /// <summary>With which reasons they left in a period: as many areas beside the whole as leave room for the reasons' words.</summary>
    private static IEnumerable<DocumentTable> Reasons(OutcomeReport report, PeriodOutcome told, Language language) => PeriodReasons.Of(report, told, most: 4).Select(reasons => new DocumentTable(
        $"{report.Project.Name}: {TextKit.Lower(reasons.Caption(language), language)}",
        [new(new Text("Avslutsorsak", "Exit reason").In(language), 26), .. reasons.Areas.Select(area => new DocumentColumn(PeriodReasons.Head(area, language), 14, true))],
        [.. reasons.Rows.Select(row => (IReadOnlyList<string>)[(row.Word == "reason" ? "–\u00A0" : "") + row.Name.In(language), .. reasons.Areas.Select(area => row.CountIn(area, language))])]));

    private static IEnumerable<Block> KeyFigures(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        if (report.Figures.Count == 0)
            yield break;
        yield return new Heading(1, T("Nyckeltal", "Key figures"));
        yield return new Paragraph(T("Levererade som de är: de räknas inte på deltagarna. Ett mål för ett helt år är omräknat till periodens del.", "Delivered as they are: they are not counted from participants. A target for a whole year is pro-rated to the period."));
        yield return new DocumentTable(new Text("{0}: nyckeltal till och med {1}", "{0}: key figures to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language)),
            [new(T("Nyckeltal", "Key figure"), 32), new(T("Period", "Period"), 16), new(T("Utfall", "Outcome"), 16, true), new(T("Mål", "Target"), 12, true), new(T("Bedömning", "Assessment"), 16), new(T("Trend", "Trend"), 16)],
            [.. report.Figures.Select(f => (IReadOnlyList<string>)
            [
                $"{f.Told.Figure.Name.In(language)}, {f.Told.Site?.Name ?? report.Project.Name}", f.Told.Period.InWords(language), f.Told.Value.In(language) is { Length: > 0 } told ? told : Figures.Nothing,
                f.Target(language) ?? Figures.NotApplicable,
                f.AssessmentName(language) is { } assessed ? $"{f.Assessment.Shape()} {assessed}".WithNear(f.Near(report.Project), language) : Figures.NotAssessed.In(language),
                f.TrendIn(language),
            ])]);
        foreach (var f in report.Figures.Where(f => f.Told.Comment.Length > 0))
            yield return new Definition(new Text("Kommentar till {0}, {1}, {2}", "Comment on {0}, {1}, {2}").In(language, f.Told.Figure.Name.In(language), f.Told.Site?.Name ?? report.Project.Name, f.Told.Period.InWords(language)), f.Told.Comment);
    }

    private static IEnumerable<Block> Completeness(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        yield return new Heading(1, T("Leveranser", "Deliveries"));
        yield return new Paragraph(report.MissingInWords(language));
        if (report.UntoldBySite.Count > 0)
            yield return new Paragraph(T("Utan känt avslut: ", "No known exit: ") + string.Join("; ", report.UntoldBySite.Select(untold =>
                new Text("{0}, {1} senast nämnda i {2}", "{0}, {1} last named in {2}").In(language, untold.Site, untold.Persons, untold.Month.Name(language)))) + ".");
        yield return new DocumentTable(new Text("{0}: månader som väntas till och med {1}", "{0}: months expected to the end of {1}").In(language, report.Project.Name, report.AsOf.Name(language)),
            [new(T("Ort", "Site"), 30), new(T("Väntade", "Expected"), 14, true), new(T("Levererade", "Delivered"), 14, true), new(T("Saknas", "Missing"), 42)],
            [.. report.Completeness.Select(site => (IReadOnlyList<string>)
            [
                site.Site.Name, Figures.Count(site.Months.Count, language), Figures.Count(site.Months.Count - site.Lacking.Count(), language),
                site.Lacking.Any() ? string.Join(", ", site.Lacking.Select(month => month.IsPreliminary ? new Text("{0} preliminär", "{0} preliminary").In(language, month.Month) : month.Month.ToString())) : Figures.Nothing,
            ])]);
    }

    /// <summary><c>12 av 77</c>; <c>..</c> where it is hidden.</summary>
    private static string OfMany(Ratio? ratio, Language language) => ratio is not { } told ? Figures.Hidden
        : new Text("{0} av {1}", "{0} of {1}").In(language, Figures.Count(told.Numerator, language), Figures.Count(told.Denominator, language));
}
