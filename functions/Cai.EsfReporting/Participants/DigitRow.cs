namespace Cai.EsfReporting.Participants;

/// <summary>The digits of a text, the dates that they are part of, and what may be asked of them to tell an identity from other numbers.</summary>
internal sealed class DigitRow
{
    /// <summary>After which digits others stand where people write an identity, by how many of its digits there are: a date, nine to twelve of all.</summary>
    private static readonly Dictionary<int, int[][]> Groupings = new()
    {
        [6] = [[], [2, 4]],
        [8] = [[], [2], [4], [4, 6], [2, 4], [2, 4, 6]],
        [9] = [[], [6], [2, 4, 6]],
        [10] = [[], [6], [2, 4, 6], [6, 8], [6, 9], [2, 4, 6, 8]],
        [11] = [[], [8], [4, 6, 8]],
        [12] = [[], [8], [4, 8], [2, 8], [4, 6, 8], [2, 4, 8], [2, 4, 6, 8], [8, 10], [8, 11], [4, 6, 8, 10], [4, 6, 8, 11]],
    };

    private PlainDate[] Plain { get; }

    public string Text { get; }

    public List<TextDigit> Digits { get; }

    /// <summary>Dates with a word for their month, or with single digits.</summary>
    public List<WrittenDate> Written { get; }

    /// <summary>Somewhere in the text is what may be a birth date.</summary>
    public bool HasDate { get; }

    public DigitRow(string text, List<TextDigit> digits)
    {
        (Text, Digits) = (text, digits);
        Written = WrittenDate.In(text);
        Plain = PlainDate.Of(text, digits);
        for (var i = 0; i < digits.Count; i++)
            if (digits[i] is { Place: 0, OfGroup: 8 } && IsInNoDate(i) && Value(i, 2) is 19 or 20 && IsDay(i + 4, coordination: false))
                Array.Fill(Plain, new(PlainDateKind.Compact, i, i + 7), i, 8);
        HasDate = Written.Count > 0 || Enumerable.Range(0, digits.Count).Any(i => DateAt(i, 8) || DateAt(i, 6) || DayFirstAt(i));
    }

    public bool IsOfWritten(int i, int length) => Written.Exists(date => date.Start < Digits[i + length - 1].End && Digits[i].Start < date.End);

    public bool IsYear(int i) => Digits[i] is { Place: 0, OfGroup: 4 } && Value(i, 2) is 19 or 20;

    /// <summary>The three digits of a birth number end it, right behind the date or with a hyphen or the like between: the check digit follows from them.</summary>
    public bool EndsWithBirthNumber(int i, int end) => end + 3 <= Digits.Count && Digits[i].Place == 0 && IsGrouped(i, end - i + 3)
        && !HasWord(i, end - i + 3) && !IsAnyDate(end, 3) && Digits[end].Gap is 0 or 1 && Digits[end + 2].Place == Digits[end + 2].OfGroup - 1
        && (Digits[end].Gap == 0 || Digits[end] is { Place: 0, OfGroup: 3 } && !char.IsWhiteSpace(Text[Digits[end].Start - 1]));

    /// <summary>The digits are grouped as people write an identity, with no more than one too many.</summary>
    public bool IsGrouped(int i, int length)
    {
        var last = Digits[i + length - 1];
        return Digits[i].Place == 0 && last.OfGroup - 1 - last.Place <= 1 && IsParted(i, length);
    }

    public bool IsParted(int i, int length)
    {
        var parted = Enumerable.Range(1, length - 1).Where(k => Digits[i + k].Place == 0).ToArray();
        return Groupings[length].Any(parted.SequenceEqual);
    }

    /// <summary>Letters stand between the digits.</summary>
    public bool HasWord(int i, int length)
    {
        for (var k = i + 1; k < i + length; k++)
            if (Digits[k].Place == 0 && Text.AsSpan(Digits[k - 1].End, Digits[k].Start - Digits[k - 1].End).ToString().Any(char.IsLetter))
                return true;
        return false;
    }

    /// <summary>Ten digits that begin as those of a mobile telephone do, in one group; as a year they are those of a child.</summary>
    public bool IsTelephone(int i) => Digits[i] is { Place: 0, OfGroup: 10 } && Value(i, 3) == 70 && Digits[i].Value == 0;

    /// <summary>The check digit is right for the date that begins here and the four digits behind it.</summary>
    /// <param name="length">Of the date: 6 or 8.</param>
    /// <param name="inAnyOrder">Day, month and year in another order than that of an identity, too.</param>
    public bool IsRight(int i, int length, bool inAnyOrder = false)
    {
        int[] At(params int[] places) => [.. places.Select(place => Digits[i + place].Value), .. Digits.Skip(i + length).Take(4).Select(digit => digit.Value)];
        bool Holds(bool coordination, int[] ten) => IsDayOf((ten[2] * 10) + ten[3], (ten[4] * 10) + ten[5], coordination) && CheckDigitHolds(ten);
        if (length == 6)
            return Holds(coordination: true, At(0, 1, 2, 3, 4, 5)) || inAnyOrder && Holds(coordination: false, At(4, 5, 2, 3, 0, 1));
        return Value(i, 2) is 18 or 19 or 20 && (Holds(coordination: true, At(2, 3, 4, 5, 6, 7)) || inAnyOrder && Holds(coordination: false, At(2, 3, 6, 7, 4, 5)))
            || Value(i + 4, 2) is 18 or 19 or 20 && (Holds(coordination: false, At(6, 7, 2, 3, 0, 1)) || Holds(coordination: false, At(6, 7, 0, 1, 2, 3)));
    }

