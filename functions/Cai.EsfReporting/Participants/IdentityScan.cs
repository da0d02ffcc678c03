namespace Cai.EsfReporting.Participants;

/// <summary>The identities in one reading of a text's digits, each way of writing them by itself.</summary>
internal sealed class IdentityScan
{
    /// <summary>Characters between two digits of twelve that are right from the century to the check digit, and take no part of a date: chance makes few such.</summary>
    private const int WidestGapOfRight = 12;

    /// <summary>So many digits in a row may have some too many before the identity.</summary>
    private const int LongGroup = 7;

    private readonly DigitRow row;
    private readonly List<TextDigit> digits;
    private readonly bool mustBeRight;

    /// <param name="mustBeRight">Only what has the right check digit is one: what is read as a digit here is mostly none.</param>
    public IdentityScan(string text, List<TextDigit> digits, bool mustBeRight = false) => (row, this.digits, this.mustBeRight) = (new(text, digits), digits, mustBeRight);

    /// <summary>In no order; some overlap.</summary>
    public void AddTo(List<FoundIdentity> hits)
    {
        for (var i = 0; i < digits.Count; i++)
        {
            if (digits[i].Place == 0 || digits[i].OfGroup >= LongGroup)
            {
                AddFrom(i, 8, row.DateAt(i, 8), hits);
                AddFrom(i, 6, row.DateAt(i, 6), hits);
                AddFrom(i, 8, row.DayFirstAt(i), hits);
                AddRight(i, hits);
            }

            AddSpread(i, hits);
            AddSingleDigits(i, hits);
            if (mustBeRight)
                continue;
            AddLastFour(i, hits);
            AddWithoutZeros(i, hits);
        }

        foreach (var date in mustBeRight ? [] : row.Written)
            AddBehind(date, hits);
    }

    /// <param name="length">Of the date that begins at the digit.</param>
    private void AddFrom(int i, int length, bool isDate, List<FoundIdentity> hits)
    {
        var end = i + length;
        if (!isDate || !row.IsWhole(i, length))
            return;
        if (end + 4 <= digits.Count && row.IsNear(end, 4) && !row.IsAnyDate(end, 4) && !row.AreAllDates(i, length + 4) && (row.IsRight(i, length) || !mustBeRight && row.IsGrouped(i, length + 4) && !row.IsTelephone(i)))
            hits.Add(new(row.StartOf(i), row.EndOf(end + 3), digits[i].Place == 0 ? row.Date(i, length) : ""));
        else if (mustBeRight)
            return;
        else if (row.EndsWithBirthNumber(i, end))
            hits.Add(new(row.StartOf(i), row.EndOf(end + 2), row.Date(i, length)));
        else if (row.IsParted(i, length) && !row.HasWord(i, length) && row.EndOfLetters(digits[end - 1].End) is { } after)
            hits.Add(new(row.StartOf(i), after, row.Date(i, length)));
        else if (end + 4 <= digits.Count && digits[end] is { Place: 0, OfGroup: 4 } && row.IsInNoDate(end)
            && digits[end].Start - digits[end - 1].End <= IdentitySearch.FarthestTail && row.Value(end, 2) is not (19 or 20) && row.CheckDigitHolds(end - 6))
            hits.Add(new(digits[end].Start, row.EndOf(end + 3), ""));
    }

    /// <summary>Day, month and year in another order, grouped as an identity's, with the right check digit; without the century only the day first.</summary>
    private void AddRight(int i, List<FoundIdentity> hits)
    {
        foreach (var length in (int[])[8, 6])
            if (i + length + 4 <= digits.Count && row.IsNear(i + 1, length + 3) && row.IsGrouped(i, length + 4) && !row.IsAnyDate(i, length + 4) && row.IsRight(i, length, inAnyOrder: true))
                hits.Add(new(row.StartOf(i), row.EndOf(i + length + 3), ""));
    }

    /// <summary>Twelve digits that are right, far apart; and the four last before the birth date.</summary>
    private void AddSpread(int i, List<FoundIdentity> hits)
    {
        if (digits[i].Place == 0 && i + 12 <= digits.Count && row.IsNear(i + 1, 11, WidestGapOfRight) && row.Value(i, 2) is 19 or 20 && row.IsDay(i + 4, coordination: true) && !row.IsAnyDate(i, 12) && !row.IsYear(i + 8) && row.CheckDigitHolds(i + 2))
            hits.Add(new(row.StartOf(i), row.EndOf(i + 11), ""));
        if (digits[i] is not { Place: 0, OfGroup: 4 } || i + 10 > digits.Count || digits[i + 4].Gap > IdentitySearch.WidestGap || digits[i + 4].Place != 0 || row.IsAnyDate(i, 4) || row.IsYear(i))
            return;
        foreach (var length in (int[])[6, 8])
            if (row.DateAt(i + 4, length) && DigitRow.CheckDigitHolds([.. digits.Skip(i + 4 + length - 6).Take(6).Select(d => d.Value), .. digits.Skip(i).Take(4).Select(d => d.Value)]))
                hits.Add(new(digits[i].Start, row.EndOf(i), ""));
    }

