namespace Cai.EsfReporting.Reports;

/// <summary>For whom a report is: the internal edition tells every number, the public one hides small counts.</summary>
public enum Edition { Internal = 0, Public }

public static class EditionWords
{
    /// <summary>The word in paths and json.</summary>
    public static string Word(this Edition edition) => edition == Edition.Public ? "public" : "internal";

    public static Text Name(this Edition edition) => edition == Edition.Public ? new("Publik utgåva", "Public edition") : new("Intern utgåva", "Internal edition");
}
