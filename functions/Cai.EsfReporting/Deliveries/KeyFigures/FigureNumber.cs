using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>How a percentage was understood that did not say it itself.</summary>
internal enum PercentReading
{
    /// <summary>It had its sign, is 0, agrees with its parts, or is no percentage.</summary>
    Certain = 0,
    /// <summary><c>0,157</c> taken for 15,7 %.</summary>
    AsShare,
    /// <summary><c>15,7</c> taken for 15,7 %.</summary>
    AsPercent,
}

/// <summary>A number in a key figure's unit.</summary>
/// <param name="Value">A fraction for a percentage.</param>
/// <param name="Precision">Half a unit in the last place that was written: how far it may be from the exact value.</param>
internal readonly record struct FigureNumber(decimal Value, decimal Precision, PercentReading Reading)
{
    /// <summary>More than anything counted here; also keeps every sum and comparison within a decimal.</summary>
    private const decimal Most = 1_000_000_000;

    /// <param name="parts">Numerator over denominator, which tell 0,157 % and 15,7 % apart; null when not stated.</param>
    public static Cell<FigureNumber> Read(string text, FigureUnit unit, decimal? parts)
    {
        if (text.Length == 0)
            return default;
        var (plain, signed) = Unmarked(text, unit);
        if (text.Length > 64 || plain.Length == 0 || !Numbers.Read(Encoding.UTF8.GetBytes(plain)).Is(out var number) || Math.Abs(number) > Most)
            return new(CellState.Unreadable, default);
        // What Excel and a division leave behind the comma is no precision of theirs.
        number = Math.Round(number, 12) / 1.000000000000000000000000000m;
        var precision = Half(number.Scale);
        return unit switch
        {
            FigureUnit.Percent when number < 0 => new(CellState.Unreadable, default),
            FigureUnit.Percent => new(OfPercent(number, precision, signed, parts)),
            FigureUnit.Count when number < 0 || number != Math.Floor(number) => new(CellState.Unreadable, default),
            FigureUnit.Days when number < 0 => new(CellState.Unreadable, default),
            _ => new(new FigureNumber(number, precision, PercentReading.Certain)),
        };
    }

    /// <summary>True for a value that its parts give when rounded as it was written.</summary>
    public bool Agrees(decimal exact) => Math.Abs(Value - exact) <= Precision;

    private static FigureNumber OfPercent(decimal number, decimal precision, bool signed, decimal? parts)
    {
        var (asPercent, asShare) = (new FigureNumber(number / 100, precision / 100, PercentReading.Certain), new FigureNumber(number, precision, PercentReading.Certain));
        if (signed || number == 0)
            return asPercent;
        if (parts is { } exact && asPercent.Agrees(exact) != asShare.Agrees(exact))
            return asPercent.Agrees(exact) ? asPercent : asShare;
        return number <= 1 ? asShare with { Reading = PercentReading.AsShare } : asPercent with { Reading = PercentReading.AsPercent };
    }

    /// <summary>The number without its unit, one kind of minus, and whether it said that it is a percentage.</summary>
    private static (string Plain, bool Signed) Unmarked(string text, FigureUnit unit)
    {
        var plain = Folding.Plain(text);
        string[] marks = unit switch
        {
            FigureUnit.Percent => ["%", "procent", "per cent", "proc."],
            FigureUnit.Tkr => ["tkr"],
            FigureUnit.Days => ["dagar", "days"],
            _ => [],
        };
        foreach (var mark in marks)
            if (plain.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                return (plain[..^mark.Length].TrimEnd(), unit == FigureUnit.Percent);
        return (plain, false);
    }

    private static decimal Half(int decimals)
    {
        var unit = 0.5m;
        for (var i = 0; i < decimals; i++)
            unit /= 10;
        return unit;
    }
}
