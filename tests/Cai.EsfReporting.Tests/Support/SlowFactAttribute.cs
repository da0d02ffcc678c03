using System.Runtime.CompilerServices;

namespace Cai.EsfReporting.Tests;

/// <summary>A test that takes seconds: left out where the tests of a folder are run for each of its mutants (docs/quality.md).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) => Skip = Slow.LeftOut;
}

/// <inheritdoc cref="SlowFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlowTheoryAttribute : TheoryAttribute
{
    public SlowTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) => Skip = Slow.LeftOut;
}

/// <summary>What a slow test is skipped with.</summary>
internal static class Slow
{
#if MUTATIONS
    public const string? LeftOut = "Slow, and left out where code is mutated.";
#else
    public const string? LeftOut = null;
#endif
}
