using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Finds whatever has the form of an identity in a text, however it is spelt: ten or twelve digits of any script that hold a date,
/// up to <see cref="WidestGap"/> other characters between two of them, and the forms that have letters. Where the digits are grouped as
/// those of an identity it may be mistyped, or lack the check digit; elsewhere the check digit must be right, since telephones and accounts
/// are as long. Dates and months that stand by themselves are none, nor are two of them side by side.
/// </summary>
internal static partial class IdentitySearch
{
    /// <summary>Other characters between two digits of one identity; see <see cref="TextDigit.Gap"/>.</summary>
    public const int WidestGap = 4;

    /// <summary>Characters between a birth date and four digits that are right for it, and (<see cref="NearestWord"/>) between such digits and words that say what they are.</summary>
    public const int FarthestTail = 40;
    private const int NearestWord = 24, FarthestWord = 48;

    /// <summary>Characters between two digits of twelve that are right from the century to the check digit, and take no part of a date: chance makes few such.</summary>
    private const int WidestGapOfRight = 12;

    /// <summary>Fewer digits tell no identity, however they stand.</summary>
    private const int FewestDigits = 6;

    /// <summary>So many digits in a row may have some too many before the identity.</summary>
    private const int LongGroup = 7;

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

    /// <param name="Start">In the text.</param>
    /// <param name="End">After its last character.</param>
    /// <param name="Date">The birth date to show in its place; empty when it is uncertain which digits are one.</param>
    /// <param name="IsWhole">False for what may as well be an amount: a number that is an identity if zeros before it were lost.</param>
    public readonly record struct Found(int Start, int End, string Date, bool IsWhole = true);

    /// <summary>In order, none overlapping.</summary>
    public static IReadOnlyList<Found> In(string text)
    {
        if (TextDigit.Count(text) < FewestDigits)
            return [];
        var found = InCharacters(text);
        // Which of its characters are the digits cannot be shown: the text goes whole.
        return Escapes.Read(text).Any(read => InCharacters(read).Count > 0) ? [new(0, text.Length, "")] : found;
    }

    private static List<Found> InCharacters(string text)
    {
        var hits = new List<Found>();
        new Scan(text, TextDigit.Of(text)).AddTo(hits);
        if (text.AsSpan().ContainsAny(TextDigit.Letters))
            new Scan(text, TextDigit.Of(text, TextDigit.Letters)).AddTo(hits);
        if (text.AsSpan().ContainsAny(TextDigit.MoreLetters))
            new Scan(text, TextDigit.Of(text, TextDigit.MoreLetters), mustBeRight: true).AddTo(hits);
        if (TextDigit.Backwards(text) is { } backwards)
            hits.AddRange(InCharacters(backwards).Select(found => new Found(text.Length - found.End, text.Length - found.Start, "")));
        return Merge(hits);
    }

    /// <summary>True when words beside four digits say that they are the last of an identity.</summary>
    /// <param name="start">Of the digits, in the text.</param>
    /// <param name="end">After them.</param>
    /// <param name="isYear">They may as well be a year: the words stand nearer.</param>
    public static bool CallsLastFour(string text, int start, int end, bool isYear = false)
    {
        var farthest = isYear ? NearestWord : FarthestWord;
        var (before, after) = (Math.Max(0, start - farthest), Math.Min(text.Length, end + farthest));
        return LastFour().IsMatch(text.AsSpan(before, start - before)) || LastFour().IsMatch(text.AsSpan(end, after - end));
    }

    /// <summary>Of those that overlap, the date of the longest is shown, if the others are part of it.</summary>
    private static List<Found> Merge(List<Found> hits)
    {
        var merged = new List<Found>();
        foreach (var hit in hits.OrderBy(h => h.Start).ThenByDescending(h => h.End).ThenByDescending(h => h.Date.Length))
            if (merged.Count > 0 && hit.Start < merged[^1].End)
                merged[^1] = new(merged[^1].Start, Math.Max(hit.End, merged[^1].End), hit.End <= merged[^1].End && hit.Date.Length <= merged[^1].Date.Length ? merged[^1].Date : "", hit.IsWhole || merged[^1].IsWhole);
            else
                merged.Add(hit);
        return merged;
    }