    /// <summary><c>85 3 1 9856</c>: three small numbers and one of four digits are ordinary, unless the check digit is right.</summary>
    private void AddSingleDigits(int i, List<FoundIdentity> hits)
    {
        if (digits[i] is not { Place: 0, OfGroup: 2 or 4 } year)
            return;
        var (month, day) = (i + year.OfGroup, 0);
        var four = month < digits.Count && (day = month + digits[month].OfGroup) < digits.Count ? day + digits[day].OfGroup : digits.Count;
        if (four + 4 > digits.Count || digits[month].OfGroup > 2 || digits[day].OfGroup > 2 || digits[month].OfGroup + digits[day].OfGroup == 4 || digits[four].OfGroup != 4 || !row.IsNear(i + 1, four + 3 - i))
            return;
        var (m, d) = (row.Value(month, digits[month].OfGroup), row.Value(day, digits[day].OfGroup));
        if (DigitRow.IsDayOf(m, d, coordination: false) && DigitRow.CheckDigitHolds([digits[month - 2].Value, digits[month - 1].Value, m / 10, m % 10, d / 10, d % 10, .. digits.Skip(four).Take(4).Select(digit => digit.Value)]))
            hits.Add(new(row.StartOf(i), row.EndOf(four), ""));
    }

    /// <summary>Four digits that words beside them call the last of an identity, where the text has a birth date too.</summary>
    private void AddLastFour(int i, List<FoundIdentity> hits)
    {
        if (!row.HasDate || digits[i] is not { Place: 0, OfGroup: 4 } || !row.IsInNoDate(i) || row.IsOfWritten(i, 4))
            return;
        var (start, end) = (digits[i].Start, digits[i + 3].End);
        if (IdentitySearch.CallsLastFour(row.Text, start, end, row.IsYear(i)))
            hits.Add(new(start, end, ""));
    }

    /// <summary>A number by itself that has seven to nine digits, as programs leave of a number that begins with zeros.</summary>
    private void AddWithoutZeros(int i, List<FoundIdentity> hits)
    {
        if (digits[i] is not { Place: 0, OfGroup: >= LongGroup and <= 9 } first || !row.IsInNoDate(i))
            return;
        int[] ten = [.. Enumerable.Repeat(0, 10 - first.OfGroup), .. digits.Skip(i).Take(first.OfGroup).Select(digit => digit.Value)];
        if (DigitRow.IsDayOf((ten[2] * 10) + ten[3], (ten[4] * 10) + ten[5], coordination: true) && DigitRow.CheckDigitHolds(ten))
            hits.Add(new(row.StartOf(i), row.EndOf(i), "", IsWhole: false));
    }

    /// <summary>The four last behind a date whose month is a word, or which has single digits.</summary>
    private void AddBehind(WrittenDate date, List<FoundIdentity> hits)
    {
        var end = date.End;
        var next = digits.FindIndex(d => d.Start >= end);
        var isFour = next >= 0 && next + 4 <= digits.Count && digits[next].Gap <= IdentitySearch.FarthestTail && row.IsNear(next + 1, 3) && digits[next + 3].Place == digits[next + 3].OfGroup - 1 && !row.IsAnyDate(next, 4) && !row.IsOfWritten(next, 4);
        var isRight = isFour && row.CheckDigitHolds(date, next);
        if (isFour && digits[next].Gap <= IdentitySearch.WidestGap && (isRight || !row.IsYear(next)))
            hits.Add(new(date.Start, row.EndOf(next + 3), row.Text[date.Start..end]));
        else if (row.EndOfLetters(end) is { } after)
            hits.Add(new(date.Start, after, row.Text[date.Start..end]));
        else if (isRight && digits[next] is { Place: 0, OfGroup: 4 })
            hits.Add(new(digits[next].Start, row.EndOf(next + 3), ""));
        var before = digits.FindIndex(d => d.Start >= date.Start) - 4;
        if (before >= 0 && digits[before] is { Place: 0, OfGroup: 4 } && digits[before + 4].Gap <= IdentitySearch.WidestGap && !row.IsAnyDate(before, 4) && row.CheckDigitHolds(date, before))
            hits.Add(new(digits[before].Start, row.EndOf(before), ""));
    }
}
