using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using static System.FormattableString;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Regulation (EU) 2021/1057, Annex I, from the words of a file to the numbers of the table.</summary>
public sealed class EsfPlusTests
{
    private static readonly Month August = new(2018, 8);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_thousand_people_are_counted_as_a_naive_count_of_the_file_counts_them(int seed)
    {
        var lines = Lines(new(seed), 1000);
        var answer = await EsfPlus.CheckAsync(string.Join('\n', [EsfPlus.Header, .. lines]) + "\n");
        (answer.Check.Rows, answer.Check.RowsAccepted).ShouldBe((lines.Count, lines.Count), string.Join(", ", answer.Codes));
        answer.CountOf("SEX_MISMATCH").ShouldBe(0);
        var counted = await FiguresAsync(answer);
        counted.ShouldBe(NaiveEsfPlus.Of(lines, [2017, 2018]));
        // Every number but zero: nothing is equal for want of anybody.
        counted.Where(figure => figure.Year is null && figure.Women * figure.Men * figure.NonBinary == 0).Select(figure => figure.Code).ShouldBeEmpty();
        counted.Single(figure => figure is { Code: "EECO01", Year: null }).Total.ShouldBe(
            counted.Where(figure => figure is { Code: "EECO02" or "EECO04" or "EECO05", Year: null }).Sum(figure => figure.Total));
    }

    [Fact]
    public async Task What_may_be_refused_makes_no_record_incomplete_and_what_may_not_does()
    {
        var answer = await EsfPlus.CheckAsync(string.Join('\n',
            EsfPlus.Header,
            $"{Synthetic.Person(2)};Jobbverket;2018-08-01;;;;;Arbetslös;Förgymnasial;Vill ej uppge;Vill ej uppge;Vill ej uppge;Vill ej uppge;Vill ej uppge;Vill ej uppge;;;",
            $"{Synthetic.Person(4)};Jobbverket;2018-08-01;;;;;Arbetslös;Förgymnasial;;;;;;;;;",
            $"{Synthetic.Person(6)};Jobbverket;2018-08-01;;;;;Arbetslös;;Ja;Ja;Ja;Ja;Ja;Ja;;;",
            ""));
        answer.Codes.ShouldBeEmpty();
        var counted = (await FiguresAsync(answer)).Where(figure => figure.Year is null).ToDictionary(figure => figure.Code, figure => figure.Total);
        (counted["participants"], counted["incomplete"], counted["EECO01"], counted["EECO12"], counted["EECO16"]).ShouldBe((3, 1, 2, 0, 0));
    }

    [Fact]
    public async Task The_catalogue_may_tell_whom_a_result_counts_and_in_which_words()
    {
        var catalogue = SmallCatalogue.Read(SmallCatalogue.With(("projects[0].programme", "\"esf-plus\""),
            ("projects[0].esfIndicators", """[ { "code": "EECR04", "name": { "sv": "Börjat arbeta", "en": "Started work" }, "atEntry": [ "Långtidsarbetslös" ] } ]""")));
        var project = catalogue.Find("mia")!;
        EsfRow.Of(project).Single(row => row.Code == "EECR04").Name.Sv.ShouldBe("Börjat arbeta");
        var answer = await EsfPlus.CheckAsync(string.Join('\n', EsfPlus.Header,
            $"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-05;Arbete;;;Arbetslös;Förgymnasial;;;;;;;;;",
            $"{Synthetic.Person(4)};Jobbverket;2018-08-01;2018-08-05;Arbete;;;Långtidsarbetslös;Förgymnasial;;;;;;;;;", ""));
        (await FiguresAsync(answer)).Single(figure => figure is { Code: "EECR04", Year: null }).Total.ShouldBe(2);
        (await FiguresAsync(answer, project)).Single(figure => figure is { Code: "EECR04", Year: null }).Total.ShouldBe(1);
    }

