using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Reports;

/// <summary>A change of a target in a sentence, the same in every format.</summary>
public static class TargetWords
{
    /// <summary>What stands before or after the sentences.</summary>
    public static Text AllByTheNew { get; } = new("Allt i rapporten bedöms mot de mål som gäller nu.", "Everything in the report is assessed against the targets that hold now.");

    public static string Told(this TargetChange change, Language language) => (change switch
    {
        { Before: null } => new Text("Målet för {0} infördes {1}: {3}.", "The target of {0} was introduced on {1}: {3}."),
        { After: null } => new Text("Målet för {0} togs bort {1}; det var {2}.", "The target of {0} was removed on {1}; it was {2}."),
        _ => new Text("Målet för {0} ändrades {1} från {2} till {3}.", "The target of {0} was changed on {1} from {2} to {3}."),
    }).In(language, $"”{change.Name.In(language)}”", Figures.Day(change.On), Shown(change, change.Before, language), Shown(change, change.After, language));

    private static string Shown(TargetChange change, decimal? target, Language language) => target is not { } there ? Figures.Nothing : change switch
    {
        { Figure: { } figure } => new FigureValue(there, "", figure.Unit).In(language),
        { Unit: TargetUnit.Share } => Figures.Target(there, language),
        _ => Figures.Whole(there, language),
    };
}
