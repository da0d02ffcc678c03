using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Whoever delivers says, in the file's name, that what looks wrong is right: a word behind the month, as in
/// <c>2018-08-bekraftad.csv</c>. Every way in writes it there, so that it lasts as long as the file waits.
/// </summary>
public static partial class Confirmation
{
    /// <summary>The word that the program itself writes.</summary>
    public const string Word = "bekraftad";

    /// <param name="name">A file's name or path, as it was dropped.</param>
    public static bool IsIn(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return InName().IsMatch(file.Any(char.IsSurrogate) ? file : file.Normalize());
    }

    /// <summary>The name under which a file is put in the inbox.</summary>
    public static string NameOf(DeliveryAddress address, bool confirmed) => confirmed ? $"{address.Path}-{Word}" : address.Path;

    [GeneratedRegex("[0-9](?:.*[^\\p{L}\\p{M}\\p{N}])?[-_ .]?(?:bekraftad|bekräftad|confirmed)(?![\\p{L}\\p{M}\\p{N}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InName();
}
