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
    private long taken;

    public bool IsEmpty => left <= 0;

    /// <summary>For showing again what need not be hidden: at most this, and so many times what hiding it took.</summary>
    private const long OfTidying = 300_000_000;
    private const int TimesToTidy = 2;

    /// <summary>Leaves what tidying may take.</summary>
    public void LeaveTidying() => left = Math.Min(left, Math.Min(OfTidying, TimesToTidy * taken));

    public bool TryTake(long work)
    {
        taken += work;
        return (left -= work) > 0;
    }
}
