using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using MimeKit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>
/// Who gets what by mail, from <c>access/mail.json</c> in the store: <c>{ "people": [ { "address": "anna@tyreso.example", "language": "sv",
/// "for": ["mia/tyreso"], "notices": ["reminder", "answer"], "off": false } ] }</c>. <c>mia/tyreso</c> is what concerns a site, <c>mia/*</c> each site of
/// a project, <c>mia</c> what concerns the project as a whole. Without <c>notices</c> all kinds come; with <c>off</c> none.
/// </summary>
/// <param name="Faults">What of it cannot be used, by path; the rest is used all the same.</param>
public sealed record MailList(IReadOnlyList<MailPerson> People, IReadOnlyList<MailFault> Faults)
{
    public const string Path = "access/mail.json";

    private static readonly string[] Kinds = ["opening", "reminder", "late", "summary", "answer"];
    private static readonly string[] Properties = ["address", "language", "for", "notices", "off"];

    /// <summary>Empty where there is no such file.</summary>
    public static async Task<MailList> ReadAsync(IFileStore files, ReportingCatalogue catalogue, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, Path, cancellation) is { } file ? Of(file, catalogue) : new([], []);
        }
        catch (JsonException e)
        {
            return new([], [new("", new($"filen är ingen json ({Line(e)})", $"the file is no json ({Line(e)})"))]);
        }
    }

    /// <summary>Those who are to have a notice, each once, in ordinal order of their addresses.</summary>
    /// <param name="site">Null for what concerns the whole project.</param>
    public IReadOnlyList<MailPerson> For(string project, string? site, string kind) => [.. People
        .Where(person => !person.IsOff && person.For.Any(place => site is null ? place == project : place == $"{project}/{site}" || place == project + "/*")
            && (person.Kinds is null || person.Kinds.Contains(kind)))
        .OrderBy(person => person.Address.Address, StringComparer.Ordinal)];

    private static MailList Of(JObject file, ReportingCatalogue catalogue)
    {
        var (people, faults) = (new List<MailPerson>(), new List<MailFault>());
        if (file["people"] is not JArray entries)
            return new([], [new("people", new("ska vara en lista av personer", "must be a list of people"))]);
        foreach (var (i, entry) in entries.Index())
            if (Read(entry, $"people[{i}]", catalogue, faults) is { } person)
                people.Add(person);
        // Somebody written twice has what both entries say, and nothing where one of them is off.
        return new([.. people.GroupBy(person => person.Key).Select(same => same.First() with
        {
            For = [.. same.SelectMany(person => person.For).Distinct()],
            Kinds = same.Any(person => person.Kinds is null) ? null : [.. same.SelectMany(person => person.Kinds!).Distinct()],
            IsOff = same.Any(person => person.IsOff),
        })], faults);
    }

    private static MailPerson? Read(JToken entry, string path, ReportingCatalogue catalogue, List<MailFault> faults)
    {
        void Wrong(string at, string sv, string en) => faults.Add(new(path + at, new(sv, en)));
        if (entry is not JObject person)
        {
            Wrong("", "ska vara { \"address\": …, \"for\": […] }", "must be { \"address\": …, \"for\": […] }");
            return null;
        }

        foreach (var unknown in person.Properties().Where(p => !Properties.Contains(p.Name)))
            Wrong("", $"har en egenskap som inte finns; de som finns är {string.Join(", ", Properties)}", $"has a property that does not exist; those that do are {string.Join(", ", Properties)}");
        var address = MailAddress.Of(StringOf(person["address"]));
        if (address is null)
            Wrong(".address", "går inte att använda som e-postadress", "cannot be used as an e-mail address");
        var language = person["language"] is null ? "sv" : StringOf(person["language"]);
        if (language is not ("sv" or "en"))
            Wrong(".language", "ska vara sv eller en", "must be sv or en");
        if (person["off"] is { Type: not JTokenType.Boolean })
            Wrong(".off", "ska vara true eller false", "must be true or false");
        var kinds = person["notices"] is null ? null : TextsOf(person["notices"]!);
        if (kinds is null ? person["notices"] is not null : kinds.Any(kind => !Kinds.Contains(kind)))
            Wrong(".notices", $"ska vara en lista av {string.Join(", ", Kinds)}", $"must be a list of {string.Join(", ", Kinds)}");
        var places = TextsOf(person["for"]) ?? [];
        if (places.Count == 0)
            Wrong(".for", "ska vara en lista av orter, till exempel [\"mia/tyreso\"]", "must be a list of sites, for example [\"mia/tyreso\"]");
        foreach (var (i, place) in places.Index())
            if (!IsPlace(place, catalogue))
                Wrong($".for[{i}]", "är inget projekt och ingen ort i katalogen", "is no project and no site of the catalogue");
        return address is null ? null : new(address, language == "en" ? Language.En : Language.Sv, places, kinds, (bool?)(person["off"] as JValue is { Type: JTokenType.Boolean } off ? off : null) == true);
    }

    private static bool IsPlace(string place, ReportingCatalogue catalogue) => place.Split('/') switch
    {
        [var project] => catalogue.Find(project) is not null,
        [var project, "*"] => catalogue.Find(project) is not null,
        [var project, var site] => catalogue.Find(project)?.FindSite(site) is not null,
        _ => false,
    };

    private static string? StringOf(JToken? value) => value is JValue { Type: JTokenType.String } text ? (string?)text : null;

    private static List<string>? TextsOf(JToken? value) => value is JArray list && list.All(item => item.Type == JTokenType.String) ? [.. list.Select(item => (string)item!)] : null;

    private static string Line(JsonException e) => e is JsonReaderException reader ? $"rad {reader.LineNumber}" : "?";
}

/// <param name="For">As written: <c>mia/tyreso</c>, <c>mia/*</c>, <c>mia</c>.</param>
/// <param name="Kinds">The kinds of notice that are wanted; null for all.</param>
/// <param name="IsOff">Wants none, for now or for good.</param>
public sealed record MailPerson(MailboxAddress Address, Language Language, IReadOnlyList<string> For, IReadOnlyList<string>? Kinds, bool IsOff)
{
    /// <summary>The person in names of files, which tell no address: 16 hex digits.</summary>
    public string Key { get; } = Marks.Of(Address.Address.ToLowerInvariant());
}

/// <param name="Path"><c>people[2].address</c>, within <see cref="MailList.Path"/>.</param>
/// <param name="What">What is wrong; never what stands there.</param>
public sealed record MailFault(string Path, Text What)
{
    public string In(Language language) => $"{MailList.Path}: {(Path.Length > 0 ? Path + " " : "")}{What.In(language)}";
}
