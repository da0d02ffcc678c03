namespace Cai.EsfReporting.Tests;

internal static class Telling
{
    /// <summary>Fails when a text holds an identity's ten last characters, with whatever between them.</summary>
    public static void ShouldNotTell(this string text, string identity, string? when = null)
    {
        var compact = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        compact.ShouldNotContain(identity[^10..], Case.Insensitive, when);
    }
}
