namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// How much work one table may cost, in numbers looked at: so that its time is bounded, and is the same everywhere and always.
/// </summary>
internal sealed class SearchBudget(long numbers)
{
    /// <summary>Some seconds.</summary>
    public const long Default = 3_000_000_000;

    private long left = numbers;

    public bool IsEmpty => left <= 0;

    public bool TryTake(long work) => (left -= work) > 0;
}
