using System.Globalization;

namespace Cai.EsfReporting.Tests.Leaks;

/// <summary>Made-up people for a leak proof, nobody twice: birth numbers from 980 are given to nobody.</summary>
/// <param name="from">The number of the first one.</param>
internal sealed class MadeUpPeople(int from = 0)
{
    /// <summary>Each way in which the identities outside their own column are spelt.</summary>
    public static readonly Func<string, string>[] Spellings =
    [
        twelve => twelve, twelve => twelve.Insert(8, "-"), twelve => twelve[2..], twelve => twelve[2..].Insert(6, "-"), twelve => twelve.Insert(8, " "), twelve => twelve.Insert(8, "_"),
        twelve => twelve.Insert(6, "-").Insert(4, "-").Insert(10, "-"), twelve => $"{twelve[..4]}-{twelve[4..6]}-{twelve[6..8]}, fyra sista {twelve[8..]}", twelve => $"{twelve[6..8]}/{twelve[4..6]} {twelve[..4]} {twelve[8..]}",
        twelve => $"Samtal med Namn {twelve[2..8]} {twelve[8..]} i dag", twelve => string.Join(' ', twelve.ToCharArray()), twelve => $"pnr{twelve}", twelve => string.Concat(twelve.Select(c => (char)(0xFF10 + c - '0'))),
        twelve => string.Concat(twelve.Select(c => "🄋➀➁➂➃➄➅➆➇➈".EnumerateRunes().ElementAt(c - '0'))), twelve => string.Concat(twelve.Select(c => $"&#{(int)c};")), twelve => string.Concat(twelve.Select(c => $"%3{c}")), twelve => string.Concat(twelve.Select(c => $"_x003{c}_")),
        twelve => $"46{twelve}77", twelve => $"{twelve[2..8]}\u200B{twelve[8..]}", twelve => twelve.Replace('0', 'O').Replace('1', 'l'), twelve => $"1,{twelve[1..]}E+11",
        twelve => twelve[2..].Insert(6, "+"), twelve => twelve.Insert(8, "\u2011"), twelve => twelve.Insert(8, "–"), twelve => string.Join('\u00A0', twelve.ToCharArray()), twelve => $"{twelve[2..4]}\u00A0{twelve[4..6]}\u00A0{twelve[6..8]}\u00A0{twelve[8..]}",
        twelve => string.Concat(twelve.Select(c => $"%253{c}")), twelve => string.Concat(twelve.Select(c => $"\\u003{c}")), twelve => string.Concat(twelve.Select(c => $"=3{c}")), twelve => string.Concat(twelve.Select(c => $"&amp;#x3{c};")),
        twelve => $"\u202E{string.Concat(twelve.Reverse())}\u202C", twelve => $"({twelve[2..8]}){twelve[8..]}", twelve => $"https://journal.kommun.example/sok?pnr={twelve[..8]}-{twelve[8..]}&vy=1", twelve => $"{twelve[2..8]}-{twelve[8..]}@kommun.example",
    ];

    private readonly List<string> people = [];
    private int spelt;

    /// <summary>So many as nobody says otherwise by <c>ESF_LEAKS</c>.</summary>
    public static int Many(int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("ESF_LEAKS"), CultureInfo.InvariantCulture, out var told) ? told : otherwise;

    public int Count => people.Count;

    public string this[int number] => people[number];

    /// <summary>The digits that tell somebody, without the century.</summary>
    public HashSet<string> Sought => [.. people.Select(twelve => twelve[2..])];

    /// <summary>Who has these ten digits, by the order in which they came.</summary>
    public int NumberOf(string ten) => people.FindIndex(twelve => twelve.EndsWith(ten, StringComparison.Ordinal));

    /// <summary>Another one, in twelve digits.</summary>
    public string Next()
    {
        var number = from + people.Count;
        var ten = new DateOnly(1955, 1, 1).AddDays(number % 17_000).ToString("yyMMdd", CultureInfo.InvariantCulture) + (980 + (number / 17_000)).ToString(CultureInfo.InvariantCulture);
        var sum = ten.Select((c, i) => (c - '0') * (2 - (i % 2))).Sum(product => (product / 10) + (product % 10));
        people.Add($"19{ten}{(10 - (sum % 10)) % 10}");
        return people[^1];
    }

    /// <summary>Another one, spelt in the next way.</summary>
    public string Spelt() => Spellings[spelt++ % Spellings.Length](Next());
}
