using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Web.Pages;

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

    /// <summary>In a sentence or two; of a check what would happen, where a receipt tells what did.</summary>
    public string Summary(Language language) => Receipt switch
    {
        { Id: not null } => Receipt.Summary(language),
        { IsZeroReturn: true } => new Text("Filen säger att det inte finns något att rapportera.", "The file says that there is nothing to report.").In(language),
        { Status: DeliveryStatus.Rejected } => new Text("Den kan inte tas emot som den är. Åtgärda det som står nedan och kontrollera igen.", "It cannot be taken as it is. Mend what is said below and check again.").In(language),
        { Status: DeliveryStatus.PartlyAccepted } => new Text(
            "{0} av {1} rader skulle räknas. Rätta de andra i filen först, eller lämna den nu och rätta sedan.",
            "{0} of {1} rows would count. Mend the others in the file first, or deliver it now and mend afterwards.").In(language, Receipt.Accepted, Receipt.Rows),
        { Status: DeliveryStatus.AcceptedWithWarnings } => new Text("Alla {0} rader skulle räknas. Läs varningarna först: något kan vara fel.", "All {0} rows would count. Read the warnings first: something may be wrong.").In(language, Receipt.Rows),
        _ => new Text("Alla {0} rader skulle räknas. Lämna filen när du vill.", "All {0} rows would count. Deliver the file when you like.").In(language, Receipt.Rows),
    };

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
        new(project, [.. project.Sites.Append(KeyFigures).Where(site => (site != KeyFigures || project.Figures.Count > 0) && visitor.MayDeliver(project.Id, site.Id))]);

    /// <summary>Null when the project has no such place.</summary>
    public static Site? Find(Project project, string site) => site == DeliveryAddress.KeyFigures && project.Figures.Count > 0 ? KeyFigures : project.FindSite(site);

    public ProjectPlaces WithoutKeyFigures => this with { Sites = [.. Sites.Where(site => site != KeyFigures)] };
}
