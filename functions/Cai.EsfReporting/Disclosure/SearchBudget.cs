namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// How much work one table may cost, in numbers looked at: so that its time is bounded, and is the same everywhere and always.
/// </summary>
internal sealed class SearchBudget(long numbers)
{
    /// <summary>More than the first edition of a national project takes: some ten seconds.</summary>
    public const long OfTable = 1_500_000_000;

    /// <summary>For what is left when that has run out.</summary>
    public const long OfRest = 300_000_000;

    private long left = numbers;

    public bool IsEmpty => left <= 0;

    public bool TryTake(long work) => (left -= work) > 0;
}
