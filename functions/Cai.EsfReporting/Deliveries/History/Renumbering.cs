using System.Globalization;
using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>
/// Finds people who were told under a samordningsnummer and now have a personnummer, or the other way: the same birth date but
/// for the day's 60, and the same insats and start. Nobody's birth date is kept: every number that a person of the file could
/// have had, a few hundred, is pseudonymised and looked for among those who vanished.
/// </summary>
/// <remarks>domain.md §4: the same person may later get a personnummer.</remarks>
internal static class Renumbering
{
    /// <summary>So many rows of one file are looked into; each costs some hundred keyed hashes.</summary>
    private const int MostRows = 200;

    public static IReadOnlyList<(StatedRow Row, ToldKey Gone, ToldEarlier Earlier)> Find(
        IReadOnlyList<StatedRow> fresh, IReadOnlyList<(ToldKey Key, ToldEarlier Earlier)> vanished, Pseudonymiser pseudonyms)
    {
        var found = new List<(StatedRow, ToldKey, ToldEarlier)>();
        var byPlace = vanished.ToLookup(v => (v.Key.Insats, v.Key.Start));
        var taken = new HashSet<ToldKey>();
        foreach (var row in fresh.Where(row => byPlace.Contains((row.Key.Insats, row.Key.Start))).Take(MostRows))
        {
            var candidates = byPlace[(row.Key.Insats, row.Key.Start)].Where(v => !taken.Contains(v.Key)).ToDictionary(v => v.Key.Person);
            foreach (var other in OtherNumbers(row.Identity))
                if (candidates.TryGetValue(pseudonyms.Of(other), out var gone))
                {
                    taken.Add(gone.Key);
                    found.Add((row, gone.Key, gone.Earlier));
                    break;
                }
        }

        return found;
    }

    private static IEnumerable<PersonalIdentity> OtherNumbers(PersonalIdentity identity)
    {
        if (identity.Kind is not (IdentityKind.Personnummer or IdentityKind.Samordningsnummer))
            yield break;
        var born = identity.Born;
        var day = identity.Kind == IdentityKind.Personnummer ? born.Day + 60 : born.Day;
        var date = string.Create(CultureInfo.InvariantCulture, $"{born.Year:0000}{born.Month:00}{day:00}");
        for (var number = 1; number < 1000; number++)
            for (var digit = 0; digit < 10; digit++)
                if (PersonalIdentity.TryParse(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{date}{number:000}{digit}")), new Month(2199, 12), out var other) == IdentityFault.None)
                {
                    if (other.Sex == identity.Sex)
                        yield return other;
                    break;
                }
    }
}
