using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>What a number in a cell is to whoever looks at it.</summary>
internal enum NumberLook
{
    Plain = 0,
    Date,
    /// <summary>A time of day, or hours: <c>h:mm</c>.</summary>
    Time,
    /// <summary>Hours that may be more than a day's: <c>[h]:mm</c>.</summary>
    Hours,
    /// <summary>Shown a hundred times as large, with its sign.</summary>
    Percent,
    /// <summary>Shown as it is, with a sign that is mere text: <c>0.0" %"</c>.</summary>
    WithPercentSign,
}

/// <summary>A number format's code (ISO/IEC 29500-1 §18.8.31), as far as it says what its numbers are.</summary>
internal sealed class NumberFormat
{
    /// <summary>Excel has room for 255 characters; some write the code of a character in six.</summary>
    public const int LongestCode = 2048;

    public static readonly NumberFormat General = new([new(NumberLook.Plain, null)]);

    private static readonly NumberFormat Day = new([new(NumberLook.Date, null)]);
    private static readonly NumberFormat Time = new([new(NumberLook.Time, null)]);
    private static readonly NumberFormat Hours = new([new(NumberLook.Hours, null)]);
    private static readonly NumberFormat Percent = new([new(NumberLook.Percent, null)]);

    private readonly IReadOnlyList<Section> sections;

    private NumberFormat(IReadOnlyList<Section> sections) => this.sections = sections;

    /// <summary>By the numbers that need no code (§18.8.30), those for East Asian dates among them.</summary>
    public static NumberFormat BuiltIn(int id) => id switch
    {
        9 or 10 => Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => Day,
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => Time,
        46 => Hours,
        _ => General,
    };

    public static NumberFormat Parse(string code)
    {
        var told = new List<Section>();
        for (var at = 0; at <= code.Length && told.Count < 3;)
            if (Section.Read(code, ref at) is { } section)
                told.Add(section);
        return told.Count == 0 ? General : new(told);
    }

    public NumberLook Of(double number)
    {
        if (sections.Count == 1)
            return sections[0].Look;
        if (sections.Any(section => section.Holds is not null))
            return (sections.FirstOrDefault(section => section.Holds is not { } holds || holds(number)) ?? sections[^1]).Look;
        return (number < 0 ? sections[1] : number == 0 && sections.Count > 2 ? sections[2] : sections[0]).Look;
    }

    /// <summary>One of the parts that semicolons divide a code into.</summary>
    /// <param name="Holds">For which numbers; null when the code does not say it.</param>
    private sealed record Section(NumberLook Look, Func<double, bool>? Holds)
    {
        /// <summary>Null for one that shows texts only.</summary>
        public static Section? Read(string code, ref int at)
        {
            Func<double, bool>? holds = null;
            bool day = false, clock = false, month = false, hours = false, scaled = false, digits = false, signed = false, text = false;
            for (; at < code.Length && code[at] != ';'; at++)
            {
                switch (code[at])
                {
                    case '"':
                        var close = code.IndexOf('"', at + 1);
                        close = close < 0 ? code.Length - 1 : close;
                        signed |= digits && code.AsSpan(at, close - at).Contains('%');
                        at = close;
                        break;
                    case '\\' or '_' or '*':
                        signed |= digits && code[at] == '\\' && at + 1 < code.Length && code[at + 1] == '%';
                        at++;
                        break;
                    case '[':
                        var end = code.IndexOf(']', at);
                        end = end < 0 ? code.Length - 1 : end;
                        var inside = code[(at + 1)..end];
                        hours |= inside.Length > 0 && inside.All(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(inside[0])) && char.ToLowerInvariant(inside[0]) is 'h' or 'm' or 's';
                        holds = Condition(inside) ?? holds;
                        at = end;
                        break;
                    case '%':
                        scaled = true;
                        break;
                    case '@':
                        text = true;
                        break;
                    case '0' or '#' or '?':
                        digits = true;
                        break;
                    case 'y' or 'Y' or 'd' or 'D' or 'å' or 'Å':
                        day = true;
                        break;
                    case 'h' or 'H' or 's' or 'S':
                        clock = true;
                        break;
                    case 'm' or 'M':
                        month = true;
                        break;
                    case 'g' or 'G' when string.Compare(code, at, "General", 0, 7, StringComparison.OrdinalIgnoreCase) == 0:
                        digits = true;
                        at += 6;
                        break;
                }
            }

            at++;
            var look = hours ? NumberLook.Hours
                : day ? NumberLook.Date
                : clock ? NumberLook.Time
                : month ? NumberLook.Date
                : scaled ? NumberLook.Percent
                : signed ? NumberLook.WithPercentSign
                : NumberLook.Plain;
            return text && !digits ? null : new(look, holds);
        }

        /// <summary><c>[&lt;1]</c>; null for a colour, a currency, a language.</summary>
        private static Func<double, bool>? Condition(string inside)
        {
            var sign = inside.TakeWhile(c => c is '<' or '>' or '=').Count();
            if (sign == 0 || !double.TryParse(inside.AsSpan(sign), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
                return null;
            return inside[..sign] switch
            {
                "<" => number => number < bound,
                "<=" => number => number <= bound,
                ">" => number => number > bound,
                ">=" => number => number >= bound,
                "=" => number => number == bound,
                "<>" => number => number != bound,
                _ => null,
            };
        }
    }
}