    /// <summary>One reading of a text's digits.</summary>
    private sealed class Scan
    {
        private readonly string text;
        private readonly List<TextDigit> digits;
        private readonly Plain[] plain;
        private readonly List<WrittenDate> written;
        private readonly bool hasDate, mustBeRight;

        /// <param name="mustBeRight">Only what has the right check digit is one: what is read as a digit here is mostly none.</param>
        public Scan(string text, List<TextDigit> digits, bool mustBeRight = false)
        {
            (this.text, this.digits, this.mustBeRight) = (text, digits, mustBeRight);
            plain = new Plain[digits.Count];
            written = WrittenDate.In(text);
            foreach (Match match in PlainDates().Matches(text))
                if (!match.Groups["odd"].Success)
                    Mark(digits.FindIndex(d => d.Start >= match.Index), digits.FindLastIndex(d => d.End <= match.Index + match.Length), whole: true);
            for (var i = 0; i < digits.Count; i++)
                if (digits[i].Place == 0 && digits[i].OfGroup == 8 && plain[i].Kind == PlainKind.None && Value(i, 2) is 19 or 20 && IsDay(i + 4, coordination: false))
                    Mark(i, i + 7, whole: false);
            hasDate = written.Count > 0 || Enumerable.Range(0, digits.Count).Any(i => DateAt(i, 8) || DateAt(i, 6) || DayFirstAt(i));
        }

        public void AddTo(List<Found> hits)
        {
            for (var i = 0; i < digits.Count; i++)
            {
                if (digits[i].Place == 0 || digits[i].OfGroup >= LongGroup)
                {
                    AddFrom(i, 8, DateAt(i, 8), hits);
                    AddFrom(i, 6, DateAt(i, 6), hits);
                    AddFrom(i, 8, DayFirstAt(i), hits);
                    AddRight(i, hits);
                }

                AddSpread(i, hits);
                AddSingleDigits(i, hits);
                if (mustBeRight)
                    continue;
                AddLastFour(i, hits);
                AddWithoutZeros(i, hits);
            }

            foreach (var date in mustBeRight ? [] : written)
                AddBehind(date, hits);
        }

        /// <summary>Day, month and year in another order, grouped as an identity's, with the right check digit; without the century only the day first.</summary>
        private void AddRight(int i, List<Found> hits)
        {
            foreach (var length in (int[])[8, 6])
                if (i + length + 4 <= digits.Count && IsNear(i + 1, length + 3) && IsGrouped(i, length + 4) && !IsAnyDate(i, length + 4) && IsRight(i, length, inAnyOrder: true))
                    hits.Add(new(StartOf(i), EndOf(i + length + 3), ""));
        }

        /// <summary><c>85 3 1 9856</c>: three small numbers and one of four digits are ordinary, unless the check digit is right.</summary>
        private void AddSingleDigits(int i, List<Found> hits)
        {
            if (digits[i] is not { Place: 0, OfGroup: 2 or 4 } year)
                return;
            var (month, day) = (i + year.OfGroup, 0);
            var four = month < digits.Count && (day = month + digits[month].OfGroup) < digits.Count ? day + digits[day].OfGroup : digits.Count;
            if (four + 4 > digits.Count || digits[month].OfGroup > 2 || digits[day].OfGroup > 2 || digits[month].OfGroup + digits[day].OfGroup == 4 || digits[four].OfGroup != 4 || !IsNear(i + 1, four + 3 - i))
                return;
            var (m, d) = (Value(month, digits[month].OfGroup), Value(day, digits[day].OfGroup));
            if (IsDayOf(m, d, coordination: false) && CheckDigitHolds([digits[month - 2].Value, digits[month - 1].Value, m / 10, m % 10, d / 10, d % 10, .. digits.Skip(four).Take(4).Select(digit => digit.Value)]))
                hits.Add(new(StartOf(i), EndOf(four), ""));
        }

