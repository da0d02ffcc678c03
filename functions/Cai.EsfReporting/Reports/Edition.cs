namespace Cai.EsfReporting.Reports;

/// <summary>For whom a report is: the internal edition tells every number, the public one hides small counts.</summary>
public enum Edition { Internal = 0, Public }

public static class EditionWords
{
    /// <summary>The word in paths and json.</summary>
    public static string Word(this Edition edition) => edition == Edition.Public ? "public" : "internal";

    public static Text Name(this Edition edition) => edition == Edition.Public ? new("Publik utgåva", "Public edition") : new("Intern utgåva", "Internal edition");

    /// <summary>For whom the edition is, and whether it may be passed on: the same words wherever it is told.</summary>
    public static Text Use(this Edition edition) => edition == Edition.Public
        ? new("Får spridas fritt: små tal är dolda.", "May be passed on freely: small numbers are hidden.")
        : new("För styrgrupp och handläggare. Får inte spridas vidare: även små tal visas.", "For the steering group and case officers. May not be passed on: small numbers are shown too.");

    /// <summary>The word in the names of downloaded files, in ascii.</summary>
    public static Text FileWord(this Edition edition) => edition == Edition.Public ? new("publik", "public") : new("intern", "internal");
}
