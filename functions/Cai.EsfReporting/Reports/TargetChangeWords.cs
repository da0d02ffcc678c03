using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Reports;

/// <summary>A change of a target in a sentence, the same in every format.</summary>
public static class TargetChangeWords
{
    /// <summary>What stands after the sentences.</summary>
    public static Text AllByTheNew { get; } = new("Allt i rapporten bedöms mot de mål som gäller nu.", "Everything in the report is assessed against the targets that hold now.");

    public static string Told(this TargetChange change, Language language)
    {
        var (before, after) = (Before(change, language), After(change, language));
        return (before is null ? new Text("Målet för {0} infördes {1}: {3}.", "The target of {0} was introduced on {1}: {3}.")
            : after is null ? new Text("Målet för {0} togs bort {1}; det var {2}.", "The target of {0} was removed on {1}; it was {2}.")
            : new Text("Målet för {0} ändrades {1} från {2} till {3}.", "The target of {0} was changed on {1} from {2} to {3}."))
            .In(language, $"”{change.Name.In(language)}”", Figures.Day(change.On), before, after);
    }

    /// <summary>Null when there was none.</summary>
    public static string? Before(this TargetChange change, Language language) => Shown(change, change.TargetsBefore, language);

    /// <summary>Null when there is none any more.</summary>
    public static string? After(this TargetChange change, Language language) => Shown(change, change.TargetsAfter, language);

    private static string? Shown(TargetChange change, IReadOnlyList<DatedTarget> targets, Language language) => targets.Count == 0 ? null : TargetText.Dated(targets, number => change switch
    {
        { Figure: { } figure } => new FigureValue(number, "", figure.Unit).In(language),
        { Unit: TargetUnit.Share } => Figures.Target(number, language),
        _ => Figures.Whole(number, language),
    }, language);
}