        /// <summary>A number by itself that has seven to nine digits, as programs leave of a number that begins with zeros.</summary>
        private void AddWithoutZeros(int i, List<Found> hits)
        {
            if (digits[i] is not { Place: 0, OfGroup: >= LongGroup and <= 9 } first || plain[i].Kind != PlainKind.None)
                return;
            int[] ten = [.. Enumerable.Repeat(0, 10 - first.OfGroup), .. digits.Skip(i).Take(first.OfGroup).Select(digit => digit.Value)];
            if (IsDayOf((ten[2] * 10) + ten[3], (ten[4] * 10) + ten[5], coordination: true) && CheckDigitHolds(ten))
                hits.Add(new(StartOf(i), EndOf(i), "", IsWhole: false));
        }

        /// <summary>The four last behind a date whose month is a word, or which has single digits.</summary>
        private void AddBehind(WrittenDate date, List<Found> hits)
        {
            var end = date.End;
            var next = digits.FindIndex(d => d.Start >= end);
            var isFour = next >= 0 && next + 4 <= digits.Count && digits[next].Gap <= FarthestTail && IsNear(next + 1, 3) && digits[next + 3].Place == digits[next + 3].OfGroup - 1 && !IsAnyDate(next, 4) && !IsOfWritten(next, 4);
            var isRight = isFour && CheckDigitHolds(date, next);
            if (isFour && digits[next].Gap <= WidestGap && (isRight || !IsYear(next)))
                hits.Add(new(date.Start, EndOf(next + 3), text[date.Start..end]));
            else if (EndOfLetters(end) is { } after)
                hits.Add(new(date.Start, after, text[date.Start..end]));
            else if (isRight && digits[next] is { Place: 0, OfGroup: 4 })
                hits.Add(new(digits[next].Start, EndOf(next + 3), ""));
            var before = digits.FindIndex(d => d.Start >= date.Start) - 4;
            if (before >= 0 && digits[before] is { Place: 0, OfGroup: 4 } && digits[before + 4].Gap <= WidestGap && !IsAnyDate(before, 4) && CheckDigitHolds(date, before))
                hits.Add(new(digits[before].Start, EndOf(before), ""));
        }

        /// <summary>Twelve digits that are right, far apart; and the four last before the birth date.</summary>
        private void AddSpread(int i, List<Found> hits)
        {
            if (digits[i].Place == 0 && i + 12 <= digits.Count && IsNear(i + 1, 11, WidestGapOfRight) && Value(i, 2) is 19 or 20 && IsDay(i + 4, coordination: true) && !IsAnyDate(i, 12) && !IsYear(i + 8) && CheckDigitHolds(i + 2))
                hits.Add(new(StartOf(i), EndOf(i + 11), ""));
            if (digits[i] is not { Place: 0, OfGroup: 4 } || i + 10 > digits.Count || digits[i + 4].Gap > WidestGap || digits[i + 4].Place != 0 || IsAnyDate(i, 4) || IsYear(i))
                return;
            foreach (var length in (int[])[6, 8])
                if (DateAt(i + 4, length) && CheckDigitHolds([.. digits.Skip(i + 4 + length - 6).Take(6).Select(d => d.Value), .. digits.Skip(i).Take(4).Select(d => d.Value)]))
                    hits.Add(new(digits[i].Start, EndOf(i), ""));
        }

        private bool IsOfWritten(int i, int length) => written.Exists(date => date.Start < digits[i + length - 1].End && digits[i].Start < date.End);

        private bool IsYear(int i) => digits[i] is { Place: 0, OfGroup: 4 } && Value(i, 2) is 19 or 20;

