using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>Whatever a file holds and wherever it holds it, no identity leaves the check.</summary>
public sealed class PrivacyTests
{
    private static readonly string[] Headers =
        ["Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak", "Anonym", "Kön", "Anordnare", "Utbildningsnivå", "Timmar", "Anvisad", "Första möte", "Status 90 dagar", "Namn"];

    public static TheoryData<int> EveryColumn => [.. Enumerable.Range(0, Headers.Length)];

    [Theory]
    [MemberData(nameof(EveryColumn))]
    public async Task An_identity_in_any_column_never_leaves(int column)
    {
        foreach (var form in Forms(Synthetic.Person(column)))
            foreach (var cell in (string[])[form, $"pnr {form}", $"pnr{form}", $"{form} Tyresö", $"{form}E+11", $"1,{form[1..]}E+11", $"1,{form[1..]}"])
            {
                var cells = Headers.Select(_ => "").ToArray();
                (cells[0], cells[1], cells[2]) = (Synthetic.Person(500), "Jobbverket", "2018-08-01");
                cells[column] = cell;
                var answer = await Check.LinesAsync(string.Join(';', Headers), string.Join(';', cells));
                answer.Everything.ShouldNotTell(Synthetic.Person(column), cell);
                answer.Everything.ShouldNotTell(Synthetic.Person(500), cell);
            }
    }

    /// <summary>What is kept of a text ends at a hundred characters, and is without what nobody sees; the text is looked at as it stands.</summary>
    [Theory]
    [InlineData("Insats")]
    [InlineData("Anordnare")]
    public async Task An_identity_that_is_cut_off_or_turned_never_leaves(string column)
    {
        var person = Synthetic.Person(1);
        var backwards = string.Concat(person.Reverse());
        foreach (var cell in (string[])[$"{new string('x', 88)} {person}", $"{new string('x', 93)} {person[2..]}", $"\u202E{backwards}\u202C", $"Roa \u202E{backwards}", $"\"{string.Concat(person.Select(c => $"&amp;#x3{c};"))}\"", $"{new string('x', 300)} {person}"])
        {
            var answer = await Check.LinesAsync("Personnummer;Startdatum;Insats;Anordnare", $"{Synthetic.Person(500)};2018-08-01;{(column == "Insats" ? cell : "Jobbverket")};{(column == "Insats" ? "" : cell)}");
            answer.Everything.ShouldNotTell(person, cell);
            answer.Everything.ShouldNotContain(backwards[..8], Case.Sensitive, cell);
            answer.Everything.ShouldContain("TEXT_HOLDS_ID", Case.Sensitive, cell);
        }
    }

    [Fact]
    public async Task An_identity_in_the_header_or_a_title_never_leaves()
    {
        foreach (var form in Forms(Synthetic.Person(1)))
            foreach (var top in (string[])[$"{form};x;y", $"Personnummer;Insats;{form}", $"Personnummer;Insats;Startdatum;Anordnare {form}", $"{form}\n{Check.Header}", $"Personnummer;Insats;Startdatum;Start{form};Startdatum"])
                (await Check.TextAsync($"{top}\n{form};Jobbverket;2018-08-01\n{form};Jobbverket;2018-08-01\n")).Everything.ShouldNotTell(Synthetic.Person(1), top);
    }

    [Fact]
    public async Task An_identity_in_the_path_never_leaves()
    {
        foreach (var form in Forms(Synthetic.Person(1)))
            foreach (var path in (string[])[$"{form}/tyreso/2018-08.csv", $"mia/{form}/2018-08.csv", $"mia/ort-{form}/2018-08.csv", $"mia/tyreso/2018-08-{form}.csv", $"a{form}_b_2018-08.csv"])
                (await Check.TextAsync($"{Check.Header}\n{form};Jobbverket;2018-08-01\n", path)).Everything.ShouldNotTell(Synthetic.Person(1), path);
    }

    [Fact]
    public async Task Files_mangled_at_random_never_throw_and_never_tell()
    {
        var random = new Random(20180801);
        var people = Enumerable.Range(0, 12).Select(Synthetic.Person).ToArray();
        var csv = Encoding.UTF8.GetBytes(string.Join("\r\n", people.Select((p, i) => $"{p};{(i % 2 == 0 ? "Jobbverket" : "Övrigt")};2018-08-01;;;;K;Roa").Prepend(Check.Header + ";Anordnare")));
        byte[][] seeds = [csv, Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(csv)), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(csv))],
            Workbooks.Of([.. people.Select(p => new object?[] { p, "Jobbverket", new DateOnly(2018, 8, 1), null, null, null, "K" }).Prepend(Check.Header.Split(';'))])];
        for (var i = 0; i < 1500; i++)
        {
            var bytes = Mangle(seeds[i % seeds.Length], random);
            var answer = await Check.BytesAsync(bytes);
            answer.Receipt.Sha256.Length.ShouldBe(64);
            foreach (var person in people)
                answer.Everything.ShouldNotTell(person, $"round {i.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public async Task Random_bytes_never_throw()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = new byte[random.Next(4000)];
            random.NextBytes(bytes);
            if (i % 3 == 0 && bytes.Length > 4)
                "PK\u0003\u0004"u8.CopyTo(bytes);
            (await Check.BytesAsync(bytes)).Status.ShouldBe("rejected");
        }
    }

    private static string[] Forms(string twelve) =>
        [twelve, twelve.Insert(8, "-"), twelve[2..], twelve[2..].Insert(6, "-"), twelve.Insert(8, "–"), twelve.Insert(8, "\u00A0"), twelve.Insert(6, "-").Insert(4, "-").Insert(10, "-")];

    private static byte[] Mangle(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 8); n > 0; n--)
            switch (random.Next(5))
            {
                case 0:
                    bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(random.Next(bytes.Count), (byte)"\";,\t\r\n-+ E\0xX'."[random.Next(15)]);
                    break;
                case 2:
                    bytes.RemoveAt(random.Next(bytes.Count));
                    break;
                case 3:
                    var from = random.Next(bytes.Count);
                    bytes.RemoveRange(from, Math.Min(random.Next(20), bytes.Count - from));
                    break;
                default:
                    var start = random.Next(bytes.Count);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(start, Math.Min(random.Next(40), bytes.Count - start)));
                    break;
            }

        return [.. bytes];
    }
}
