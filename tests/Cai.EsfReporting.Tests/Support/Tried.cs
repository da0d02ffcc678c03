using FsCheck;

namespace Cai.EsfReporting.Tests;

/// <summary>How often a property is tried: a twentieth as often where each try is made for thousands of mutants (docs/quality.md).</summary>
internal static class Tried
{
#if MUTATIONS
    private const int Divisor = 20;
#else
    private const int Divisor = 1;
#endif

    public static Config Times(int times) => Config.QuickThrowOnFailure.WithMaxTest(Of(times));

    /// <summary>How many of so many are tried; at least 1.</summary>
    public static int Of(int times) => Math.Max(1, times / Divisor);
}