        /// <param name="length">Of the date that begins at the digit.</param>
        private void AddFrom(int i, int length, bool isDate, List<Found> hits)
        {
            var end = i + length;
            if (!isDate || !IsWhole(i, length))
                return;
            if (end + 4 <= digits.Count && IsNear(end, 4) && !IsAnyDate(end, 4) && !AreAllDates(i, length + 4) && (IsRight(i, length) || !mustBeRight && IsGrouped(i, length + 4) && !IsTelephone(i)))
                hits.Add(new(StartOf(i), EndOf(end + 3), digits[i].Place == 0 ? Date(i, length) : ""));
            else if (mustBeRight)
                return;
            else if (EndsWithBirthNumber(i, end))
                hits.Add(new(StartOf(i), EndOf(end + 2), Date(i, length)));
            else if (IsParted(i, length) && !HasWord(i, length) && EndOfLetters(digits[end - 1].End) is { } after)
                hits.Add(new(StartOf(i), after, Date(i, length)));
            else if (end + 4 <= digits.Count && digits[end] is { Place: 0, OfGroup: 4 } && plain[end].Kind == PlainKind.None
                && digits[end].Start - digits[end - 1].End <= FarthestTail && Value(end, 2) is not (19 or 20) && CheckDigitHolds(end - 6))
                hits.Add(new(digits[end].Start, EndOf(end + 3), ""));
        }

        /// <summary>Four digits that words beside them call the last of an identity, where the text has a birth date too.</summary>
        private void AddLastFour(int i, List<Found> hits)
        {
            if (!hasDate || digits[i] is not { Place: 0, OfGroup: 4 } || plain[i].Kind != PlainKind.None || IsOfWritten(i, 4))
                return;
            var (start, end) = (digits[i].Start, digits[i + 3].End);
            if (CallsLastFour(text, start, end, IsYear(i)))
                hits.Add(new(start, end, ""));
        }

        /// <summary>The three digits of a birth number end it, right behind the date or with a hyphen or the like between: the check digit follows from them.</summary>
        private bool EndsWithBirthNumber(int i, int end) => end + 3 <= digits.Count && digits[i].Place == 0 && IsGrouped(i, end - i + 3)
            && !HasWord(i, end - i + 3) && !IsAnyDate(end, 3) && digits[end].Gap is 0 or 1 && digits[end + 2].Place == digits[end + 2].OfGroup - 1
            && (digits[end].Gap == 0 || digits[end] is { Place: 0, OfGroup: 3 } && !char.IsWhiteSpace(text[digits[end].Start - 1]));

        /// <summary>The digits are grouped as people write an identity, with no more than one too many.</summary>
        private bool IsGrouped(int i, int length)
        {
            var last = digits[i + length - 1];
            return digits[i].Place == 0 && last.OfGroup - 1 - last.Place <= 1 && IsParted(i, length);
        }

        private bool IsParted(int i, int length)
        {
            var parted = Enumerable.Range(1, length - 1).Where(k => digits[i + k].Place == 0).ToArray();
            return Groupings[length].Any(parted.SequenceEqual);
        }

        /// <summary>Letters stand between the digits.</summary>
        private bool HasWord(int i, int length)
        {
            for (var k = i + 1; k < i + length; k++)
                if (digits[k].Place == 0 && text.AsSpan(digits[k - 1].End, digits[k].Start - digits[k - 1].End).ToString().Any(char.IsLetter))
                    return true;
            return false;
        }

        /// <summary>Ten digits that begin as those of a mobile telephone do, in one group; as a year they are those of a child.</summary>
        private bool IsTelephone(int i) => digits[i] is { Place: 0, OfGroup: 10 } && Value(i, 3) == 70 && digits[i].Value == 0;

