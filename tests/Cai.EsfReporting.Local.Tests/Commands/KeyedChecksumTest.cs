using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>No hash of a file is stored or shown by which somebody could guess at what is in it.</summary>
public sealed class KeyedChecksumTest : IDisposable
{
    private static readonly byte[] OneRow = Encoding.UTF8.GetBytes($"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(1)};Case Management;2018-02-01;;\n");
    private static readonly string Plain = Convert.ToHexStringLower(SHA256.HashData(OneRow));

    private readonly Esf esf = new() { Clock = new SetClock(2018, 10, 5) };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_file_of_one_row_cannot_be_guessed_at_by_any_hash_that_is_stored_or_shown()
    {
        var told = new List<Esf.Answer>
        {
            await DeliverAsync("tyreso", "2018-09"),
            await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.File("mia_tyreso_2018-13.csv", OneRow)), // no address
            await esf.RunAsync("check", esf.File("mia_tyreso_2018-08.csv", OneRow), "--json"),
            await esf.RunAsync("check", "--data", esf.Data, esf.File("mia_tyreso_2018-08.csv", OneRow), "--json"),
            await esf.RunAsync("report", "--data", esf.Data, "--json"),
            await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z"),
            await ScbAsync("2018-09"),
            await esf.RunAsync("status", "--data", esf.Data, "--json"),
            await esf.RunAsync("verify", esf.Data),
        };
        var scb = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(esf.Beside("scb.csv"))));
        SqliteConnection.ClearAllPools();

        foreach (var hash in (string[])[Plain, Plain[..16], scb, scb[..16]])
        {
            told.ShouldAllBe(answer => !(answer.Output + answer.Error).Contains(hash, StringComparison.OrdinalIgnoreCase));
            foreach (var file in Directory.GetFiles(esf.Data, "*", SearchOption.AllDirectories))
                (file.Contains(hash, StringComparison.OrdinalIgnoreCase) || RawSearch.Holds(await File.ReadAllBytesAsync(file), hash)).ShouldBeFalse(file);
        }

        esf.Files("frozen").ShouldNotBeEmpty();
        esf.Files("reports").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_store_shows_the_checksum_of_a_file_again_and_a_check_without_it_shows_none()
    {
        var receipt = (await DeliverAsync("tyreso", "2018-09")).Json;
        ((string?)receipt["id"])!.ShouldEndWith(((string?)receipt["sha256"])![..16]);
        var file = esf.File("mia_tyreso_2018-08.csv", OneRow);

        ((string?)(await esf.RunAsync("check", "--data", esf.Data, file, "--json")).Json["sha256"]).ShouldBe((string?)receipt["sha256"]);
        ((string?)(await esf.RunAsync("check", file, "--json")).Json["sha256"]).ShouldBeNull();
        await esf.RunAsync("rotate-key", "--data", esf.Data);
        ((string?)(await esf.RunAsync("check", "--data", esf.Data, file, "--json")).Json["sha256"]).ShouldBe((string?)receipt["sha256"]);
    }

    [Theory]
    [InlineData("as now")]
    [InlineData("after a change of key")]
    [InlineData("in a store from before")]
    public async Task The_same_file_is_recognised_and_its_original_is_taken_for_SCB(string when)
    {
        await DeliverAsync("tyreso", "2018-08");
        if (when == "after a change of key")
            (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        if (when == "in a store from before")
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(esf.Data, "esf.db")}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE deliveries SET sha256 = $plain";
            command.Parameters.AddWithValue("$plain", Plain);
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        (await DeliverAsync("tyreso", "2018-09")).Json["findings"]!.Select(finding => (string?)finding["rule"]).ShouldContain("FILE_SAME_AS_OTHER_MONTH");
        (await ScbAsync("2018-08")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(esf.Beside("scb.csv"))).ShouldContain(Esf.Person(1).Replace("-", "", StringComparison.Ordinal));
        await esf.VerifyAsync(0);
    }

    private Task<Esf.Answer> DeliverAsync(string site, string month) => esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.File($"mia_{site}_{month}.csv", OneRow));

    private Task<Esf.Answer> ScbAsync(string month) => esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", month, "--out", esf.Beside("scb.csv"), "--allow-missing", "--force");
}
