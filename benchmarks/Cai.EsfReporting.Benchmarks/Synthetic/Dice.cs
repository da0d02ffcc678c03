namespace Cai.EsfReporting.Benchmarks.Synthetic;

/// <summary>
/// Seeded chance (SplitMix64): the same seed gives the same throws on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 up to one below <paramref name="sides"/>.</summary>
    public int Throw(int sides)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (uint)sides);
    }

    public bool Chance(int percent) => Throw(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Throw(from.Count)];

    /// <summary>A working day between two days, both included; the last one when there is none.</summary>
    public DateOnly WorkingDay(DateOnly first, DateOnly last)
    {
        var day = first.AddDays(Throw(Math.Max(1, last.DayNumber - first.DayNumber + 1)));
        while (day < last && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        while (day > first && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return day > last ? last : day;
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Throw(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