    [Fact]
    public void Numbers_of_organisations_are_left_out_and_said_so()
    {
        var left = EsfRow.Of(EsfPlus.Mia).Where(row => !row.IsCounted).ToList();
        left.Select(row => row.Code).ShouldBe(["EECO18", "EECO19"]);
        EsfRow.WhyNotCounted(EsfPlus.Mia)!.Value.Sv.ShouldStartWith("EECO18, EECO19 gäller organisationer.");
        EsfRow.WhyNotCounted(SmallCatalogue.Mia).ShouldBeNull();
    }

    [Fact]
    public void The_ages_of_a_programme_have_no_gap_and_no_overlap()
    {
        foreach (var programme in Programme.All)
            for (var age = 0; age <= 120; age++)
                programme.AgeBands.Count(band => age >= band.Ages.From && age <= band.Ages.To).ShouldBe(1, Invariant($"{programme.Id} {age}"));
    }

    private static async Task<IReadOnlyList<EsfFigure>> FiguresAsync(Answer answer, Project? project = null)
    {
        project ??= EsfPlus.Mia;
        var fold = await Counting.FoldedAsync(project, [new("tyreso", August, answer.Taken)], August);
        return EsfFigure.Of(project, fold.CountEsf(August), August.Year, [August.Year]);
    }

    /// <summary>People with one line or two, and anonymous rows among them.</summary>
    private static List<EsfPlusLine> Lines(Random random, int people)
    {
        var lines = new List<EsfPlusLine>();
        for (var person = 0; person < people; person++)
        {
            var born = new DateOnly(1950, 1, 1).AddDays(random.Next(365 * 52));
            var identity = Synthetic.Personnummer(born, 980 + (person % 20));
            if (lines.Exists(line => line.Identity == identity))
                continue;
            var sex = random.Next(6) == 0 ? "Icke-binär" : random.Next(2) == 0 ? "" : (identity[10] - '0') % 2 == 0 ? "Kvinna" : "Man";
            var start = new DateOnly(2017, 4, 1).AddDays(random.Next(400));
            DateOnly? end = random.Next(4) == 0 ? null : start.AddDays(random.Next(100));
            var first = Line(random, random.Next(20) == 0, identity, "Jobbverket", start, end, sex);
            lines.Add(first);
            if (end is { } left && first.Anonymous == "" && random.Next(8) == 0)
                lines.Add(Line(random, false, identity, "Arbetsträning", left.AddDays(1), random.Next(3) == 0 ? null : left.AddDays(2 + random.Next(7)), sex));
        }

        return lines;
    }

    private static EsfPlusLine Line(Random random, bool anonymous, string identity, string insats, DateOnly start, DateOnly? end, string sex)
    {
        var has = !anonymous && end is not null;
        return anonymous
            ? new("", insats, Text(start), "", "", "Ja", Any("Kvinna", "Man", "Icke-binär"), "", "", "", "", "", "", "", "", "", "", "")
            : new(identity, insats, Text(start), has ? Text(end!.Value) : "",
                has ? Any("Arbete", "Arbete med stöd", "Eget företag", "Studier", "Arbetsförmedlingen", "Arbetssökande", "Avbrott", "Kommunal insats") : "", "", sex,
                Any("Arbetslös", "Långtidsarbetslös", "Inaktiv", "Inaktiv, ej i utbildning", "Arbetande", "Arbetande", random.Next(5) == 0 ? "" : "Inaktiv"),
                Any("Förgymnasial", "Gymnasial", "Eftergymnasial", random.Next(5) == 0 ? "" : "Gymnasial"),
                Yes(), Yes(), Yes(), Yes(), Yes(), Yes(), Any("Ja", "Nej", ""), has ? Any("Arbete", "Studier", "Annat", "") : "", has ? Any("Ja", "Nej", "") : "");

        string Yes() => Any("Ja", "Nej", "Vill ej uppge", "");

        string Any(params string[] words) => words[random.Next(words.Length)];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
