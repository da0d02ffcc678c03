namespace Cai.EsfReporting.Tests.KeyFigures;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2018", "2018")]
    [InlineData("helår 2018", "2018")]
    [InlineData("2018-08", "2018-08")]
    [InlineData("2018-08-01", "2018-08")]
    [InlineData("augusti 2018", "2018-08")]
    [InlineData("2018-H1", "2018-H1")]
    [InlineData("2018 halvår 2", "2018-H2")]
    [InlineData("Halvår 1 2018", "2018-H1")]
    [InlineData("2018-kv3", "2018-Q3")]
    [InlineData("2018 Kvartal 4", "2018-Q4")]
    [InlineData("Q1 2018", "2018-Q1")]
    [InlineData("2018-01–2018-06", "2018-H1")]
    [InlineData("2018-07 -- 2018-09", "2018-Q3")]
    [InlineData("2018-01--2018-08", "2018-01/2018-08")]
    [InlineData("2018-01 --- 2018-08", null)]
    [InlineData("2018-T2", "2018-T2")]
    [InlineData("tertial 3 2018", "2018-T3")]
    [InlineData("2018-01–2018-04", "2018-T1")]
    [InlineData("2018-T4", null)]
    [InlineData("2018-07 - 2018-09", "2018-Q3")]
    [InlineData("2018-01 till 2018-12", "2018")]
    [InlineData("jan–aug 2019", "2019-01/2019-08")]
    [InlineData("Januari till augusti 2019", "2019-01/2019-08")]
    [InlineData("2017-04/2018-03", "2017-04/2018-03")]
    [InlineData("2018-08-15", null)]
    [InlineData("2018-13", null)]
    [InlineData("2018-00", null)]
    [InlineData("2018-H3", null)]
    [InlineData("2018-08–2018-07", null)]
    [InlineData("2010-01–2018-07", null)]
    [InlineData("201808", null)]
    [InlineData("1800", null)]
    [InlineData("9999", null)]
    [InlineData("förra året", null)]
    [InlineData("", null)]
    public void A_period_is_read_as_offices_write_it(string text, string? expected)
    {
        (Period.TryParse(text, out var period) ? period.ToString() : null).ShouldBe(expected);
        if (expected is not null)
        {
            Period.TryParse(expected, out var again).ShouldBeTrue();
            again.ShouldBe(period);
        }
    }

    [Theory]
    [InlineData("2018", "2017", "2017")]
    [InlineData("2018-H1", "2017-H1", "2017-H2")]
    [InlineData("2018-Q3", "2017-Q3", "2018-Q2")]
    [InlineData("2018-T1", "2017-T1", "2017-T3")]
    [InlineData("2018-01", "2017-01", "2017-12")]
    [InlineData("2019-01/2019-08", "2018-01/2018-08", null)]
    [InlineData("2018-02/2018-04", "2017-02/2017-04", null)]
    public void A_period_knows_what_it_is_compared_with(string text, string yearEarlier, string? previous)
    {
        Period.TryParse(text, out var period).ShouldBeTrue();
        (period.YearEarlier.ToString(), period.Previous?.ToString()).ShouldBe((yearEarlier, previous));
    }
}
