using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What a file was answered.</summary>
/// <param name="FileName">For people, masked; empty when there was no file.</param>
/// <param name="Excel">Address of the findings for Excel: in the store, or the workbook itself as an address for a check, of which nothing is stored.</param>
public sealed record GivenAnswer(string FileName, Receipt Receipt, string Excel)
{
    /// <summary>The page of the site and month; null for a check.</summary>
    public string? Cell => Receipt is { Id: not null, Address: { } address } ? $"/deliveries/{address.Path}" : null;

    /// <summary>The receipt as a file for keeps; null for a check.</summary>
    public string? Kept => Receipt is { Id: { } id, Address: { } address } ? $"/api/receipts/{address.Path}/{id}.html" : null;

    public string ExcelName(Language language) => $"{(language == Language.En ? "findings" : "anmarkningar")}-{Receipt.Address?.Path.Replace('/', '-')}.xlsx";

    public string Title(Language language) => $"{Receipt.Status.Name().In(language)} – {Place(language)}";

    public string Place(Language language) => Receipt.Address is not { } address ? ""
        : $"{(Receipt.SiteName.Length > 0 ? Receipt.SiteName : address.Site)} · {address.Month.Name(language)}";
}

/// <summary>A project and the sites of it that somebody may deliver for.</summary>
public sealed record ProjectPlaces(Project Project, IReadOnlyList<Site> Sites)
{
    /// <summary>A project's key figures are delivered as if they were a site's.</summary>
    private static readonly Site KeyFigures = new(DeliveryAddress.KeyFigures, "Nyckeltal", null);

    public static ProjectPlaces Of(Project project, Access.Visitor visitor) =>
        new(project, [.. project.Sites.Append(KeyFigures).Where(site => visitor.MayDeliver(project.Id, site.Id))]);

    /// <summary>Null when the project has no such place.</summary>
    public static Site? Find(Project project, string site) => site == DeliveryAddress.KeyFigures ? KeyFigures : project.FindSite(site);

    /// <summary><c>MIA</c> of <c>MIA – Mobilisering inför arbete</c>.</summary>
    public string ShortName => Project.Name.Split(" – ")[0];

    public ProjectPlaces WithoutKeyFigures => this with { Sites = [.. Sites.Where(site => site != KeyFigures)] };
}