    public bool DateAt(int i, int length) => i + length <= Digits.Count && IsNear(i + 1, length - 1) && (length == 6 || Value(i, 2) is 18 or 19 or 20) && IsDay(i + length - 4, coordination: true);

    /// <summary><c>01/03/1985</c></summary>
    public bool DayFirstAt(int i) => i + 8 <= Digits.Count && IsNear(i + 1, 7) && Value(i, 2) is >= 1 and <= 31 && Value(i + 2, 2) is >= 1 and <= 12 && Value(i + 4, 2) is 19 or 20;

    /// <summary>Month and day; a samordningsnummer has 60 added to its day, and may have neither (domain.md §4).</summary>
    public bool IsDay(int i, bool coordination) => IsDayOf(Value(i, 2), Value(i + 2, 2), coordination);

    public static bool IsDayOf(int month, int day, bool coordination) =>
        day is >= 1 and <= 31 && month is >= 1 and <= 12 || coordination && day is >= 60 and <= 91 && month <= 12;

    public int Value(int i, int length)
    {
        var value = 0;
        for (var k = i; k < i + length; k++)
            value = (value * 10) + Digits[k].Value;
        return value;
    }

    public bool IsNear(int i, int length, int gap = IdentitySearch.WidestGap)
    {
        for (var k = i; k < i + length; k++)
            if (Digits[k].Gap > gap)
                return false;
        return true;
    }

    /// <summary>True when the digits take no part of a date that stands by itself, but all of it and from its start.</summary>
    public bool IsWhole(int i, int length)
    {
        for (var k = i; k < i + length; k++)
            if (Plain[k].Kind == PlainDateKind.Separated && (Plain[k].First != i || Plain[k].Last >= i + length || length == 6))
                return false;
        return true;
    }

    /// <summary>True when any of the digits is of a date with separators.</summary>
    public bool IsAnyDate(int i, int length) => Enumerable.Range(i, length).Any(k => Plain[k].Kind == PlainDateKind.Separated);

    /// <summary>The digit is of no date that stands by itself.</summary>
    public bool IsInNoDate(int i) => Plain[i].Kind == PlainDateKind.None;

    public bool AreAllDates(int i, int length) => Enumerable.Range(i, length).All(k => !IsInNoDate(k));

    /// <summary>The digit's group begins here: what stands before the identity without a gap goes with it.</summary>
    public int StartOf(int i) => Digits[i - Digits[i].Place].Start;

    public int EndOf(int i) => Digits[i + Digits[i].OfGroup - Digits[i].Place - 1].End;

    public string Date(int i, int length)
    {
        var shown = Text[Digits[i].Start..Digits[i + length - 1].End];
        return PlainDate.IsWritten(shown) ? shown : string.Concat(Enumerable.Range(i, length).Select(k => (char)('0' + Digits[k].Value)));
    }

    /// <summary>Where four characters end, of which some are letters, as in <c>T123</c>, <c>TF10</c> and reserve numbers; null when no such stand here.</summary>
    public int? EndOfLetters(int from)
    {
        for (var (at, gap) = (from, 0); at + 4 <= Text.Length && gap <= IdentitySearch.WidestGap; gap += TextDigit.Width(Text, at), at++)
        {
            var (letters, numbers) = (0, 0);
            for (var k = at; k < at + 4; k++)
            {
                letters += char.IsAsciiLetter(Text[k]) ? 1 : 0;
                numbers += TextDigit.ValueOf(Text[k]) >= 0 ? 1 : 0;
            }

            if (letters > 0 && numbers > 0 && letters + numbers == 4 && (at == from || !char.IsLetterOrDigit(Text[at - 1]) || Text[at] is 'T' or 't' && numbers >= 2) && (at + 4 == Text.Length || TextDigit.ValueOf(Text[at + 4]) < 0))
                return at + 4;
            if (TextDigit.ValueOf(Text[at]) >= 0)
                return null;
        }

        return null;
    }

    public bool CheckDigitHolds(int i) => CheckDigitHolds([.. Digits.Skip(i).Take(10).Select(digit => digit.Value)]);

    /// <param name="i">Of the four last.</param>
    public bool CheckDigitHolds(in WrittenDate date, int i)
    {
        int[] four = [.. Digits.Skip(i).Take(4).Select(digit => digit.Value)];
        int[] Ten(int month, int day, int year) => [year / 10, year % 10, month / 10, month % 10, day / 10, day % 10, .. four];
        return CheckDigitHolds(Ten(date.Month, date.Day, date.Year)) || date.Day <= 12 && CheckDigitHolds(Ten(date.Day, date.Month, date.Year));
    }

    public static bool CheckDigitHolds(ReadOnlySpan<int> ten)
    {
        var sum = 0;
        for (var k = 0; k < 10; k++)
        {
            var product = ten[k] * (2 - (k % 2));
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }
}
