using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>How many have answered a follow-up of how many it was due for, in words: a rate of few answers says little of the others.</summary>
public static class FollowUpWords
{
    /// <summary>Beside a rate of too few answers.</summary>
    public static Text FewAnswered { get; } = new("Få har svarat", "Few have answered");

    /// <summary><c>Svar: 95 av 342 (27,8 %)</c>; null for a share that is no follow-up, and where it is due for nobody.</summary>
    public static string? AnsweredInWords(this ShareOutcome share, Language language)
    {
        if (share.Measure is not FollowUpShare || share.Due == 0)
            return null;
        var counts = new Text("Svar: {0} av {1}", "Answers: {0} of {1}").In(language, Figures.Count(share.Ratio?.Denominator, language), Figures.Count(share.Due, language));
        return share.Answered is { } answered ? $"{counts} ({Figures.Share(answered, language)})" : counts;
    }

    /// <summary>Why the rate says little; null where enough have answered, and where a number is hidden.</summary>
    public static string? WarningInWords(this ShareOutcome share, Language language) => share.IsThinlyAnswered != true || share.Measure is not FollowUpShare followUp ? null
        : new Text("{0}: {1} av {2} som skulle följas upp har svarat ({3}; minst {4} behövs). De andra kan ha det på annat sätt, så andelen säger lite.",
            "{0}: {1} of {2} whose follow-up is due have answered ({3}; at least {4} are needed). The others may fare otherwise, so the rate says little.")
        .In(language, share.Measure.Name.In(language), Figures.Count(share.Ratio?.Denominator, language), Figures.Count(share.Due, language),
            Figures.Share(share.Answered, language), Figures.Target(followUp.LeastAnswered, language));
}