        /// <summary>The check digit is right for the date that begins here and the four digits behind it.</summary>
        /// <param name="length">Of the date: 6 or 8.</param>
        /// <param name="inAnyOrder">Day, month and year in another order than that of an identity, too.</param>
        private bool IsRight(int i, int length, bool inAnyOrder = false)
        {
            int[] At(params int[] places) => [.. places.Select(place => digits[i + place].Value), .. digits.Skip(i + length).Take(4).Select(digit => digit.Value)];
            bool Holds(bool coordination, int[] ten) => IsDayOf((ten[2] * 10) + ten[3], (ten[4] * 10) + ten[5], coordination) && CheckDigitHolds(ten);
            if (length == 6)
                return Holds(coordination: true, At(0, 1, 2, 3, 4, 5)) || inAnyOrder && Holds(coordination: false, At(4, 5, 2, 3, 0, 1));
            return Value(i, 2) is 18 or 19 or 20 && (Holds(coordination: true, At(2, 3, 4, 5, 6, 7)) || inAnyOrder && Holds(coordination: false, At(2, 3, 6, 7, 4, 5)))
                || Value(i + 4, 2) is 18 or 19 or 20 && (Holds(coordination: false, At(6, 7, 2, 3, 0, 1)) || Holds(coordination: false, At(6, 7, 0, 1, 2, 3)));
        }

        private bool DateAt(int i, int length) => i + length <= digits.Count && IsNear(i + 1, length - 1) && (length == 6 || Value(i, 2) is 18 or 19 or 20) && IsDay(i + length - 4, coordination: true);

        /// <summary><c>01/03/1985</c></summary>
        private bool DayFirstAt(int i) => i + 8 <= digits.Count && IsNear(i + 1, 7) && Value(i, 2) is >= 1 and <= 31 && Value(i + 2, 2) is >= 1 and <= 12 && Value(i + 4, 2) is 19 or 20;

        /// <summary>Month and day; a samordningsnummer has 60 added to its day, and may have neither (domain.md §4).</summary>
        private bool IsDay(int i, bool coordination) => IsDayOf(Value(i, 2), Value(i + 2, 2), coordination);

        private static bool IsDayOf(int month, int day, bool coordination) =>
            day is >= 1 and <= 31 && month is >= 1 and <= 12 || coordination && day is >= 60 and <= 91 && month <= 12;

        private int Value(int i, int length)
        {
            var value = 0;
            for (var k = i; k < i + length; k++)
                value = (value * 10) + digits[k].Value;
            return value;
        }

        private bool IsNear(int i, int length, int gap = WidestGap)
        {
            for (var k = i; k < i + length; k++)
                if (digits[k].Gap > gap)
                    return false;
            return true;
        }

        /// <summary>True when the digits take no part of a date that stands by itself, but all of it and from its start.</summary>
        private bool IsWhole(int i, int length)
        {
            for (var k = i; k < i + length; k++)
                if (plain[k].Kind == PlainKind.Separated && (plain[k].First != i || plain[k].Last >= i + length || length == 6))
                    return false;
            return true;
        }

        /// <summary>True when any of the digits is of a date with separators.</summary>
        private bool IsAnyDate(int i, int length) => Enumerable.Range(i, length).Any(k => plain[k].Kind == PlainKind.Separated);

        private bool AreAllDates(int i, int length) => Enumerable.Range(i, length).All(k => plain[k].Kind != PlainKind.None);

        /// <summary>The digit's group begins here: what stands before the identity without a gap goes with it.</summary>
        private int StartOf(int i) => digits[i - digits[i].Place].Start;

        private int EndOf(int i) => digits[i + digits[i].OfGroup - digits[i].Place - 1].End;

        private string Date(int i, int length)
        {
            var shown = text[digits[i].Start..digits[i + length - 1].End];
            return IsPlainDate().IsMatch(shown) ? shown : string.Concat(Enumerable.Range(i, length).Select(k => (char)('0' + digits[k].Value)));
        }

