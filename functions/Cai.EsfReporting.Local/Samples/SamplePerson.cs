using System.Globalization;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Local.Samples;

/// <summary>Somebody made up, and what the site tells of them each month.</summary>
/// <param name="End">Null while nothing has ended on the day that the samples are made.</param>
/// <param name="Cells">What is the same in every month's file.</param>
/// <param name="Later">What is answered six months after the end.</param>
internal sealed record SamplePerson(DateOnly Start, DateOnly? End, IReadOnlyDictionary<Column, string> Cells, IReadOnlyDictionary<Column, string> OnLeaving, IReadOnlyDictionary<Column, string> Later)
{
    private static readonly string[] Reasons =
        ["Arbete", "Arbete", "Arbete", "Arbete med stöd", "Eget företag", "Studier", "Studier", "Arbetsförmedlingen", "Arbetsförmedlingen", "Kommunal insats", "Arbetssökande", "Arbetssökande", "Avbrott", "Sjukdom", "Flytt"];

    private static readonly string[] Insatser = ["Kartläggning", "Kartläggning", "Arbetsträning", "Svenska på jobbet", "Matchning"];

    private static readonly string[] Employments = ["Arbetslös", "Arbetslös", "Långtidsarbetslös", "Långtidsarbetslös", "Långtidsarbetslös", "Inaktiv", "Inaktiv", "Arbetande"];

    /// <param name="months">The months that the samples are of.</param>
    /// <param name="given">Identities that are somebody's already.</param>
    public static SamplePerson Of(Random random, IReadOnlyList<Month> months, HashSet<string> given)
    {
        var first = random.Next(months.Count);
        var start = months[first].FirstDay.AddDays(random.Next(27));
        DateOnly? end = random.Next(4) == 0 ? null : start.AddDays(20 + random.Next(200));
        if (end > months[^1].LastDay)
            end = null;
        var cells = new Dictionary<Column, string> { [Column.Start] = Text(start) };
        if (random.Next(40) == 0)
        {
            (cells[Column.Anonymous], cells[Column.Sex]) = ("Ja", Any("Kvinna", "Man"));
            return new(start, null, cells, Nothing, Nothing);
        }

        var identity = Identity(random, start, given);
        cells[Column.Identity] = identity;
        cells[Column.Sex] = random.Next(25) == 0 ? "Icke-binär" : (identity[11] - '0') % 2 == 0 ? "Kvinna" : "Man";
        cells[Column.Insats] = Any(Insatser);
        if (cells[Column.Insats] == "Arbetsträning")
            cells[Column.Provider] = Any("Verkstaden", "Köket");
        cells[Column.Employment] = Any(Employments);
        cells[Column.Education] = random.Next(30) == 0 ? "" : Any("Förgymnasial", "Förgymnasial", "Gymnasial", "Gymnasial", "Eftergymnasial");
        foreach (var (column, oneIn) in ((Column, int)[])[(Column.ForeignBackground, 3), (Column.Disability, 5), (Column.ThirdCountryNational, 6), (Column.Minority, 20), (Column.Homeless, 15), (Column.Rural, 4)])
            cells[column] = random.Next(10) == 0 ? "Vill ej uppge" : random.Next(oneIn) == 0 ? "Ja" : "Nej";
        cells[Column.InitiatedBy] = Any("Egen anmälan", "Arbetsförmedlingen", "Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Kommunen", "Regionen");
        if (end is not { } left)
            return new(start, null, cells, Nothing, Nothing);
        return new(start, end, cells,
            new Dictionary<Column, string> { [Column.End] = Text(left), [Column.Reason] = Any(Reasons), [Column.NewQualification] = random.Next(5) == 0 ? "Ja" : "Nej" },
            new Dictionary<Column, string> { [Column.Status6Months] = Any("Arbete", "Arbete", "Studier", "Arbetssökande", "Annat"), [Column.ImprovedSituation] = cells[Column.Employment] == "Arbetande" ? Any("Ja", "Ja", "Nej") : "" });

        string Any(params string[] words) => words[random.Next(words.Length)];
    }

    private static readonly Dictionary<Column, string> Nothing = [];

    /// <summary>The row of a month's file: who took part in it, and who is due for the follow-up in it. Null for others.</summary>
    public Dictionary<Column, string>? In(Month month)
    {
        var followUp = End is { } left && Month.Of(left.AddMonths(6)) == month;
        if (Start > month.LastDay || End < month.FirstDay && !followUp)
            return null;
        return new(Cells.Concat(End <= month.LastDay ? OnLeaving : Nothing).Concat(followUp ? Later : Nothing));
    }

    /// <summary>A personnummer of nobody: birth numbers 980–999 are not given to people.</summary>
    private static string Identity(Random random, DateOnly start, HashSet<string> given)
    {
        while (true)
        {
            var born = start.AddYears(-16 - random.Next(50)).AddDays(-1 - random.Next(360));
            var nine = string.Create(CultureInfo.InvariantCulture, $"{born:yyyyMMdd}{980 + random.Next(20)}");
            var sum = 0;
            for (var i = 2; i < nine.Length; i++)
                sum += (nine[i] - '0') * (2 - (i % 2)) is var product && product > 9 ? product - 9 : product;
            var identity = string.Create(CultureInfo.InvariantCulture, $"{nine[..8]}-{nine[8..]}{(10 - (sum % 10)) % 10}");
            if (given.Add(identity))
                return identity;
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
