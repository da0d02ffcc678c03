using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Rules;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Deliveries;

public sealed partial class RuleTests
{
    public static TheoryData<int, string, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            foreach (var (index, rule) in RuleCases.All.Index())
                data.Add(new TheoryDataRow<int, string, string>(index, rule.Code, rule.What) { Skip = rule.Code is "FILE_TOO_LARGE" or "FILE_TOO_MANY_ROWS" ? Slow.LeftOut : null });
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_finds_what_breaks_it_and_lets_the_near_miss_be(int index, string code, string what)
    {
        what.ShouldNotBeEmpty();
        var rule = RuleCatalogue.All.Single(r => r.Code == code);
        var broken = await RuleCases.All[index].Breaks();
        broken.Codes.ShouldContain(code);
        switch (rule.Severity)
        {
            case Severity.RejectFile:
                broken.Status.ShouldBe("rejected");
                break;
            case Severity.RejectRow:
                (broken.Check.Rows - broken.Check.RowsAccepted).ShouldBeGreaterThan(0);
                break;
            default:
                broken.Check.Findings.Warnings.ShouldBeGreaterThan(0);
                break;
        }

        foreach (var finding in broken.Of(code))
            foreach (var language in (Language[])[Language.Sv, Language.En])
            {
                Unfilled().IsMatch(finding.Message(language) + finding.Action(language)).ShouldBeFalse(finding.Message(language));
                finding.Message(language).ShouldNotContain("…");
                finding.Action(language).ShouldNotContain("…");
                DateOtherwise().IsMatch(finding.Message(language) + finding.Action(language)).ShouldBeFalse(finding.Message(language));
            }

        (await RuleCases.All[index].NearMiss()).Codes.ShouldNotContain(code);
    }

    [Fact]
    public void Every_rule_has_a_case() => RuleCases.All.Select(c => c.Code).Distinct().Order().ShouldBe(RuleCatalogue.All.Select(r => r.Code).Order());

    [Fact]
    public void Every_rule_has_its_own_code_and_texts_in_both_languages()
    {
        RuleCatalogue.All.Select(r => r.Code).ShouldBeUnique();
        foreach (var rule in RuleCatalogue.All)
        {
            rule.Code.ShouldMatch("^[A-Z0-9_]+$");
            foreach (var text in (EsfReporting.Text[])[rule.Name, rule.Message, rule.Action])
            {
                text.Sv.ShouldNotBeNullOrWhiteSpace();
                text.En.ShouldNotBeNullOrWhiteSpace();
                text.Sv.ShouldNotBe(text.En);
                Unfilled().Matches(text.Sv).Select(m => m.Value).Distinct().Order().ShouldBe(Unfilled().Matches(text.En).Select(m => m.Value).Distinct().Order(), rule.Code);
            }
        }
    }

    [Fact]
    public async Task A_list_of_choices_is_told_whole()
    {
        var answer = await Check.RowsAsync($"{RuleCases.Ada};Jobbverket;2018-08-01;2018-08-31;Jobb");
        answer.Of("REASON_UNKNOWN").Single().Action(Language.Sv).ShouldEndWith("Annat, Felregistrering.");
    }

    [Fact]
    public async Task The_months_to_send_again_are_named()
    {
        var answer = await Check.TextAsync($"{Check.Header}\n", current: [Check.Delivered("2018-10", "a"), Check.Delivered("2018-09", "b"), Check.Delivered("2018-08", "c")]);
        answer.Of("LATER_MONTHS_AGAIN").Single().Message(Language.En).ShouldBe("2018-08 has changed after later months were delivered. SCB must be sent again: 2018-09, 2018-10.");
    }

    [SlowFact]
    public async Task Words_of_a_file_are_the_files_in_every_language()
    {
        // Whatever an English reader is told to look for stands in a Swedish file.
        string[] english = [.. ExitReasons.All.Select(reason => reason.Name).Where(name => name.Sv != name.En).Select(name => name.En)];
        foreach (var rule in RuleCases.All)
            foreach (var finding in (await rule.Breaks()).Of(rule.Code))
                foreach (var word in english)
                    Regex.IsMatch(finding.Message(Language.En), $@"\b{Regex.Escape(word)}\b").ShouldBeFalse($"{rule.Code}: {finding.Message(Language.En)}");
    }

    [Theory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public void A_date_is_written_as_in_the_files(Language language)
    {
        new EsfReporting.Text("{0}", "{0}").In(language, new DateOnly(2018, 8, 3)).ShouldBe("2018-08-03");
        new EsfReporting.Text("{0}", "{0}").In(language, new DateTime(2018, 8, 3)).ShouldStartWith("2018-08-03");
    }

    /// <summary>A date in other order or with other signs than the file's.</summary>
    [GeneratedRegex("""\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b|\b[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}\b""")]
    private static partial Regex DateOtherwise();

    [GeneratedRegex("""\{[0-9]\}""")]
    private static partial Regex Unfilled();
}
