using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Hiding;

/// <summary>What was decided of some tables, added up.</summary>
/// <param name="Printed">Numbers that the tables can print, those of parts left out too.</param>
/// <param name="Small">Those hidden because they are small.</param>
/// <param name="LeftOut">Those of parts left out whole.</param>
/// <param name="Beyond">The others hidden.</param>
/// <param name="Weight">The sum of the weights of these, a 0 a thousand times.</param>
internal sealed record Sum(int Tables, int Printed, int Small, int LeftOut, int Beyond, long Weight)
{
    /// <summary>What the product takes a 0 to cost.</summary>
    private const long ZeroTimes = 1000;

    public static Sum Nothing { get; } = new(0, 0, 0, 0, 0, 0);

    /// <param name="of">Which numbers; null for all.</param>
    public static Sum Of(CellSystem asked, PublishedTable decided, Func<Cell, bool>? of = null)
    {
        var printed = asked.Cells.Where(cell => cell.IsPrinted && of?.Invoke(cell) != false).ToList();
        var beyond = printed.Where(cell => decided.Hidden.ContainsKey(cell.Key) && decided.Hidden[cell.Key] == HiddenBecause.Complementary).ToList();
        return new(1, printed.Count, printed.Count(cell => decided.Hidden.ContainsKey(cell.Key)) - beyond.Count, printed.Count(cell => !decided.Values.ContainsKey(cell.Key)), beyond.Count, beyond.Sum(WeightOf));
    }

    public static long WeightOf(Cell cell) => (long)Math.Ceiling(cell.Value == 0 ? cell.Weight * ZeroTimes : cell.Weight);

    public static Sum operator +(Sum left, Sum right) =>
        new(left.Tables + right.Tables, left.Printed + right.Printed, left.Small + right.Small, left.LeftOut + right.LeftOut, left.Beyond + right.Beyond, left.Weight + right.Weight);
}
