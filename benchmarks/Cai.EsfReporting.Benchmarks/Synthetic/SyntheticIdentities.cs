using System.Globalization;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Benchmarks.Synthetic;

/// <summary>
/// Personnummer of nobody: birth numbers 980–999, which are not given to people, with the right check digit.
/// Each is given once.
/// </summary>
public sealed class SyntheticIdentities(Dice dice)
{
    private readonly HashSet<string> given = [];

    /// <summary>Twelve digits of somebody who was between the ages (both included) on a day.</summary>
    public (string Identity, Sex Sex) Next(DateOnly on, int fromAge, int toAge)
    {
        while (true)
        {
            // A year inside the range, so that no birthday moves the age out of it.
            var born = on.AddYears(-fromAge).AddDays(-1 - dice.Throw(((toAge - fromAge) * 365) + 1));
            var birthNumber = 980 + dice.Throw(20);
            var nine = string.Create(CultureInfo.InvariantCulture, $"{born:yyyyMMdd}{birthNumber}");
            var identity = nine + CheckDigit(nine.AsSpan(2)).ToString(CultureInfo.InvariantCulture);
            if (given.Add(identity))
                return (identity, birthNumber % 2 == 0 ? Sex.Woman : Sex.Man);
        }
    }

    /// <summary>Modulus 10 over nine digits.</summary>
    private static int CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < nine.Length; i++)
        {
            var product = (nine[i] - '0') * (2 - (i % 2));
            sum += (product / 10) + (product % 10);
        }

        return (10 - (sum % 10)) % 10;
    }
}
