using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>The participant file of an ESF+ project beside that of any other.</summary>
public sealed class EsfPlusFileTests
{
    [Fact]
    public async Task Non_binary_is_a_sex_whatever_the_number_tells()
    {
        foreach (var (person, word) in ((int, string)[])[(1, "Icke-binär"), (2, "icke-binär"), (3, "Ickebinär")])
        {
            var answer = await EsfPlus.RowsAsync($"{Synthetic.Person(person)};Jobbverket;2018-08-01;;;;{word}");
            answer.Codes.ShouldBeEmpty(word);
            answer.Taken.Single().Sex.ShouldBe(Sex.NonBinary);
        }

        (await EsfPlus.RowsAsync(";;2018-08-01;;;Ja;Icke-binär")).Taken.Single().Sex.ShouldBe(Sex.NonBinary);
    }

    [Fact]
    public async Task The_other_sexes_must_still_agree_with_the_number()
    {
        var answer = await EsfPlus.RowsAsync($"{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;Kvinna", $"{Synthetic.Person(1)};Arbetsträning;2018-08-01;;;;Man", $"{Synthetic.Person(3)};Jobbverket;2018-08-01;;;;Dam",
            ";;2018-08-01;;;Ja;", $"{Synthetic.Person(5)};Jobbverket;2018-08-01;;;;Vill ej uppge");
        answer.CountOf("SEX_MISMATCH").ShouldBe(1);
        answer.Of("SEX_VALUE").Single().Message(Language.Sv).ShouldBe("Kön ska vara Kvinna, Man eller Icke-binär (K eller M).");
        answer.Of("SEX_MISSING").Single().Action(Language.En).ShouldBe("Write Kvinna, Man or Icke-binär.");
        answer.Of("SEX_NOT_TOLD").Single().Message(Language.En).ShouldBe("The sex is neither Kvinna, Man nor Icke-binär. The row counts, and the sex is the one that the personnummer tells.");
    }

    [Fact]
    public async Task Elsewhere_nothing_of_it_is_so()
    {
        var line = $"{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;Icke-binär";
        var answer = await Check.RowsAsync(line);
        answer.Codes.ShouldBe(["SEX_NOT_TOLD"]);
        answer.Of("SEX_NOT_TOLD").Single().Message(Language.Sv).ShouldBe("Kön är varken Kvinna eller Man. Raden räknas, och könet räknas som personnumret anger.");
        answer.Taken.Single().Sex.ShouldBe(Sex.Man);
        (await Check.RowsAsync($"{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;Dam")).Of("SEX_VALUE").Single().Message(Language.Sv).ShouldBe("Kön ska vara Kvinna eller Man (K eller M).");
        // Its columns are let be, and none of them is in the accepted file.
        var whole = await Check.TextAsync($"{EsfPlus.Header}\n{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;;Arbetslös;Gymnasial;;;Ja;Ja;Ja;Ja;;;\n");
        whole.Taken.Single().Plus.ShouldBe(default);
        Encoding.UTF8.GetString(whole.Canonical).Split('\n')[0].ShouldEndWith("status6Months;line;refused");
    }

    [Fact]
    public async Task Every_answer_reaches_the_canonical_file_and_stays_through_a_rewriting()
    {
        var answer = await EsfPlus.CheckAsync($"{EsfPlus.Header}\n{Synthetic.Person(1)};Jobbverket;2018-08-01;2018-08-02;Arbete;;;Arbetande;Gymnasial;Nej;Ja;Ja;Nej;Vill ej uppge;x;;;Ja\n");
        var row = answer.Taken.Single();
        row.Plus.ShouldBe(new EsfPlusAnswers(EsfReporting.Participants.Answer.Yes, EsfReporting.Participants.Answer.No, EsfReporting.Participants.Answer.Refused, EsfReporting.Participants.Answer.Yes, EsfReporting.Participants.Answer.Yes));
        Encoding.UTF8.GetString(answer.Canonical).Split('\n')[0].ShouldEndWith("line;refused;thirdCountryNational;minority;homeless;rural;improvedSituation");
        using var rewritten = new MemoryStream();
        (await EsfReporting.Retention.AcceptedRows.RewriteAsync(new MemoryStream(answer.Canonical), rewritten, same => same, CancellationToken.None)).ShouldBe(0);
        rewritten.ToArray().ShouldBe(answer.Canonical);
    }

    [Fact]
    public async Task An_answer_that_is_not_on_the_list_is_told_and_a_formulas_error_refuses_the_row()
    {
        var answer = await EsfPlus.CheckAsync($"{EsfPlus.Header}\n{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;;Arbetande;Gymnasial;;;kanske;;;;;;\n{Synthetic.Person(3)};Jobbverket;2018-08-01;;;;;Arbetande;Gymnasial;;;;;#REF!;;;;\n");
        answer.Of("VALUE_UNKNOWN").Single().Column.ShouldBe("Tredjelandsmedborgare");
        answer.Of("CELL_ERROR").Single().Column.ShouldBe("Hemlös");
        answer.Check.RowsAccepted.ShouldBe(1);
    }

    [Fact]
    public async Task The_template_is_read_by_its_own_project_whole()
    {
        var format = FileFormat.ParticipantsOfEsfPlus;
        format.Columns.Select(card => card.Name).ShouldNotContain("Annan utsatthet");
        var answer = await EsfPlus.CheckAsync(Encoding.UTF8.GetString(Template.ParticipantsOfEsfPlus.Csv()));
        (answer.Status, answer.Receipt.IsZeroReturn).ShouldBe(("accepted", true));
        foreach (var card in format.Columns)
            foreach (var name in card.Aliases.Prepend(card.Name))
                format.Named($" {name.ToUpperInvariant()} *").ShouldBe(card.Column);
    }
}
