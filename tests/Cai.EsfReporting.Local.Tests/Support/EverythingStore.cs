using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Tests;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// A store with everything that a store can hold: participants of several projects, as csv and as workbook, anonymous ones too; key figures;
/// deliveries rejected, taken in part, replaced, empty, before their month was over and with no address; months missing; reports, frozen
/// ones, approved ones, goals that were judged, receipts and reminders; an erasure, a change of key, a purge, tokens and the audit log; and what waits: in the inbox, claimed, half
/// copied. Built once, by <c>esf</c> itself, and copied for each test.
/// </summary>
internal static class EverythingStore
{
    /// <summary>The moment up to which it was built.</summary>
    public static readonly DateTimeOffset Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>In tyreso 2018-06 to 09 and etableringscentrum, by name in <see cref="Esf.Person"/>.</summary>
    public const int Somebody = 2;

    /// <summary>Was in tyreso, and was erased.</summary>
    public const int Erased = 9;

    /// <summary>Is in no file.</summary>
    public const int Nobody = 300;

    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>A copy of its own, its clock standing at <see cref="Now"/>; <c>Clock</c> may be set to go on.</summary>
    public static async Task<Esf> CopyAsync()
    {
        var esf = new Esf { Clock = new SetClock(2018, 11, 5) };
        Copy(new(await Built.Value), new(esf.Data));
        return esf;
    }

    public static void At(this Esf esf, DateTimeOffset moment) => ((SetClock)esf.Clock).Now = moment;

    private static async Task<string> BuildAsync()
    {
        var esf = new Esf { Clock = new SetClock(2018, 7, 5) };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => esf.Dispose();
        await DeliverAsync(esf);
        await HappenAsync(esf);
        await WaitAsync(esf);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return esf.Data;
    }

    /// <summary>What came, as it came.</summary>
    private static async Task DeliverAsync(Esf esf)
    {
        string Open(int person, string insats = "Case Management") => $"{Esf.Person(person)};{insats};2018-02-01;;";
        string Left(int person, string reason, string end) => $"{Esf.Person(person)};Case Management;2018-02-01;{end};{reason}";
        string[] crowd = [.. Enumerable.Range(20, 12).Select(i => Open(i))];

        await OfSiteAsync(esf, "tyreso", "2018-06", [Open(1), Open(2), Open(3), Open(Erased), .. crowd]);
        await OfSiteAsync(esf, "nacka", "2018-06", Open(4));
        esf.At(new(2018, 8, 6, 8, 0, 0, TimeSpan.Zero));
        await OfSiteAsync(esf, "tyreso", "2018-07", [Left(1, "Arbete", "2018-07-10"), Open(2), Open(Erased), .. crowd]);
        await OfSiteAsync(esf, "tyreso", "2018-07", [Left(1, "Studier", "2018-07-11"), Open(2), Open(3), Open(Erased), .. crowd]); // replaces
        await OfSiteAsync(esf, "salem", "2018-07"); // nothing to report
        esf.At(new(2018, 9, 5, 8, 0, 0, TimeSpan.Zero));
        await OfSiteAsync(esf, "tyreso", "2018-08", [Open(2), Left(3, "Arbetsförmedlingen", "2018-08-20"), Open(Erased), "199013019801;Case Management;2018-02-01;;", .. crowd]); // in part
        await OfSiteAsync(esf, "nynashamn", "2018-08", [.. Enumerable.Repeat("199013019801;Case Management;2018-02-01;;", 6)]); // rejected
        await GoAsync(esf, "mia_haninge_2018-08.xlsx", Workbooks.Of(
        [
            ["Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak", "Anonym", "Kön"],
            [new Shared(Esf.Person(40)), "Roa", new DateOnly(2018, 3, 1), null, null, null, null],
            [Esf.Person(2), "En insats utanför katalogen", new DateOnly(2018, 4, 1), null, null, null, null],
            [null, null, new DateOnly(2018, 5, 1), null, null, "Ja", "Kvinna"],
        ]));
        await GoAsync(esf, "etableringscentrum_haninge_2018-08.csv", $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(2)};Språkpraktik;2018-04-10;;\n{Esf.Person(50)};Språkpraktik;2018-04-10;2018-08-01;Arbete\n");
        await GoAsync(esf, "ungdomsinsatser_tyreso_2018-08.csv", $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(55)};Coachning;2018-04-10;;\n");
        await GoAsync(esf, "mia_nyckeltal_2018-08.csv", "Indikator;Ort;Period;Utfall;Mål;Kommentar\nU40800;Tyresö;2017;227;;\n");
        await GoAsync(esf, "mia_nyckeltal_2018-08.csv", "Indikator;Ort;Period;Utfall;Mål;Kommentar\nU40800;Tyresö;2017;228;;Rättat\nSjukfrånvaro;Tyresö;2018-H1;4,1 %;;\n"); // replaces
        await GoAsync(esf, "ungdomsinsatser_nyckeltal_2018-08.csv", "Indikator;Ort;Period;Utfall;Bedömning;Status;Kommentar\nSommarjobb;Tyresö;2017;158;;;\nfler-sommarjobb;;;;Ej uppfyllt;;Utkast\ninflytande;;;;Helt uppfyllt;;\n");
        await GoAsync(esf, "ungdomsinsatser_nyckeltal_2018-08.csv", "Indikator;Ort;Period;Utfall;Bedömning;Status;Kommentar\nSommarjobb;Tyresö;2017;158;;;\nfler-sommarjobb;;;;Delvis uppfyllt;;\"=1+1 <b>Ur filen</b>\nRad två.\"\nnya-arbetsplatser;;;;;Påbörjad;\n"); // replaces
        await GoAsync(esf, "etableringscentrum_nyckeltal_2018-08.csv", "Fel;Kolumner\n1;2\n"); // rejected
        Drop(esf, $"{Esf.Person(2)} och annat.csv", "Personnummer;Insats;Startdatum\n"); // no address
        Drop(esf, "mia/osteraker/2018-08.csv", $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Open(60)}\n");
        await esf.RunAsync("deliver", "--data", esf.Data);
        esf.At(new(2018, 10, 4, 8, 0, 0, TimeSpan.Zero));
        await OfSiteAsync(esf, "tyreso", "2018-09", [Open(2), Open(Erased), .. crowd]);
        await GoAsync(esf, "mia_nyckeltal_2018-09.csv", "Indikator;Ort;Period;Utfall;Mål;Kommentar\nN00919;Haninge;2017;3,1 %;;\n");
        esf.At(new(2018, 10, 20, 8, 0, 0, TimeSpan.Zero));
        await OfSiteAsync(esf, "nacka", "2018-10", Open(4)); // before the month is over
    }

