using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cai.EsfReporting.Participants;

public enum IdentityKind { Personnummer = 0, Samordningsnummer, TemporaryNumber, RegionalReserveNumber }

/// <summary>Why a text is not an identity.</summary>
public enum IdentityFault
{
    None = 0,
    Blank,
    /// <summary>Excel wrote it as <c>1,98001E+11</c>; the digits are gone.</summary>
    Scientific,
    Format,
    /// <summary>The first eight digits are no date, or one after the delivery month.</summary>
    Date,
    CheckDigit,
}

/// <summary>
/// A Swedish personal identity, normalised to twelve characters: <c>ÅÅÅÅMMDD</c> and four more. Lives inside
/// intake only; it is turned into a <see cref="Pseudonym"/> and forgotten, and its text form is masked.
/// </summary>
/// <remarks>Rules and forms: domain.md §4 (Skatteverket, SKV 704 and 707; T/TF and reserve numbers as municipalities use them).</remarks>
public readonly struct PersonalIdentity : IEquatable<PersonalIdentity>
{
    /// <summary>Length of the normalised form, in ASCII characters.</summary>
    public const int Length = 12;

    /// <summary>Bytes of the longest cell that is looked at, spaces and separators included.</summary>
    private const int Longest = 64;

    private readonly Normalised characters;

    private PersonalIdentity(ReadOnlySpan<byte> normalised, IdentityKind kind, DateOnly born, Sex sex, bool zeroRestored)
    {
        normalised[..Length].CopyTo(characters);
        Kind = kind;
        Born = born;
        Sex = sex;
        LeadingZeroRestored = zeroRestored;
    }

    public IdentityKind Kind { get; }

    /// <summary>The first of the days that it may be, where a samordningsnummer does not tell month or day.</summary>
    public DateOnly Born { get; }

    /// <summary>Unknown for a regional reserve number.</summary>
    public Sex Sex { get; }

    /// <summary>The file had lost the leading zeros of a ten-digit form; the check digit confirms the restored one.</summary>
    public bool LeadingZeroRestored { get; }

    /// <summary>Whole years on <paramref name="day"/>; a person born on 29 February turns a year older on 1 March.</summary>
    public int AgeOn(DateOnly day) =>
        day.Year - Born.Year - ((day.Month, day.Day).CompareTo((Born.Month, Born.Day)) < 0 ? 1 : 0);

    /// <summary>The twelve ASCII characters; for pseudonymising only.</summary>
    internal void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)characters).CopyTo(destination);

    /// <summary>Reads any form that domain.md §4–5 names, without allocating.</summary>
    /// <param name="utf8">The cell.</param>
    /// <param name="month">The delivery month: decides the century of a ten-digit form, and nobody is born after it.</param>
    /// <param name="identity">The identity when the answer is <see cref="IdentityFault.None"/>; otherwise default.</param>
    public static IdentityFault TryParse(scoped ReadOnlySpan<byte> utf8, Month month, out PersonalIdentity identity)
    {
        identity = default;
        utf8 = Folding.Plain(utf8, stackalloc byte[Longest]);
        if (utf8.IsEmpty)
            return IdentityFault.Blank;
        if (IsScientific(utf8))
            return IdentityFault.Scientific;
        // What a program that takes it for a number makes of it.
        if (utf8.Length > 8 && (utf8.EndsWith(".0"u8) || utf8.EndsWith(",0"u8)))
            utf8 = utf8[..^2];

        Span<byte> compact = stackalloc byte[Length];
        if (!TryCompact(utf8, compact, out var length, out var hundred))
            return IdentityFault.Format;

        Span<byte> normalised = stackalloc byte[Length];
        var zeroRestored = false;
        switch (length)
        {
            case Length:
                compact.CopyTo(normalised);
                break;
            case >= 7 and <= 10 when compact[..length].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0:
                zeroRestored = length < 10;
                normalised[2..].Fill((byte)'0');
                compact[..length].CopyTo(normalised[^length..]);
                WriteCentury(normalised, month, hundred);
                break;
            case 10:
                compact[..10].CopyTo(normalised[2..]);
                WriteCentury(normalised, month, hundred);
                break;
            default:
                return IdentityFault.Format;
        }

        return Interpret(normalised, month, zeroRestored, out identity);
    }

    private static IdentityFault Interpret(ReadOnlySpan<byte> normalised, Month month, bool zeroRestored, out PersonalIdentity identity)
    {
        identity = default;
        if (normalised[..8].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return IdentityFault.Format;
        var year = Number(normalised[..4]);
        var monthOfYear = Number(normalised[4..6]);
        var day = Number(normalised[6..8]);
        var last = normalised[8..];
        var areDigits = last.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        var coordination = day >= 60;
        if (coordination)
            day -= 60;
        if (year is < 1850 or > 2199)
            return zeroRestored ? IdentityFault.Format : IdentityFault.Date;
        var isDate = monthOfYear is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, monthOfYear);
        // Of somebody whose birth date is not known, month and day may be 0, or a day that the month lacks.
        if (!isDate && (!coordination || !areDigits || zeroRestored || monthOfYear > 12 || day > 31))
            return zeroRestored ? IdentityFault.Format : IdentityFault.Date;
        var born = isDate ? new DateOnly(year, monthOfYear, day) : new(year, Math.Max(monthOfYear, 1), 1);
        if (born > month.LastDay)
            return IdentityFault.Date;

        if (areDigits)
        {
            if (!CheckDigitHolds(normalised[2..]))
                return zeroRestored ? IdentityFault.Format : IdentityFault.CheckDigit;
            // Birth numbers begin at 001.
            if (last.StartsWith("000"u8))
                return IdentityFault.Format;
            identity = new(normalised, coordination ? IdentityKind.Samordningsnummer : IdentityKind.Personnummer, born, SexOf(normalised[10]), zeroRestored);
            return IdentityFault.None;
        }

        // XXXX, NNNN and the like stand for a number that is not known: everybody born that day would be one person.
        if (last.IndexOfAnyExcept("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8) >= 0 || last.IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
            return IdentityFault.Format;
        var temporary = last[0] == 'T' && (last[1] == 'F' || IsDigit(last[1])) && IsDigit(last[2]) && IsDigit(last[3]);
        identity = temporary
            ? new(normalised, IdentityKind.TemporaryNumber, born, SexOf(last[3]), zeroRestored: false)
            : new(normalised, IdentityKind.RegionalReserveNumber, born, Sex.Unknown, zeroRestored: false);
        return IdentityFault.None;
    }

    /// <summary>Digits and letters in upper case, without separators and spaces; points and the like only between the parts; false when anything else is in it or it is too long.</summary>
    private static bool TryCompact(ReadOnlySpan<byte> utf8, Span<byte> compact, out int length, out bool hundred)
    {
        length = 0;
        hundred = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            var c = utf8[i];
            if (c is >= (byte)'0' and <= (byte)'9' || (c | 0x20) is >= (byte)'a' and <= (byte)'z')
            {
                if (length == Length)
                    return false;
                compact[length++] = c >= (byte)'a' ? (byte)(c - 0x20) : c;
            }
            else if (c == '+' && length is 6 or 8)
                hundred = true;
            else if (c is (byte)'.' or (byte)'/' or (byte)'_' ? length is not (4 or 6 or 8) : c is not ((byte)'-' or (byte)' ' or (byte)'\''))
                return false;
        }

        return true;
    }

    /// <summary>The latest century that is not after the delivery month's year; with <c>+</c>, the one before it.</summary>
    private static void WriteCentury(Span<byte> normalised, Month month, bool hundred)
    {
        var yearOfCentury = Number(normalised[2..4]);
        var century = (month.Year / 100) - (yearOfCentury > month.Year % 100 ? 1 : 0) - (hundred ? 1 : 0);
        century.TryFormat(normalised[..2], out _, "D2", CultureInfo.InvariantCulture);
    }

    /// <summary>Modulus 10: weights 2, 1, 2 … over the ten digits, cross sums, a multiple of ten.</summary>
    private static bool CheckDigitHolds(ReadOnlySpan<byte> ten)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var product = (ten[i] - '0') * (2 - (i % 2));
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }

    internal static bool IsScientific(ReadOnlySpan<byte> utf8)
    {
        var e = utf8.IndexOfAny((byte)'E', (byte)'e');
        return e > 0 && e + 2 < utf8.Length && utf8[e + 1] == '+' && IsDigit(utf8[0])
            && utf8[..e].IndexOfAnyExcept("0123456789,."u8) < 0;
    }

    private static Sex SexOf(byte digit) => (digit - '0') % 2 == 0 ? Sex.Woman : Sex.Man;

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + digit - '0';
        return number;
    }

    public bool Equals(PersonalIdentity other) => ((ReadOnlySpan<byte>)characters).SequenceEqual(other.characters);

    public override bool Equals(object? obj) => obj is PersonalIdentity other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(characters);
        return hash.ToHashCode();
    }

    public static bool operator ==(PersonalIdentity left, PersonalIdentity right) => left.Equals(right);

    public static bool operator !=(PersonalIdentity left, PersonalIdentity right) => !left.Equals(right);

    /// <summary>Masked: an identity that strays into a log or a message tells a birth date at most.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Born:yyyyMMdd}-****");

    [InlineArray(Length)]
    private struct Normalised
    {
        private byte first;
    }
}
