namespace Cai.EsfReporting.Catalogue;

/// <summary>What an insats is called that the catalogue does not know.</summary>
public static class InsatsName
{
    /// <summary>One way of writing capitals and spaces: <c>DATORKURS</c> and <c>datorkurs </c> are <c>Datorkurs</c>.</summary>
    public static string OfUnknown(string word)
    {
        var name = string.Join(' ', word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return name.Length == 0 ? "" : string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
    }
}
