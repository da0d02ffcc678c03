using System.CommandLine;
using System.Security.Cryptography;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Versions;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>Options that several commands take, and what they mean.</summary>
internal sealed class SharedOptions
{
    public SharedOptions(Language language)
    {
        Language = language;
        Catalogue = new("--catalogue") { Description = T("Katalogfil; annars DIR/catalogue.json, annars den som följer med.", "Catalogue file; otherwise DIR/catalogue.json, otherwise the one supplied."), Recursive = true, HelpName = "FILE" };
        Json = new("--json") { Description = T("Skriv svaret som json.", "Print the answer as json."), Recursive = true };
        Lang = new("--lang") { Description = T("Språk: sv eller en.", "Language: sv or en."), Recursive = true, DefaultValueFactory = _ => "sv" };
        Lang.AcceptOnlyFromAmong("sv", "en");
        Data = new("--data") { Description = T("Datamappen: inkorg, leveranser, kvittenser, rapporter.", "The data folder: inbox, deliveries, receipts, reports."), Required = true, HelpName = "DIR" };
        Project = new("--project") { Description = T("Projektets id, t.ex. mia.", "Id of the project, e.g. mia."), HelpName = "ID" };
        Site = new("--site") { Description = T("Ortens id, t.ex. tyreso.", "Id of the site, e.g. tyreso."), HelpName = "ID" };
        Confirm = new("--confirm") { Description = T("Filen är rätt: ta emot den också när många saknas i den, när den är tom fast personer är inskrivna, eller när personerna hör till en annan ort.", "The file is right: take it also when many are missing from it, when it is empty though people are enrolled, or when the people belong to another site.") };
        Month = new("--month") { Description = T("Månaden som filen gäller.", "The month that the file is for."), HelpName = "yyyy-MM" };
    }

    /// <summary>Who gives the command, as the system says.</summary>
    public static Actor Actor { get; } = Actor.OfAccount(Environment.UserName);

    public Language Language { get; }

    /// <summary>Set before a command runs.</summary>
    public Terminal Terminal { get; set; } = null!;

    public Option<FileInfo?> Catalogue { get; }
    public Option<bool> Json { get; }
    public Option<string> Lang { get; }
    public Option<DirectoryInfo> Data { get; }
    public Option<string?> Project { get; }
    public Option<string?> Site { get; }
    public Option<string?> Month { get; }
    public Option<bool> Confirm { get; }

    /// <summary><c>--confirm</c>, or the word in the file's name.</summary>
    public bool IsConfirmed(ParseResult parsed, FileInfo file) => parsed.GetValue(Confirm) || Confirmation.IsIn(file.Name);

    public IEnumerable<Option> Everywhere => [Catalogue, Json, Lang];

    public string T(string sv, string en) => new Text(sv, en).In(Language);

    /// <exception cref="WrongUseException">There is no such file.</exception>
    /// <exception cref="InvalidCatalogueException">It is no valid catalogue.</exception>
    public ReportingCatalogue ReadCatalogue(ParseResult parsed, string? dataFolder = null)
    {
        var own = dataFolder is null ? null : Path.Combine(dataFolder, "catalogue.json");
        var path = parsed.GetValue(Catalogue)?.FullName ?? (File.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
        if (!File.Exists(path))
            throw new WrongUseException(T($"Katalogen {path} finns inte.", $"The catalogue {path} does not exist."));
        using var stream = File.OpenRead(path);
        return CatalogueFile.Read(stream, path);
    }

    /// <summary>The data folder, made if it is not there: only a delivery begins one.</summary>
    public Task<DataFolder> OpenOrMakeAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation) => OpenAsync(parsed.GetRequiredValue(Data).FullName, parsed, clock, cancellation);

