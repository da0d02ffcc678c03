namespace Cai.EsfReporting.Outcomes;

/// <summary>Values by number, in pages that never move: a million of them grow without being copied, and are changed where they lie.</summary>
internal sealed class Pages<T> where T : struct
{
    private const int Bits = 12;

    private readonly List<T[]> pages = [];

    public int Count { get; private set; }

    public ref T this[int number] => ref pages[number >> Bits][number & ((1 << Bits) - 1)];

    /// <returns>The number it is found by.</returns>
    public int Add(in T value)
    {
        if (Count >> Bits == pages.Count)
            pages.Add(new T[1 << Bits]);
        this[Count] = value;
        return Count++;
    }
}
