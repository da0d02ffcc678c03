using System.Globalization;
using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests;

/// <summary>Identities that no person has: birth numbers 980–999, made at run time.</summary>
internal static class Synthetic
{
    /// <summary>Twelve digits with a right check digit.</summary>
    public static string Personnummer(DateOnly born, int birthNumber = 980)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(birthNumber, 980);
        var nine = born.ToString("yyMMdd", CultureInfo.InvariantCulture) + birthNumber.ToString(CultureInfo.InvariantCulture);
        return born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + nine[6..] + CheckDigit(nine);
    }

    public static string Samordningsnummer(DateOnly born, int birthNumber = 980)
    {
        var nine = born.ToString("yyMM", CultureInfo.InvariantCulture) + (born.Day + 60).ToString(CultureInfo.InvariantCulture) + birthNumber.ToString(CultureInfo.InvariantCulture);
        return born.ToString("yyyy", CultureInfo.InvariantCulture) + nine[2..] + CheckDigit(nine);
    }

    /// <summary>Person number <paramref name="index"/>: each index another person, none older than 65 in 2018.</summary>
    public static string Person(int index) => Personnummer(new DateOnly(1960, 1, 1).AddDays(index / 20), 980 + (index % 20));

    /// <summary>Luhn's sum over nine digits, counted by its definition and not as the program does.</summary>
    public static string CheckDigit(string nine)
    {
        var products = string.Concat(nine.Select((digit, i) => ((digit - '0') * (i % 2 == 0 ? 2 : 1)).ToString(CultureInfo.InvariantCulture)));
        return ((10 - (products.Sum(c => c - '0') % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    public static IdentityFault Parse(string text, out PersonalIdentity identity, string month = "2018-08") =>
        PersonalIdentity.TryParse(Encoding.UTF8.GetBytes(text), Month.Parse(month), out identity);

    /// <summary>The normalised form, or the fault's name.</summary>
    public static string Normalised(string text, string month = "2018-08")
    {
        if (Parse(text, out var identity, month) is not IdentityFault.None and var fault)
            return fault.ToString();
        Span<byte> twelve = stackalloc byte[PersonalIdentity.Length];
        identity.CopyTo(twelve);
        return Encoding.ASCII.GetString(twelve);
    }
}
