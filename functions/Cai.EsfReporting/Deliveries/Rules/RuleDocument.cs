using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary><c>docs/rules.md</c>: every rule in the words that users meet. Generated, and a test fails when it is stale.</summary>
public static class RuleDocument
{
    private static readonly Dictionary<Layer, string> LayerNames = new()
    {
        [Layer.File] = "Filen",
        [Layer.Header] = "Rubrikraden",
        [Layer.Row] = "Raden",
        [Layer.AcrossRows] = "Raderna tillsammans",
        [Layer.EarlierMonths] = "Mot tidigare månader",
    };

    /// <summary>The rules on rows of key figures only.</summary>
    private static readonly HashSet<Rule> OfFigures =
        [.. ((IEnumerable<IRule>)[.. RuleCatalogue.Figure, .. RuleCatalogue.Judgement, .. RuleCatalogue.FigureBesideOthers, .. RuleCatalogue.JudgementBesideOthers]).Where(rule => rule is not IRowRule).Select(rule => rule.Rule)];

    public static string Markdown()
    {
        var text = new StringBuilder("""
            # Regler / Rules

            <!-- Generated from the code by `esf docs`; do not edit. -->

            Varje anmärkning i en kvittens kommer från en av reglerna nedan. Lagren prövas i ordning: är filen eller rubrikraden
            fel prövas inte raderna. *Filen avvisas*: inget tas emot. *Raden avvisas*: raden räknas inte förrän den är rättad.
            *Varning*: raden räknas.

            Every finding in a receipt comes from one of these rules. `{0}`, `{1}` … are filled in from the file.

            """);
        foreach (var layer in Enum.GetValues<Layer>())
            Append(text, LayerNames[layer], RuleCatalogue.All.Where(rule => rule.Layer == layer && !OfFigures.Contains(rule)));
        Append(text, "Nyckeltalsfilens rader", RuleCatalogue.All.Where(OfFigures.Contains));
        return text.Replace("\r\n", "\n").ToString();
    }

    private static void Append(StringBuilder text, string heading, IEnumerable<Rule> rules)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n| Kod | Följd | Vad är fel | Gör så här | In English |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            text.Append(CultureInfo.InvariantCulture, $"| `{rule.Code}` | {rule.Severity.Name().Sv} | **{rule.Name.Sv}.** {rule.Message.Sv} | {rule.Action.Sv} | {rule.Name.En}. {rule.Message.En} {rule.Action.En} |\n");
    }
}
