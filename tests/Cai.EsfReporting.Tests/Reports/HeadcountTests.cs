using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Reports;

public sealed class HeadcountTests
{
    [Fact]
    public void Numbers_that_add_up_need_no_words() => new Headcount(10, 0, 4, 0, 6, 6, 12).WhatIsOutside(Language.Sv).ShouldBe("");

    [Theory]
    [InlineData(Language.Sv, "4 är anonyma och räknas som deltagare, men varken som inskrivna eller avslutade. 1 av de avslutade har avlidit och ingår inte i andelarna, som räknas av 620.")]
    [InlineData(Language.En, "4 are anonymous and count as participants, but neither as enrolled nor as left. 1 of those who left has died and is not in the shares, which are of 620.")]
    public void The_anonymous_and_the_deceased_are_counted(Language language, string words) =>
        new Headcount(940, 4, 315, 0, 621, 620, 1066).WhatIsOutside(language).ShouldBe(words);

    [Fact]
    public void What_is_hidden_is_told_as_a_rule_without_a_number()
    {
        var words = new Headcount(940, null, 315, 0, null, 620, 1066).WhatIsOutside(Language.Sv);

        words.ShouldBe("Anonyma räknas som deltagare, men varken som inskrivna eller avslutade. Andelarna räknas av de avslutade utom avlidna.");
    }
}
