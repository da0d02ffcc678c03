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
            sentences.AddRange(part.Indicators.Where(indicator => indicator.Ratio is { Denominator: > 0 }).Select(indicator => SummaryWords.Outcome(report, indicator, language, isAlone: false)));
            if ((report.Leading ?? report.YearSoFar) is { } told && s < told.Scopes.Count)
                sentences.AddRange(told.Scopes[s].Indicators.Where(indicator => indicator.Ratio is { Denominator: > 0 }).Select(indicator => indicator.Sentence(told.Period, language))
                    .Prepend($"{told.Period.AsHeading(language)}: {told.Scopes[s].People(language)}"));
            // One that nobody has delivered of has no number to hide.
            if (sentences.Count == 0 && report.Edition == Edition.Public && part.People.Participants is null)
                sentences.Add($"{part.Scope.Name}: {TextKit.Hidden.In(language)}");
            if (sentences.Count > 0)
                yield return new(new Text("Rapport: {0}", "Report: {0}").In(language, part.Scope.Name), string.Join(' ', sentences));
        }
    }
}
