using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>What is done to a file, where and with what. Whatever the numbers are, they mean something to any file.</summary>
internal readonly record struct Change(int Kind, int Where, int What)
{
    /// <summary>One of some, by <see cref="What"/>.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[What % some.Count];

    /// <summary>A place before something of so many, or behind all of them.</summary>
    public int Place(int count) => Where % (count + 1);

    /// <summary>One of so many; 0 where there is none.</summary>
    public int Index(int count) => count == 0 ? 0 : Where % count;

    /// <summary>Few as a rule, many at times.</summary>
    public int Times(int most) => What % 16 == 0 ? 1 + (What / 16 % most) : 1 + (What % 3);
}

/// <summary>Something of the corpus and the changes that are made to it, one after the other.</summary>
internal sealed record Altered(string Name, IReadOnlyList<Change> Changes)
{
    /// <summary>Any changes to any of these; made smaller by leaving changes out.</summary>
    public static Arbitrary<Altered> AnyOf(IReadOnlyList<string> names, int most)
    {
        var number = Gen.Choose(0, 99_999);
        var change = from kind in number from at in number from what in number select new Change(kind, at, what);
        var any = from name in Gen.Elements<string>(names) from count in Gen.Choose(1, most) from changes in Gen.ArrayOf(change, count) select new Altered(name, changes);
        return Arb.From(any, altered => altered.Changes.Count == 1 ? [] : altered.Changes.Select((_, left) => altered with { Changes = [.. altered.Changes.Where((_, i) => i != left)] }));
    }

    public bool Equals(Altered? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(' ', [Name, .. Changes.Select(c => FormattableString.Invariant($"{c.Kind},{c.Where},{c.What}"))]);
}

/// <summary>How much is tried: the same each time by itself, and something else each time by hand.</summary>
internal static class Tries
{
    private static readonly string? Told = Environment.GetEnvironmentVariable("ESF_FUZZ");

    /// <summary>What <c>ESF_FUZZ</c> says, or so many.</summary>
    public static int Or(int otherwise) => int.TryParse(Told, CultureInfo.InvariantCulture, out var told) ? told : otherwise;

    public static Config Of(int many)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(many);
        return Told is null ? config.WithReplay(FSharpOption<Replay>.Some(new(new Rnd(20180831, 1), FSharpOption<int>.None))) : config;
    }
}
