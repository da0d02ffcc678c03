namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>An exact fraction in lowest terms, its denominator above 0. Throws when it outgrows 64 bits, so an answer is never wrong.</summary>
internal readonly struct Fraction
{
    private readonly long denominatorLessOne;

    private Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator != 1)
        {
            var (a, b) = (Int128.Abs(numerator), Int128.Abs(denominator));
            while (b != 0)
                (a, b) = (b, a % b);
            (numerator, denominator) = (numerator / a * Int128.Sign(denominator), Int128.Abs(denominator) / a);
        }

        (Numerator, denominatorLessOne) = (checked((long)numerator), checked((long)denominator) - 1);
    }

    public long Numerator { get; }

    public long Denominator => denominatorLessOne + 1;

    public int Sign => Math.Sign(Numerator);

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => a.Denominator == 1 && b.Denominator == 1
        ? checked(a.Numerator + b.Numerator)
        : new Fraction(((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a) => new(-(Int128)a.Numerator, a.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator *(Fraction a, Fraction b) => a.Denominator == 1 && b.Denominator == 1
        ? checked(a.Numerator * b.Numerator)
        : new Fraction((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => (a - b).Sign < 0;

    public static bool operator >(Fraction a, Fraction b) => b < a;

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
