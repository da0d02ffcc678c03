using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>Dates as people write them, which may be the first part of an identity.</summary>
public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("1 mars 1985", 85, 3, 1)]
    [InlineData("Mar 1st, 1985", 85, 3, 1)]
    [InlineData("1985-3-1", 85, 3, 1)]
    [InlineData("1.III.1985", 85, 3, 1)]
    [InlineData("1/3-85", 85, 3, 1)]
    [InlineData("31 jan 1985", 85, 1, 31)]
    [InlineData("2 februari 1985", 85, 2, 2)]
    [InlineData("2 april 85", 85, 4, 2)]
    [InlineData("2 maj 1985", 85, 5, 2)]
    [InlineData("2 may 1985", 85, 5, 2)]
    [InlineData("2 juni 1985", 85, 6, 2)]
    [InlineData("2 july 1985", 85, 7, 2)]
    [InlineData("2:e augusti 1985", 85, 8, 2)]
    [InlineData("2nd of sept 1985", 85, 9, 2)]
    [InlineData("2 oktober 1985", 85, 10, 2)]
    [InlineData("2 October 1985", 85, 10, 2)]
    [InlineData("2 nov 1985", 85, 11, 2)]
    [InlineData("2 december 1885", 85, 12, 2)]
    [InlineData("2.I.1985", 85, 1, 2)]
    [InlineData("2 II 1985", 85, 2, 2)]
    [InlineData("2/IV/1985", 85, 4, 2)]
    [InlineData("2-V-1985", 85, 5, 2)]
    [InlineData("2-VI-1985", 85, 6, 2)]
    [InlineData("2-VII-1985", 85, 7, 2)]
    [InlineData("2-VIII-1985", 85, 8, 2)]
    [InlineData("2-IX-1985", 85, 9, 2)]
    [InlineData("2-X-1985", 85, 10, 2)]
    [InlineData("2-XI-1985", 85, 11, 2)]
    [InlineData("2-XII-1985", 85, 12, 2)]
    [InlineData("1985 mars 2", 85, 3, 2)]
    [InlineData("2 1 1985", 85, 1, 2)]
    [InlineData("1985-31-1", 85, 1, 31)]
    [InlineData("１ mars １９８５", 85, 3, 1)]
    public void A_date_is_read(string text, int year, int month, int day)
    {
        var dates = WrittenDate.In(text);
        dates.ShouldBe([new(0, text.Length, year, month, day)]);
        dates[0].IsDay(year, month, day).ShouldBeTrue();
        dates[0].IsDay(year, day, month).ShouldBeTrue();
        dates[0].IsDay(year + 1, month, day).ShouldBeFalse();
        dates[0].IsDay(year, month, day + 1).ShouldBeFalse();
        dates[0].IsDay(year, month + 1, day).ShouldBeFalse();
        WrittenDate.In($"Född {text}.").Single().ShouldBe(dates[0] with { Start = 5, End = 5 + text.Length });
    }

    [Theory]
    [InlineData("")]
    [InlineData("kurs 3")]
    [InlineData("01-02-1985")]
    [InlineData("1985-01-02")]
    [InlineData("32 mars 1985")]
    [InlineData("0 mars 1985")]
    [InlineData("marsvin 1 1985")]
    [InlineData("1 marsvin 1985")]
    [InlineData("40/3-85")]
    [InlineData("0/3-85")]
    [InlineData("3/0-85")]
    [InlineData("20/25-85")]
    public void What_is_no_date_or_told_by_its_digits_alone_is_none(string text) => WrittenDate.In(text).ShouldBeEmpty();

    [Fact]
    public void Several_dates_stand_in_their_order() =>
        WrittenDate.In("1 mars 1985 och 2 april 1986").Select(date => (date.Start, date.Year, date.Month, date.Day)).ShouldBe([(0, 85, 3, 1), (16, 86, 4, 2)]);

    [Theory]
    [InlineData("1985-03-01", true)]
    [InlineData("19850301", true)]
    [InlineData("01/03/1985", true)]
    [InlineData("850301", true)]
    [InlineData("1985-03/01", false)]
    [InlineData("1985-03-01 ", false)]
    [InlineData("1985-03-01\n", false)]
    [InlineData("8503011", false)]
    [InlineData("x1985-03-01", false)]
    public void A_date_in_figures_alone_is_told_from_one_with_more(string text, bool isDate) => PlainDate.IsWritten(text).ShouldBe(isDate);

    [Theory]
    [InlineData("2018-03-01", true)]
    [InlineData("2018-03", true)]
    [InlineData("01/03/2018", true)]
    [InlineData("2018-03-01T10:20:30Z", true)]
    [InlineData("20180301T102030Z", true)]
    [InlineData("0018-03-01", false)]
    [InlineData("2018-13", false)]
    [InlineData("20180301", false)]
    public void A_date_with_separators_or_a_time_is_by_itself(string text, bool isDate)
    {
        var digits = TextDigit.Of(text);
        var dates = PlainDate.Of(text, digits);
        dates.Length.ShouldBe(digits.Count);
        dates.ShouldAllBe(date => date == (isDate ? new PlainDate(PlainDateKind.Separated, 0, digits.Count - 1) : default));
    }
}
