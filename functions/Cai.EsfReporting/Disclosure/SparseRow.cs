namespace Cai.EsfReporting.Disclosure;

/// <summary>A row of a matrix that is mostly 0: the columns where it is not, in no order, and the numbers there. A number may come to be 0.</summary>
internal sealed class SparseRow
{
    private int[] columns;
    private double[] numbers;

    private SparseRow(int[] columns, double[] numbers, int count) => (this.columns, this.numbers, Count) = (columns, numbers, count);

    public int Count { get; private set; }

    public static SparseRow Of(IReadOnlyCollection<(int Column, double Number)> terms) => new([.. terms.Select(term => term.Column)], [.. terms.Select(term => term.Number)], terms.Count);

    public ReadOnlySpan<int> Columns => columns.AsSpan(0, Count);

    public ReadOnlySpan<double> Numbers => numbers.AsSpan(0, Count);

    public double this[int column] => Columns.IndexOf(column) is >= 0 and var at ? numbers[at] : 0;

    /// <summary>A copy, with room for more.</summary>
    public SparseRow Copy()
    {
        var copy = new SparseRow(new int[Count * 2], new double[Count * 2], Count);
        Columns.CopyTo(copy.columns);
        Numbers.CopyTo(copy.numbers);
        return copy;
    }

    public void Divide(double by)
    {
        foreach (ref var number in numbers.AsSpan(0, Count))
            number /= by;
    }

    /// <summary>Subtracts so many times another row.</summary>
    /// <param name="other">Which it is in <paramref name="scattered"/>, by column.</param>
    /// <param name="isMet">All false, and so again after it; by column.</param>
    /// <param name="added">Told of each column that comes to the row.</param>
    public void Subtract(SparseRow other, double times, double[] scattered, bool[] isMet, Action<int> added)
    {
        for (var at = 0; at < Count; at++)
        {
            var number = scattered[columns[at]];
            if (number == 0)
                continue;
            isMet[columns[at]] = true;
            numbers[at] -= times * number;
            // What should cancel out leaves what rounding makes of it.
            if (Math.Abs(numbers[at]) < 1e-12)
                numbers[at] = 0;
        }

        for (var at = 0; at < other.Count; at++)
        {
            var column = other.columns[at];
            if (!isMet[column] && other.numbers[at] != 0)
            {
                Add(column, -times * other.numbers[at]);
                added(column);
            }

            isMet[column] = false;
        }
    }

    private void Add(int column, double number)
    {
        if (Count == columns.Length)
        {
            Array.Resize(ref columns, 2 * Count);
            Array.Resize(ref numbers, 2 * Count);
        }

        (columns[Count], numbers[Count]) = (column, number);
        Count++;
    }
}
