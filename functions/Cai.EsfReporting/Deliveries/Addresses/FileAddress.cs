using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Addresses;

/// <summary>
/// What a file's folders and its name tell together of where it belongs: as much as is certain. The folder of a site says whose
/// file it is, whatever it is called, so that an answer always finds somebody.
/// </summary>
/// <param name="Name">The file's own, as somebody gave it: may hold an identity, and is shown masked.</param>
/// <param name="Project">An id; null when it is not told.</param>
/// <param name="Site">An id; null when it is not told.</param>
public sealed record FileAddress(string Name, string? Project, string? Site, Month? Month)
{
    /// <summary>A folder for answers to what has no address.</summary>
    public const string Unaddressed = "unaddressed";

    /// <summary>What the folder and what the name says, where they are not of one mind; null as a rule.</summary>
    public (string Folder, string Name)? Clash { get; private init; }

    /// <summary>It is told otherwise than is agreed (<c>mia/tyreso/2018-08.csv</c>, <c>mia_tyreso_2018-08.csv</c>), as <c>augusti 2018.csv</c> tells it: to be said, and to replace nothing without being asked.</summary>
    public bool IsUnderstood { get; private init; }

    /// <summary>The folders say whose it is.</summary>
    private bool IsInFolderOfSite { get; init; }

    /// <summary>What stands for the name in the inbox, where it was understood.</summary>
    private string? Below { get; init; }

    /// <summary>Null unless all of it is told.</summary>
    public DeliveryAddress? Address => Project is not null && Site is not null && Month is { } month ? new(Project, Site, month) : null;

    /// <summary>Where answers and originals lie, in the folders of each.</summary>
    public string Folder => Address?.Path ?? string.Join('/', ((string?[])[Project, Site, Unaddressed]).OfType<string>());

    public static implicit operator FileAddress(DeliveryAddress address) => FromDeliveryAddress(address);

    public static implicit operator FileAddress?(DeliveryAddress? address) => address is { } told ? FromDeliveryAddress(told) : null;

    public static FileAddress FromDeliveryAddress(DeliveryAddress address) => new("", address.Project, address.Site, address.Month);

    /// <param name="path">With folders or without; parts that the catalogue does not know are told as they are only where their places are certain.</param>
    public static FileAddress Of(string path, ReportingCatalogue catalogue)
    {
        var segments = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = segments.Length == 0 ? "" : segments[^1];
        var folders = segments.Length == 0 ? [] : segments[..^1];
        if (segments.Contains(".."))
            return new(name, null, null, null);
        var inFolder = InFolder(folders, catalogue);
        var inName = InName(Stem(name), inFolder.Project, catalogue);
        if (inFolder.IsOpen && (inName.Project is null || inName.Site is null) && DeliveryAddress.TryParse(path, out var stated))
            return new(name, stated.Project, stated.Site, stated.Month);

        var project = inFolder.Project ?? inName.Project;
        var site = inFolder.Site ?? ((inName.Project ?? project) == project ? inName.Site : null);
        var told = new FileAddress(name, project?.Id, site, inName.Month ?? inFolder.Month) { IsInFolderOfSite = inFolder.Site is not null };
        if (inFolder.Project is { } ofFolder && (inName.Project ?? ofFolder) != ofFolder || inFolder.Site is not null && inName.Site is not null && inName.Site != inFolder.Site)
            return told with { Clash = (Path(inFolder.Project!, inFolder.Site), Path(inName.Project ?? inFolder.Project!, inName.Site)) };
        return inFolder.Month is { } month && inName.Month is { } other && month != other
            ? told with { Month = null, Clash = (month.ToString(), other.ToString()) }
            : told with { IsUnderstood = told.Address is { } address && !(DeliveryAddress.TryParse(path, out var agreed) && agreed == address) };
    }

    /// <summary>The same file where somebody has said some of its address beside it: that goes before its name, and what is said is not understood.</summary>
    public FileAddress Stated(string? project, string? site, Month? month, ReportingCatalogue catalogue)
    {
        var told = this with { Project = project ?? Project, Site = site ?? Site, Month = month ?? Month };
        if (told.Address is not { } address || month is not null && (site is not null || IsInFolderOfSite)
            || DeliveryAddress.TryParse($"{address.Path[..address.Path.LastIndexOf('/')]}/{Name}", out var agreed) && agreed == address)
            return told with { IsUnderstood = false };
        // What the name says against what was said beside it is left out of it.
        var below = BelowFolders(Name);
        return told with { IsUnderstood = true, Below = Of($"{address.Path}/{below}", catalogue) is { Clash: null } again && again.Address == address ? below : "fil" };
    }

