using System.Globalization;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>What an attack tried and what came of it, as a line of <c>attacks.txt</c> beside the tests, which <c>.ci/run</c> prints.</summary>
internal static class Tally
{
    private static readonly Lock Door = new();

    /// <param name="attack">What was tried.</param>
    /// <param name="sent">Requests that were sent.</param>
    /// <param name="succeeded">Those that got what they should not.</param>
    public static void Tell(string attack, int sent, int succeeded)
    {
        lock (Door)
            File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "attacks.txt"), string.Create(CultureInfo.InvariantCulture, $"{attack}: {sent} sent, {succeeded} succeeded\n"));
    }
}
