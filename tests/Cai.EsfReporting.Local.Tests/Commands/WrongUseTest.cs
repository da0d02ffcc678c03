namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class WrongUseTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Theory]
    [InlineData("chekc")]
    [InlineData("check")]
    [InlineData("report")]
    [InlineData("check", "there-is-no-such-file_x_2018-08.csv")]
    [InlineData("report", "--data", "x", "--as-of", "2018-13")]
    [InlineData("report", "--data", "x", "--project", "fia")]
    [InlineData("report", "--data", "x", "--lang", "fr")]
    [InlineData("report", "--data", "x", "--catalogue", "no-such-catalogue.json")]
    public async Task Wrong_use_is_said_clearly_with_exit_code_2(params string[] args)
    {
        var answer = await esf.RunAsync([.. args.Select(arg => arg == "x" ? esf.Data : arg)]);
        answer.Code.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(1, 4);
        answer.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("leverans.csv")]
    [InlineData("leverans.csv", "--project", "mia", "--site", "..", "--month", "2018-08")]
    [InlineData("leverans.csv", "--project", "../mia", "--site", "tyreso", "--month", "2018-08")]
    [InlineData("leverans.csv", "--project", "mia", "--site", "tyreso", "--month", "augusti")]
    public async Task A_file_that_belongs_nowhere_is_wrong_use_before_anything_is_stored(string name, params string[] options)
    {
        var answer = await esf.RunAsync(["deliver", "--data", esf.Data, esf.Participants(name), .. options]);
        answer.Code.ShouldBe(2);
        Directory.Exists(esf.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("report", "--data")]
    [InlineData("status", "--data")]
    [InlineData("prepare", "--data")]
    [InlineData("verify")]
    public async Task A_folder_that_is_not_there_is_not_made_by_looking(params string[] command)
    {
        (await esf.RunAsync([.. command, esf.Data])).Code.ShouldBe(2);
        Directory.Exists(esf.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_problem_of_a_catalogue_is_listed()
    {
        Directory.CreateDirectory(esf.Data);
        var catalogue = esf.File("catalogue.json", """{ "schema": "cai-esf-catalogue/1", "projects": [ { "id": "Å", "from": "2018", "to": "2019-01-01" } ] }""");
        var answer = await esf.RunAsync("status", "--data", esf.Data, "--catalogue", catalogue);
        answer.Code.ShouldBe(2);
        foreach (var path in new[] { "$.version", "$.projects[0].id", "$.projects[0].name", "$.projects[0].from", "$.projects[0].indicators" })
            answer.Error.ShouldContain(path);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_is_exit_code_3()
    {
        var notAFolder = esf.File("data", "a file");
        var answer = await esf.RunAsync("status", "--data", notAFolder);
        answer.Code.ShouldBe(3);
        answer.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Help_is_in_the_users_language_with_examples()
    {
        var swedish = await esf.RunAsync("deliver", "--help");
        swedish.Code.ShouldBe(0);
        swedish.Output.ShouldContain("Användning:");
        swedish.Output.ShouldContain("Exempel:");
        (await esf.RunAsync("deliver", "--help", "--lang", "en")).Output.ShouldContain("Examples:");
    }
}