    /// <summary>
    /// The path under which the file is put in the inbox, from which all of this is told again: as is agreed, or the address's folders
    /// with its name, masked, below them.
    /// </summary>
    /// <param name="confirmed">Whoever delivers it has confirmed that it is right.</param>
    /// <exception cref="InvalidOperationException">The address is not told whole.</exception>
    public string InboxPath(bool confirmed)
    {
        var address = Address ?? throw new InvalidOperationException("The address is not told whole.");
        if (!IsUnderstood || Below is not { } below)
            return Confirmation.NameOf(address, confirmed);
        var name = !confirmed || Confirmation.IsIn(below) ? below : $"{below} {Confirmation.Word}";
        return $"{address.Path}/{(!confirmed || Confirmation.IsIn(name) ? name : $"{below} {address.Month} {Confirmation.Word}")}";
    }

    /// <summary>A name in the inbox: nothing of an identity, and nothing that a file system minds.</summary>
    private static string BelowFolders(string name) =>
        string.Concat(Masking.Mask(name).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' ? c : c == '*' ? 'x' : '_')).Trim(' ', '.');

    /// <summary>Shows nothing of the name.</summary>
    public override string ToString() => Folder;

    private static string Path(Project project, string? site) => site is null ? project.Id : $"{project.Id}/{site}";

    /// <summary><c>…/mia/tyreso/</c>, <c>…/mia/tyreso/2018-08/</c>, <c>…/mia/</c>. Open where the last folder is neither a project nor a site of one.</summary>
    private static (Project? Project, string? Site, Month? Month, bool IsOpen) InFolder(string[] folders, ReportingCatalogue catalogue)
    {
        Month? month = null;
        if (folders.Length > 1 && MonthInName.Find(Composed(folders[^1])) is { } told && PlaceOf(folders[..^1]).Project is not null)
            (month, folders) = (told, folders[..^1]);
        var (project, site, isOpen) = PlaceOf(folders);
        return (project, site, month, isOpen);

        (Project? Project, string? Site, bool IsOpen) PlaceOf(string[] of)
        {
            var above = of.Length > 1 ? catalogue.Find(DeliveryAddress.Slug(of[^2])) : null;
            if (above is not null && SiteOf(above, of[^1]) is { } site)
                return (above, site, false);
            return of.Length > 0 && catalogue.Find(DeliveryAddress.Slug(of[^1])) is { } project ? (project, null, false) : (above, null, true);
        }
    }

    private static string? SiteOf(Project project, string folder) => DeliveryAddress.Slug(folder) switch
    {
        DeliveryAddress.KeyFigures => DeliveryAddress.KeyFigures,
        var slug => project.Sites.FirstOrDefault(site => site.Id == slug || DeliveryAddress.Slug(site.Name) == slug)?.Id,
    };

    /// <summary>The project and the one site of it that the name mentions, and the month.</summary>
    /// <param name="ofFolder">The project that the folder says, whose sites are looked for where the name says no project.</param>
    private static (Project? Project, string? Site, Month? Month) InName(string stem, Project? ofFolder, ReportingCatalogue catalogue)
    {
        var words = $"-{Words(stem)}-";
        // In a folder only with a site behind it: Mia is a name, too.
        List<Project> projects = [.. catalogue.Projects.Where(project => ofFolder is null ? Mentions(words, project.Id)
            : project.Sites.Select(site => site.Id).Append(DeliveryAddress.KeyFigures).Any(site => Mentions(words, $"{project.Id}-{site}")))];
        var project = projects is [var one] ? one : null;
        List<string> sites = [.. (project ?? ofFolder)?.Sites.Where(site => Mentions(words, site.Id) || Mentions(words, Words(site.Name))).Select(site => site.Id) ?? []];
        if ((project ?? ofFolder) is not null && Mentions(words, DeliveryAddress.KeyFigures))
            sites = [DeliveryAddress.KeyFigures];
        return (project, sites is [var site] ? site : null, DeliveryAddress.TryParse(stem, out var stated) ? stated.Month : MonthInName.Find(stem));
    }

    private static bool Mentions(string words, string name) => words.Contains($"-{name}-", StringComparison.Ordinal);

    /// <summary>Lower-case words with hyphens between, å, ä and ö as in ids.</summary>
    private static string Words(string text) => string.Join('-', string.Concat(DeliveryAddress.Slug(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));

    private static string Stem(string name)
    {
        var composed = Composed(name);
        var point = composed.LastIndexOf('.');
        // 2018.08 has no extension.
        return point > 0 && composed[(point + 1)..].Any(char.IsAsciiLetter) ? composed[..point] : composed;
    }

    private static string Composed(string text) => text.Any(char.IsSurrogate) ? text : text.Normalize();
}