    /// <exception cref="WrongUseException">There is no such folder.</exception>
    public Task<DataFolder> OpenAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation) => OpenExistingAsync(parsed.GetRequiredValue(Data).FullName, parsed, clock, cancellation);

    /// <exception cref="WrongUseException">There is no such folder.</exception>
    public Task<DataFolder> OpenExistingAsync(string folder, ParseResult parsed, TimeProvider clock, CancellationToken cancellation) =>
        !Path.Exists(folder) ? throw new WrongUseException(T($"Mappen {folder} finns inte. esf deliver --data börjar en ny.", $"The folder {folder} does not exist. esf deliver --data begins a new one."))
        // Asked about a folder beside the right one, nothing may be made in it, and nobody be told that a person is not there.
        : !DataFolder.Is(folder) ? throw new WrongUseException(T($"{folder} är ingen datamapp: där finns varken esf.db eller settings.json. esf deliver --data börjar en ny.", $"{folder} is no data folder: there is neither esf.db nor settings.json in it. esf deliver --data begins a new one."))
        : OpenAsync(folder, parsed, clock, cancellation);

    private async Task<DataFolder> OpenAsync(string folder, ParseResult parsed, TimeProvider clock, CancellationToken cancellation) =>
        new(folder, await CatalogueOfAsync(parsed, folder, cancellation), clock, isPinned: parsed.GetValue(Catalogue) is not null);

    /// <summary>The catalogue that a folder is used with; the folder need not be there, and is not made.</summary>
    /// <inheritdoc cref="ReadCatalogue"/>
    public async Task<ReportingCatalogue> CatalogueOfAsync(ParseResult parsed, string folder, CancellationToken cancellation)
    {
        var versions = new CatalogueVersions(new FolderFileStore(folder));
        if (parsed.GetValue(Catalogue) is not null || await versions.LatestAsync(cancellation) == 0)
            return ReadCatalogue(parsed, folder);
        TellOfFileBeside(folder, await versions.ReadAsync(cancellation));
        return (await new CatalogueInUse(versions, ReadCatalogue(parsed)).ReadAsync(cancellation)).Catalogue;
    }

    /// <summary>A file that somebody has changed by hand and that nobody reads is told of.</summary>
    private void TellOfFileBeside(string folder, IReadOnlyList<CatalogueVersion> versions)
    {
        var path = Path.Combine(folder, "catalogue.json");
        if (!File.Exists(path) || versions.Any(version => version.Sha256 == Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))))
            return;
        Terminal.Error(T($"{path} används inte: katalogen som togs i bruk senast gäller (nummer {versions.Count}). Ta filen i bruk med esf catalogue apply {path} --data {folder}.",
            $"{path} is not used: the catalogue that was applied last is (number {versions.Count}). Take the file into use by esf catalogue apply {path} --data {folder}."));
    }

    /// <summary>A file's project, site and month: from the options, else from its path or name.</summary>
    /// <exception cref="WrongUseException">Neither tells all three, they disagree, or it is no file to deliver.</exception>
    public FileAddress AddressOf(ParseResult parsed, FileInfo file, ReportingCatalogue catalogue)
    {
        if (PassingFiles.Is(file.Name))
            throw new WrongUseException(PassingFiles.Refusal.In(Language, Participants.Masking.Mask(file.Name)));
        var where = FileAddress.Of(file.FullName, catalogue);
        where = where.Stated(parsed.GetValue(Project), parsed.GetValue(Site) is { } stated ? DeliveryAddress.Slug(stated) : null, parsed.GetValue(Month) is { } text ? MonthOf(text) : null, catalogue);
        if (where.Clash is var (folder, name) && (parsed.GetValue(Site) is null || where.Month is null))
            throw new WrongUseException(T(
                $"Mappen säger {folder}, men filnamnet säger {name}. Lägg filen i rätt mapp, döp om den, eller ange --project --site --month.",
                $"The folder says {folder}, but the file’s name says {name}. Put the file in the right folder, rename it, or give --project --site --month."));
        if (where.Address is not { } address)
            throw new WrongUseException(T(
                "Det framgår inte vilket projekt, vilken ort och vilken månad filen gäller. Döp den till projekt_ort_ÅÅÅÅ-MM.csv eller ange --project --site --month.",
                "It is not told which project, site and month the file is for. Name it project_site_YYYY-MM.csv or give --project --site --month."));
        if (!DeliveryAddress.IsId(address.Project) || !DeliveryAddress.IsId(address.Site))
            throw new WrongUseException(T("Projektets och ortens id är små bokstäver a–z, siffror och bindestreck.", "Ids of project and site are lower-case letters a–z, digits and hyphens."));
        return where;
    }

    /// <exception cref="WrongUseException">Not a month.</exception>
    public Month MonthOf(string text) =>
        Calendar.Month.TryParse(text, out var month) ? month : throw new WrongUseException(T($"”{text}” är inte en månad. Skriv ÅÅÅÅ-MM, till exempel 2018-08.", $"“{text}” is not a month. Write YYYY-MM, for example 2018-08."));

    /// <summary>The project named by <c>--project</c>, or all of them.</summary>
    /// <exception cref="WrongUseException">The catalogue has no such project.</exception>
    public IReadOnlyList<Project> Projects(ParseResult parsed, ReportingCatalogue catalogue) => parsed.GetValue(Project) switch
    {
        null => catalogue.Projects,
        var id when catalogue.Find(id) is { } project => [project],
        var id => throw new WrongUseException(T(
            $"Projektet ”{id}” finns inte. Katalogen har {string.Join(", ", catalogue.Projects.Select(p => p.Id))}.",
            $"There is no project “{id}”. The catalogue has {string.Join(", ", catalogue.Projects.Select(p => p.Id))}.")),
    };

    /// <exception cref="WrongUseException">One of the files is not there.</exception>
    public void MustExist(IEnumerable<FileInfo> files)
    {
        foreach (var file in files)
            if (!file.Exists)
                throw new WrongUseException(T($"Filen {Participants.Masking.Mask(file.Name)} finns inte.", $"The file {Participants.Masking.Mask(file.Name)} does not exist."));
    }
}