    /// <summary>What was done with it.</summary>
    private static async Task HappenAsync(Esf esf)
    {
        await esf.RunAsync("report", "--data", esf.Data);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-02T06:00:00Z");
        // Approved before a deadline froze it, and before the erasure gave it another basis; and one that was taken back.
        await DoneAsync(esf.RunAsync("report", "--data", esf.Data, "--as-of", "2018-08"));
        await DoneAsync(esf.RunAsync("approve", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek"));
        await DoneAsync(esf.RunAsync("approve", "--data", esf.Data, "--project", "etableringscentrum", "--month", "2018-08", "--name", "Bo Ek"));
        await DoneAsync(esf.RunAsync("approve", "--data", esf.Data, "--project", "etableringscentrum", "--month", "2018-08", "--withdraw", "1"));
        await DoneAsync(JudgeAsync("naringsliv", "--decide", "largely-met", "--text", "Ett första utkast."));
        await DoneAsync(JudgeAsync("naringsliv", "--decide", "partly-met", "--text", "=1+1 <b>*Fler*</b> har fått arbete.")); // replaces
        await DoneAsync(JudgeAsync("modell-for-sommarjobb", "--decide", "started"));
        await DoneAsync(esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek", "--text", "Fler än väntat. =1+1 <b>fet</b>"));
        esf.At(new(2018, 10, 29, 8, 0, 0, TimeSpan.Zero));
        await DoneAsync(esf.RunAsync("prepare", "--data", esf.Data));
        await DoneAsync(esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-09", "--out", esf.Beside("scb.csv"), "--allow-missing"));
        esf.At(new(2018, 10, 30, 8, 0, 0, TimeSpan.Zero));
        await DoneAsync(esf.AskAsync(Esf.Person(Erased), "erase", "--data", esf.Data));
        esf.At(new(2018, 10, 31, 8, 0, 0, TimeSpan.Zero));
        await DoneAsync(esf.RunAsync("rotate-key", "--data", esf.Data));
        await DoneAsync(esf.RunAsync("token", "--data", esf.Data, "--name", "tyreso-system", "--role", "deliver:mia/tyreso"));
        esf.At(Now);
        await DoneAsync(esf.RunAsync("purge", "--data", esf.Data, "--delete"));
        await DoneAsync(esf.RunAsync("report", "--data", esf.Data));

        Task<Esf.Answer> JudgeAsync(string about, params string[] said) => esf.RunAsync(["comment", "--data", esf.Data, "--project", "ungdomsinsatser", "--month", "2018-08", "--name", "Anna Ek", "--about", about, .. said]);
    }

    /// <summary>What is not handled yet.</summary>
    private static async Task WaitAsync(Esf esf)
    {
        Drop(esf, "mia/taby/2018-09.csv", $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(70)};Roa;2018-02-01;;\n");
        await LayAsync(esf, "claimed/20181104T080000000Z/mia/varmdo/2018-09.csv", $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(71)};Roa;2018-02-01;;\n");
        await LayAsync(esf, ".pending/abandoned.xyz", $"Personnummer;Insats\n{Esf.Person(72)};Ro");
    }

    private static Task OfSiteAsync(Esf esf, string site, string month, params string[] rows) =>
        GoAsync(esf, $"mia_{site}_{month}.csv", string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]));

    private static Task GoAsync(Esf esf, string name, string text) => GoAsync(esf, name, System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task GoAsync(Esf esf, string name, byte[] content)
    {
        ((SetClock)esf.Clock).Now += TimeSpan.FromMinutes(5);
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.File(name, content))).Code.ShouldBeInRange(0, 1);
    }

    private static async Task DoneAsync(Task<Esf.Answer> answer) => (await answer).Code.ShouldBe(0, (await answer).Error);

    /// <summary>As a coordinator does, some time ago.</summary>
    private static void Drop(Esf esf, string name, string text)
    {
        var path = Path.Combine(esf.Data, "inbox", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static async Task LayAsync(Esf esf, string name, string text)
    {
        var path = Path.Combine(esf.Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
        File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (var file in from.GetFiles())
            File.SetLastWriteTimeUtc(file.CopyTo(Path.Combine(to.FullName, file.Name)).FullName, file.LastWriteTimeUtc);
        foreach (var folder in from.GetDirectories())
            Copy(folder, new(Path.Combine(to.FullName, folder.Name)));
    }

    /// <summary>The receipt of an address's first delivery.</summary>
    public static JObject Receipt(this Esf esf, string address) =>
        JObject.Parse(File.ReadAllText(esf.Files("receipts/" + address).First(path => path.EndsWith(".json", StringComparison.Ordinal))));
}