        /// <summary>Where four characters end, of which some are letters, as in <c>T123</c>, <c>TF10</c> and reserve numbers; null when no such stand here.</summary>
        private int? EndOfLetters(int from)
        {
            for (var (at, gap) = (from, 0); at + 4 <= text.Length && gap <= WidestGap; gap += TextDigit.Width(text, at), at++)
            {
                var (letters, numbers) = (0, 0);
                for (var k = at; k < at + 4; k++)
                {
                    letters += char.IsAsciiLetter(text[k]) ? 1 : 0;
                    numbers += TextDigit.ValueOf(text[k]) >= 0 ? 1 : 0;
                }

                if (letters > 0 && numbers > 0 && letters + numbers == 4 && (at == from || !char.IsLetterOrDigit(text[at - 1]) || text[at] is 'T' or 't' && numbers >= 2) && (at + 4 == text.Length || TextDigit.ValueOf(text[at + 4]) < 0))
                    return at + 4;
                if (TextDigit.ValueOf(text[at]) >= 0)
                    return null;
            }

            return null;
        }

        private bool CheckDigitHolds(int i) => CheckDigitHolds([.. digits.Skip(i).Take(10).Select(digit => digit.Value)]);

        /// <param name="i">Of the four last.</param>
        private bool CheckDigitHolds(in WrittenDate date, int i)
        {
            int[] four = [.. digits.Skip(i).Take(4).Select(digit => digit.Value)];
            int[] Ten(int month, int day, int year) => [year / 10, year % 10, month / 10, month % 10, day / 10, day % 10, .. four];
            return CheckDigitHolds(Ten(date.Month, date.Day, date.Year)) || date.Day <= 12 && CheckDigitHolds(Ten(date.Day, date.Month, date.Year));
        }

        private static bool CheckDigitHolds(ReadOnlySpan<int> ten)
        {
            var sum = 0;
            for (var k = 0; k < 10; k++)
            {
                var product = ten[k] * (2 - (k % 2));
                sum += (product / 10) + (product % 10);
            }

            return sum % 10 == 0;
        }

        private void Mark(int first, int last, bool whole)
        {
            for (var k = first; k >= 0 && k <= last; k++)
                plain[k] = new(whole ? PlainKind.Separated : PlainKind.Compact, first, last);
        }
    }

    private enum PlainKind { None = 0, Compact, Separated }

    /// <summary>The date that a digit belongs to, by the indices of its first and last digit.</summary>
    private readonly record struct Plain(PlainKind Kind, int First, int Last);

    /// <summary>A date, or a month, by itself; with a time of day or without. One whose year no person has is <c>odd</c>.</summary>
    private const string PlainDate = "(?:(?:(?:1[89]|20)[0-9]{2}|(?<odd>[0-9]{4}))(?<s>[-/.])[0-9]{2}\\k<s>[0-9]{2}|(?<![0-9][-/.])[0-9]{2}(?<t>[-/.])[0-9]{2}\\k<t>(?:(?:19|20)[0-9]{2}|(?<odd>[0-9]{4})))(?![0-9])" + Time
        + "|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9]|[-/.][0-9]{2}(?![0-9]))"
        + "|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9](?:[0-9]{3})?Z";

    private const string Time = "(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,7})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9:]))?";

    [GeneratedRegex($"(?<![0-9])(?:{PlainDate})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex PlainDates();

    [GeneratedRegex("^(?:[0-9]{4}([-/.]?)[0-9]{2}\\1[0-9]{2}|[0-9]{2}([-/.])[0-9]{2}\\2[0-9]{4}|[0-9]{6})\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex IsPlainDate();

    [GeneratedRegex("(?:fyra|4)\\s*(?:sista|siffr)|sista\\s*(?:fyra|4|siffr)|kontrollsiffr|födelsenummer|slutar\\s*(?:på|med)|last\\s*(?:four|4|digit)|four\\s*(?:last|digit)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex LastFour();
}
