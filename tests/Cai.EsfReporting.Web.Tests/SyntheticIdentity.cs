using System.Globalization;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>Identities with a right check digit and a birth number from 980 to 999, which are not given to people.</summary>
internal static class SyntheticIdentity
{
    /// <summary>Different for every number from 0 up, <c>19700101-9807</c> and on.</summary>
    public static string Number(int number)
    {
        var born = new DateOnly(1970, 1, 1).AddDays(number / 20).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var nine = string.Create(CultureInfo.InvariantCulture, $"{born.AsSpan(2)}{980 + (number % 20)}");
        return $"{born}-{nine[6..]}{CheckDigit(nine)}";
    }

    /// <summary>The same identity with its last digit wrong.</summary>
    public static string Wrong(int number)
    {
        var right = Number(number);
        return string.Create(CultureInfo.InvariantCulture, $"{right[..^1]}{(right[^1] - '0' + 1) % 10}");
    }

    private static int CheckDigit(string nine)
    {
        var sum = nine.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(product => product > 9 ? product - 9 : product);
        return (10 - (sum % 10)) % 10;
    }
}
