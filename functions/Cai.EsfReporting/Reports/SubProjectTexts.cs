using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Reports;

/// <summary>Each sub-project by itself: its people, each share with what it is of and its target, and the period that the report leads with or the year so far. What the edition hides is no sentence, and of one that is hidden whole it is said.</summary>
internal static class SubProjectTexts
{
    public static IEnumerable<KitText> Of(OutcomeReport report, Language language)
    {
        foreach (var (s, part) in report.Scopes.Index().Where(scope => scope.Item.Scope.Kind == ScopeKind.SubProject))
        {
            var sentences = new List<string>();
            if (part.People.Participants is { } participants)
                sentences.Add(SummaryWords.TakenPart(participants, report.AsOf, part.Scope.Name, language));
            if (part.People is { Participants: not null, Enrolled: { } enrolled, Leavers: { } leavers })
                sentences.Add(SummaryWords.EnrolledAndLeft(enrolled, leavers, language));
            // The public edition tells of it once, for the whole project.
            if (report.Edition == Edition.Internal && part.People.WhatIsOutside(language) is { Length: > 0 } outside)
                sentences.Add(outside);
            if (sentences.Count > 0 && report.MissingOf([.. report.Project.SitesOf(part.Scope)], language) is { } missing)
                sentences.Insert(0, missing);
            sentences.AddRange(part.Indicators.Where(indicator => indicator.Ratio is { Denominator: > 0 }).Select(indicator => SummaryWords.Outcome(report, indicator, language, isAlone: false)));
            if ((report.Leading ?? report.YearSoFar) is { } told && s < told.Scopes.Count && !part.IsMissing)
                sentences.AddRange(told.Scopes[s].Indicators.Where(indicator => indicator.Ratio is { Denominator: > 0 }).Select(indicator => indicator.Sentence(told.Period, language))
                    .Prepend($"{told.Period.AsHeading(language)}: {told.Scopes[s].People(language)}"));
            // One that nobody has delivered of has no number to hide.
            if (sentences.Count == 0 && report.Edition == Edition.Public && part is { IsMissing: false, People.Participants: null })
                sentences.Add($"{part.Scope.Name}: {TextKit.Hidden.In(language)}");
            if (report.UndeliveredInWords(part, language) is { Length: > 0 } undelivered)
                sentences.Add(undelivered);
            if (sentences.Count > 0)
                yield return new(new Text("Rapport: {0}", "Report: {0}").In(language, part.Scope.Name), string.Join(' ', sentences));
        }
    }
}
