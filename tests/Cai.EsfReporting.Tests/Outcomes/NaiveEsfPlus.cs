using System.Globalization;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>A line of a made-up file, in the words of the file.</summary>
internal sealed record EsfPlusLine(
    string Identity, string Insats, string Start, string End, string Reason, string Anonymous, string Sex, string Employment, string Education, string Foreign, string Disability,
    string ThirdCountry, string Minority, string Homeless, string Rural, string Qualification, string SixMonths, string Improved)
{
    public override string ToString() => string.Join(';', Identity, Insats, Start, End, Reason, Anonymous, Sex, Employment.Contains(',', StringComparison.Ordinal) ? $"\"{Employment}\"" : Employment, Education,
        Foreign, Disability, ThirdCountry, Minority, Homeless, Rural, Qualification, SixMonths, Improved);

    public string SexCounted => Sex == "Icke-binär" ? "X" : Anonymous == "Ja" ? Sex[..1] : (Identity[10] - '0') % 2 == 0 ? "K" : "M";

    public int Age
    {
        get
        {
            var (born, start) = (int.Parse(Identity[..8], CultureInfo.InvariantCulture), int.Parse(Start.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
            return (start - born) / 10000;
        }
    }
}

/// <summary>The indicators of ESF+ counted from the words of one file, with no thought for how the program does it.</summary>
internal static class NaiveEsfPlus
{
    private static readonly string[] Work = ["Arbete", "Arbete med stöd", "Eget företag"];
    private static readonly string[] NoWork = ["Arbetslös", "Långtidsarbetslös", "Inaktiv", "Inaktiv, ej i utbildning"];

    public static readonly IReadOnlyDictionary<string, Func<EsfPlusLine, bool>> Output = new Dictionary<string, Func<EsfPlusLine, bool>>
    {
        ["EECO01"] = _ => true,
        ["EECO02"] = p => p.Employment is "Arbetslös" or "Långtidsarbetslös",
        ["EECO03"] = p => p.Employment == "Långtidsarbetslös",
        ["EECO04"] = p => p.Employment.StartsWith("Inaktiv", StringComparison.Ordinal),
        ["EECO05"] = p => p.Employment == "Arbetande",
        ["EECO06"] = p => p.Age < 18,
        ["EECO07"] = p => p.Age >= 18 && p.Age < 30,
        ["EECO08"] = p => p.Age >= 55,
        ["EECO09"] = p => p.Education == "Förgymnasial",
        ["EECO10"] = p => p.Education == "Gymnasial",
        ["EECO11"] = p => p.Education == "Eftergymnasial",
        ["EECO12"] = p => p.Disability == "Ja",
        ["EECO13"] = p => p.ThirdCountry == "Ja",
        ["EECO14"] = p => p.Foreign == "Ja",
        ["EECO15"] = p => p.Minority == "Ja",
        ["EECO16"] = p => p.Homeless == "Ja",
        ["EECO17"] = p => p.Rural == "Ja",
    };

    public static readonly IReadOnlyDictionary<string, Func<EsfPlusLine, EsfPlusLine, IReadOnlyList<EsfPlusLine>, bool>> Result = new Dictionary<string, Func<EsfPlusLine, EsfPlusLine, IReadOnlyList<EsfPlusLine>, bool>>
    {
        ["EECR01"] = (first, last, _) => first.Employment.StartsWith("Inaktiv", StringComparison.Ordinal) && (last.Reason == "Arbetssökande" || last.Reason == "Arbetsförmedlingen"),
        ["EECR02"] = (_, last, _) => last.Reason == "Studier",
        ["EECR03"] = (_, _, all) => all.Any(line => line.Qualification == "Ja"),
        ["EECR04"] = (first, last, _) => NoWork.Contains(first.Employment) && Work.Contains(last.Reason),
        ["EECR05"] = (first, last, _) => NoWork.Contains(first.Employment) && last.SixMonths == "Arbete",
        ["EECR06"] = (first, last, _) => first.Employment == "Arbetande" && last.Improved == "Ja",
    };

    /// <param name="lines">One month's whole file.</param>
    /// <param name="years">Those of the table.</param>
    public static IReadOnlyList<EsfFigure> Of(IReadOnlyList<EsfPlusLine> lines, IReadOnlyList<int> years)
    {
        var marks = new List<(string Code, int Year, string Sex)>();
        foreach (var nobody in lines.Where(line => line.Anonymous == "Ja"))
            foreach (var code in (string[])["participants", "incomplete"])
                marks.Add((code, Year(nobody.Start), nobody.SexCounted));
        foreach (var own in lines.Where(line => line.Anonymous != "Ja").GroupBy(line => line.Identity).Select(own => own.OrderBy(line => line.Start, StringComparer.Ordinal).ToList()))
        {
            var first = own[0];
            var (sex, year) = (first.SexCounted, Year(first.Start));
            marks.Add(("participants", year, sex));
            if (first.Employment.Length == 0 || first.Education.Length == 0)
            {
                marks.Add(("incomplete", year, sex));
                continue;
            }

            marks.AddRange(Output.Where(code => code.Value(first)).Select(code => (code.Key, year, sex)));
            if (own.All(line => line.End.Length > 0) && own.OrderBy(line => line.End, StringComparer.Ordinal).Last() is var last)
                marks.AddRange(Result.Where(code => code.Value(first, last, own)).Select(code => (code.Key, Year(last.End), sex)));
        }

        return [.. from code in (string[])["participants", "incomplete", .. Output.Keys, .. Result.Keys]
            from year in years.Select(year => (int?)year).Append(null)
            let those = marks.Where(mark => mark.Code == code && (year is null || mark.Year == year)).ToList()
            select new EsfFigure(code, year, those.Count(m => m.Sex == "K"), those.Count(m => m.Sex == "M"), those.Count) { NonBinary = those.Count(m => m.Sex == "X") }];
    }

    private static int Year(string date) => int.Parse(date[..4], CultureInfo.InvariantCulture);
}
