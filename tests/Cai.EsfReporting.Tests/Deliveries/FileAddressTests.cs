using Cai.EsfReporting.Deliveries.Addresses;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>What folders and names tell together, as people name files; the small catalogue has MIA with Tyresö, Haninge and Nacka.</summary>
public sealed class FileAddressTests
{
    [Theory]
    // In a site's folder the month is all that is asked.
    [InlineData("mia/tyreso/2018-08.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/augusti 2018.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018_08.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/201808.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/aug-18.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/Aug 2018 rättad.xlsx", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018 augusti.xlsx", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/deltagare_v2_maj_2018.csv", "mia/tyreso/2018-05")]
    [InlineData("mia/tyreso/Oktober2018.csv", "mia/tyreso/2018-10")]
    [InlineData("mia/tyreso/October 2018.csv", "mia/tyreso/2018-10")]
    [InlineData("mia/tyreso/08-2018.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018.08", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/Deltagare Tyresö 2018-08.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/deltagare 2018-08 (1).csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018-08-bekraftad.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/augusti 2018 uttag 2018-09-03.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018-08/deltagare.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/augusti 2018/deltagare.csv", "mia/tyreso/2018-08")]
    [InlineData("MIA\\Tyresö\\Augusti 2018.XLSX", "mia/tyreso/2018-08")]
    [InlineData("web/0123456789abcdef0123456789abcdef/mia/tyreso/2018-08", "mia/tyreso/2018-08")]
    [InlineData("mia/nyckeltal/aug 2018.csv", "mia/nyckeltal/2018-08")]
    [InlineData("mia/tyreso/2018-08-31.csv", "mia/tyreso/2018-08")]
    // In a project's folder, or in none, the name tells more.
    [InlineData("mia/tyreso_2018-08.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/Haninge augusti 2018.csv", "mia/haninge/2018-08")]
    [InlineData("MIA Tyresö augusti 2018.xlsx", "mia/tyreso/2018-08")]
    [InlineData("mia_tyreso_2018-08-31.csv", "mia/tyreso/2018-08")]
    [InlineData("mia_nyckeltal_2018-08.csv", "mia/nyckeltal/2018-08")]
    // Unknown, but in their places: the rules say that they are unknown.
    [InlineData("mai/tyreso/2018-08.csv", "mai/tyreso/2018-08")]
    [InlineData("mia/tyresjo/2018-08.csv", "mia/tyresjo/2018-08")]
    [InlineData("mai_tyreso_2018-08.csv", "mai/tyreso/2018-08")]
    // What is not certain is not told, and the site keeps its file.
    [InlineData("mia/tyreso/deltagare.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/deltagare 2018-08-31.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/31 augusti 2018.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/juli 2018-augusti 2018.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/deltagare 201807 201808.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/augusti.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/2018.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/201813.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/tyreso/20180801123456.csv", "mia/tyreso/unaddressed")]
    [InlineData("mia/deltagare 2018-08.csv", "mia/unaddressed")]
    [InlineData("mia/Tyresö och Haninge 2018-08.csv", "mia/unaddressed")]
    [InlineData("deltagare.csv", "unaddressed")]
    [InlineData("", "unaddressed")]
    [InlineData("../mia/tyreso/2018-08.csv", "unaddressed")]
    public void Folders_and_names_tell_as_much_as_is_certain(string path, string folder)
    {
        var where = FileAddress.Of(path, SmallCatalogue.Whole);
        where.Folder.ShouldBe(folder);
        where.Clash.ShouldBeNull();
        (where.Address is null).ShouldBe(folder.EndsWith("unaddressed", StringComparison.Ordinal));
        where.ToString().ShouldBe(folder);
    }

    [Theory]
    [InlineData("mia/tyreso/mia_haninge_2018-06.csv", "mia/tyreso", "mia/haninge", "mia/tyreso/2018-06")]
    [InlineData("mia/tyreso/2018-06 Haninge.csv", "mia/tyreso", "mia/haninge", "mia/tyreso/2018-06")]
    [InlineData("mia/tyreso/nyckeltal juni 2018.csv", "mia/tyreso", "mia/nyckeltal", "mia/tyreso/2018-06")]
    [InlineData("mia/tyreso/2018-06/juli 2018.csv", "2018-06", "2018-07", "mia/tyreso/unaddressed")]
    public async Task A_folder_and_a_name_that_disagree_are_refused_and_answered_where_the_file_lay(string path, string inFolder, string inName, string folder)
    {
        var where = FileAddress.Of(path, SmallCatalogue.Whole);
        where.Clash.ShouldBe((inFolder, inName));
        where.Folder.ShouldBe(folder);
        var answer = await Check.TextAsync($"{Check.Header}\n{Synthetic.Person(1)};Jobbverket;2018-06-01\n", path);
        answer.Codes.ShouldBe(["ADDRESS_CLASHES"]);
        answer.Of("ADDRESS_CLASHES").Single().Message(Language.Sv).ShouldContain($"säger {inFolder}");
        answer.Receipt.SiteName.ShouldBe("Tyresö");
    }

    [Fact]
    public async Task What_is_not_told_is_said_with_the_files_name_masked_under_its_site()
    {
        var person = Synthetic.Personnummer(new(1985, 3, 1));
        var answer = await Check.TextAsync($"{Check.Header}\n{Synthetic.Person(1)};Jobbverket;2018-06-01\n", $"mia/tyreso/deltagare {person.Insert(8, "-")}.csv");
        var finding = answer.Of("ADDRESS_UNREADABLE").Single();
        finding.Message(Language.Sv).ShouldBe("Det framgår inte vilken månad filen ”deltagare 19850301-****.csv” gäller.");
        answer.Receipt.SiteName.ShouldBe("Tyresö");
        answer.Everything.ShouldContain("\"site\": \"tyreso\"");
        answer.Everything.ShouldNotTell(person);
        answer.Receipt.ToString().ShouldNotTell(person);
    }

    [Theory]
    [InlineData("mia/tyreso/2018-08.csv.tmp")]
    [InlineData("mia/tyreso/2018-08.csv.part")]
    [InlineData("mia/tyreso/2018-08.CSV.CRDOWNLOAD")]
    [InlineData("mia/tyreso/2018-08.csv.filepart")]
    [InlineData("mia/tyreso/~$2018-08.xlsx")]
    [InlineData("mia/tyreso/.~lock.2018-08.xlsx#")]
    [InlineData("mia/tyreso/.DS_Store")]
    [InlineData("mia/tyreso/._2018-08.csv")]
    [InlineData("mia/tyreso/Thumbs.db")]
    [InlineData("mia/tyreso/desktop.ini")]
    [InlineData("mia/tyreso/2018-08.csv~")]
    [InlineData("mia/tyreso/#2018-08.csv#")]
    [InlineData("mia/tyreso/2018-08.csv.bak")]
    [InlineData("mia/tyreso/2018-08.xlsx.sb-1a2b3c4d-XyZ123")]
    [InlineData("mia/tyreso/.stversions/2018-08.csv")]
    [InlineData("__MACOSX/mia/tyreso/2018-08.csv")]
    [InlineData("$RECYCLE.BIN/mia/tyreso/2018-08.csv")]
    [InlineData("mia\\tyreso\\~$2018-08.xlsx")]
    public void What_a_program_has_put_beside_the_real_file_is_known(string path) => PassingFiles.Is(path).ShouldBeTrue();

    [Theory]
    [InlineData("mia/tyreso/2018-08.csv")]
    [InlineData("mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018-08.tmp.csv")]
    [InlineData("mia/tyreso/temp 2018-08.csv")]
    [InlineData("mia/tyreso/partner 2018-08.xlsx")]
    [InlineData("../mia/2018-08.csv")]
    [InlineData("./mia/2018-08.csv")]
    [InlineData("mia/tyreso/2018-08.txt")]
    public void Other_files_are_delivered(string path) => PassingFiles.Is(path).ShouldBeFalse();
}
