using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>å, ä and ö as the field's programs have left them: never another insats without a word.</summary>
public sealed class FieldEncodingTests
{
    private const string Arbetstraning = "arbetstraning 2018-01-15  None";

    private static readonly string Plain = Lines("Arbetsträning", "Anteckning");

    public static TheoryData<int> CodePages => [10000, 850, 437, 1252];

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static string Lines(string insats, string note, string header = "Personnummer;Insats;Startdatum;Anteckning") =>
        string.Join("\r\n", [header, .. Enumerable.Range(0, 3).Select(i => $"{Synthetic.Person(i)};{insats};2018-01-15;{note}")]);

    private static Task<Answer> CheckAsync(byte[] bytes) => Check.BytesAsync(bytes);

    private static string Misread(string text, Encoding taken) => taken.GetString(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Letters_encoded_twice_are_read_as_they_were_and_told()
    {
        var answer = await FieldFile.CheckAsync("K04a_2018-07_double_utf8.csv", "mia/tyreso/2018-07.csv");
        answer.Rows().ShouldBe([Arbetstraning, Arbetstraning]);
        answer.Codes.ShouldBe(["FILE_ENCODED_TWICE"]);
        answer.Of("FILE_ENCODED_TWICE").Single().Line.ShouldBe(2);
        var right = await FieldFile.CheckAsync("K04b_2018-08_right.csv");
        (right.Status, right.Taken.Select(row => row.Pseudonym).SequenceEqual(answer.Taken.Select(row => row.Pseudonym))).ShouldBe(("accepted", true));
    }

    [Theory]
    [MemberData(nameof(CodePages))]
    public async Task Utf8_taken_for_something_older_and_saved_again_is_read_as_it_was(int page)
    {
        foreach (var mark in (byte[][])[[], Encoding.UTF8.Preamble.ToArray()])
        {
            var answer = await CheckAsync([.. mark, .. Encoding.UTF8.GetBytes(Misread(Plain, Page(page)))]);
            answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
            answer.Codes.ShouldBe(["FILE_ENCODED_TWICE"]);
        }
    }

    [Fact]
    public async Task Three_times_and_by_way_of_Latin1_too()
    {
        foreach (var text in (string[])[Misread(Misread(Plain, Page(1252)), Page(1252)), Misread(Plain, Encoding.Latin1), Misread(Misread(Plain, Encoding.Latin1), Encoding.Latin1)])
            (await CheckAsync(Encoding.UTF8.GetBytes(text))).Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
    }

    [Theory]
    [InlineData("åäöÅÄÖéü")]
    [InlineData("Övrigt – „Ä”")]
    public async Task Every_letter_comes_back_and_what_is_right_stays(string word)
    {
        var read = (await CheckAsync(Encoding.UTF8.GetBytes(Lines("Arbetsträning", "x") + $"\r\n{Synthetic.Person(9)};{word};2018-01-15;x"))).Taken[3].Insats;
        foreach (var page in (int[])[1252, 10000, 850])
        {
            var text = Lines("Arbetsträning", "x") + $"\r\n{Synthetic.Person(9)};{word};2018-01-15;x";
            var answer = await CheckAsync(Encoding.UTF8.GetBytes(Misread(text, Page(page))));
            answer.Taken[3].Insats.ShouldBe(read);
            // One program's rows below another's.
            (await CheckAsync(Encoding.UTF8.GetBytes(Misread(Plain, Page(page)) + $"\r\n{Synthetic.Person(9)};{word};2018-01-15;x"))).Taken[3].Insats.ShouldBe(read);
        }
    }

    [Theory]
    [InlineData(10000, "Mac OS Roman")]
    [InlineData(850, "CP850")]
    [InlineData(437, "CP850")]
    [InlineData(1252, "Windows-1252")]
    public async Task Old_encodings_are_known_by_the_words_they_make(int page, string name)
    {
        foreach (var text in (string[])[Plain, Lines("Arbetsträning", "„ringde” – hej…"), Lines("Arbetsträning", "x", "Personnummer;Insats;Startdatum;Kön").Replace(";x", ";", StringComparison.Ordinal)])
        {
            var answer = await CheckAsync(Page(page).GetBytes(text));
            answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning], text);
            answer.Of("FILE_ENCODING").Single().Message(Language.Sv).ShouldContain(name);
        }
    }

    [Theory]
    [InlineData(10000, 1252)]
    [InlineData(850, 1252)]
    [InlineData(1252, 10000)]
    [InlineData(1252, 850)]
    public async Task An_old_encoding_taken_for_another_and_saved_as_utf8_is_read_as_it_was(int was, int taken)
    {
        var answer = await CheckAsync(Encoding.UTF8.GetBytes(Page(taken).GetString(Page(was).GetBytes(Plain))));
        answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
        answer.Codes.ShouldBe(["FILE_ENCODED_TWICE"]);
    }

    [Fact]
    public async Task Quotes_names_and_signs_do_not_make_a_file_another_encoding()
    {
        var quotes = await CheckAsync(Page(1252).GetBytes(Lines("Jobbverket", "„hon sa ”ja” – hej…då’ 5€")));
        quotes.Of("FILE_ENCODING").Single().Message(Language.Sv).ShouldContain("Windows-1252");
        var names = await CheckAsync(Encoding.UTF8.GetBytes(Lines("Jobbverket", "Dušan Žižić, Garçon · Łódź")));
        names.Status.ShouldBe("accepted");
        var both = await CheckAsync(Page(1252).GetBytes(Lines("Arbetsträning", "Dušan Žižić")));
        both.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
    }

    [Fact]
    public async Task One_bad_byte_spoils_one_cell_and_is_told_at_its_line()
    {
        var answer = await FieldFile.CheckAsync("K04d_one_bad_byte.csv");
        answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
        answer.Codes.ShouldBe(["FILE_ENCODING_MIXED"]);
        answer.Of("FILE_ENCODING_MIXED").Single().Line.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_of_two_programs_are_each_read_in_their_own_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Plain + "\r\n"), .. Page(1252).GetBytes($"{Synthetic.Person(9)};Arbetsträning;2018-01-15;\r\n")];
        var answer = await CheckAsync(bytes);
        answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning, Arbetstraning]);
        answer.Of("FILE_ENCODING_MIXED").Single().Line.ShouldBe(5);
        // Mostly of the older, the whole file is told to be old.
        byte[] older = [.. Page(1252).GetBytes(Plain + "\r\n"), .. Encoding.UTF8.GetBytes($"{Synthetic.Person(9)};Arbetsträning;2018-01-15;\r\n")];
        answer = await CheckAsync(older);
        answer.Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning, Arbetstraning]);
        answer.Codes.ShouldBe(["FILE_ENCODING"]);
    }

    [Fact]
    public async Task What_cannot_be_told_is_refused()
    {
        byte[] bytes = [.. Page(1252).GetBytes(Plain + "\r\n"), .. Page(10000).GetBytes($"{Synthetic.Person(9)};Arbetsträning;2018-01-15;\r\n"), .. Page(10000).GetBytes(Lines("Arbetsträning", "Vård"))];
        (await CheckAsync(bytes)).Codes.ShouldContain("FILE_ENCODING_UNKNOWN");
    }

    [Fact]
    public async Task Utf16_without_its_mark_is_read()
    {
        var answer = await FieldFile.CheckAsync("K20_utf16_no_bom.csv");
        (answer.Status, answer.Rows().Single()).ShouldBe(("accepted", Arbetstraning));
        (await CheckAsync(Encoding.BigEndianUnicode.GetBytes(Plain))).Rows().ShouldBe([Arbetstraning, Arbetstraning, Arbetstraning]);
        (await CheckAsync(Encoding.Unicode.GetBytes(Plain + "\r\n"))).Status.ShouldBe("accepted");
        // Not everything with zeros is a text.
        (await CheckAsync([.. Enumerable.Range(0, 2000).SelectMany(i => (byte[])[(byte)(i * 7), 0])])).Status.ShouldBe("rejected");
    }

    [SlowFact]
    public async Task Large_files_are_read_whole_wherever_their_buffers_end()
    {
        var random = new Random(1);
        string[] words = ["Arbetsträning", "ÅÄÖåäö", "ööö", "Jobbverket"];
        var rows = Enumerable.Range(0, 9_000).Select(i => (Person: Synthetic.Person(i), Word: words[random.Next(4)])).ToList();
        var text = "Personnummer;Insats;Startdatum;Anteckning\n" + string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Person};{row.Word};2018-01-15;{new string('ö', random.Next(40))}\n")));
        var expected = (await CheckAsync(Encoding.UTF8.GetBytes(text))).Taken.Select(row => row.Insats).ToList();
        expected.Distinct().Count().ShouldBe(4);
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(Misread(text, Page(1252))), Encoding.UTF8.GetBytes(Misread(text, Page(10000))), Page(10000).GetBytes(text),
            [.. Encoding.UTF8.GetBytes(text), .. Page(1252).GetBytes($"{Synthetic.Person(99_999)};é;2018-01-15\n")], Encoding.Unicode.GetBytes(text)])
            (await CheckAsync(bytes)).Taken.Take(rows.Count).Select(row => row.Insats).SequenceEqual(expected).ShouldBeTrue();
    }
}
