namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A file that would have been refused was confirmed: the receipt keeps what it was that whoever delivered it confirmed.</summary>
internal sealed class Confirmed : IEarlierMonthsRule
{
    /// <summary>What <see cref="Rules.EarlierMonths.Refuse"/> notes.</summary>
    public static Rule Noted { get; } = new("CONFIRMED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Bekräftad", "Confirmed"),
        Message: new("Togs emot eftersom den bekräftades. {0}", "Taken because it was confirmed. {0}"),
        Action: new("Inget, om bekräftelsen stämmer. Annars: lämna den rätta filen.", "Nothing, if the confirmation is right. Otherwise: deliver the right file."));

    public Rule Rule => Noted;

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        // Noted where a rule would have refused.
    }
}
