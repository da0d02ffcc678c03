using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Cai.EsfReporting.Web.Api;

/// <summary>What a host does when a delivery was received over the web, or somebody has stated something of a report: has the project's reports made again.</summary>
public interface IAfterDelivery
{
    void Received(Receipt receipt);

    /// <summary>Another catalogue was taken into use over the web: every report may have to be made again.</summary>
    void Applied(ReportingCatalogue catalogue);

    /// <summary>Something was stated of a project's reports over the web: they are to be made again.</summary>
    void Stated(string project);
}

/// <summary>Checks files for the portal and the open interface alike, and receives them by the same door as a file that is dropped in the inbox.</summary>
public sealed class DeliveryDesk(
    IFileStore files, IDeliveryLog log, Receiver receiver, IInbox inbox, IAfterDelivery after, AuditLog audit, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>What a delivery would be answered, held against what was told before. Nothing is stored.</summary>
    /// <param name="confirmed">As if it were delivered with a confirmation.</param>
    public Task<Receipt> CheckAsync(DeliveryFile file, FileAddress where, bool confirmed, CancellationToken cancellation) =>
        receiver.CheckAsync(file, where, StockholmTime.DayOf(clock.GetUtcNow()), confirmed, null, cancellation);

    /// <summary>Receives a file, whatever the visitor does once it has arrived. What fails after that is tried again by itself, as for any file in the inbox.</summary>
    /// <param name="confirmed">The visitor has confirmed that the file is right.</param>
    public async Task<Receipt> DeliverAsync(Stream content, FileAddress where, bool confirmed, Visitor visitor, Language language, CancellationToken cancellation)
    {
        await using var claimed = await inbox.DepositAsync(content, where, confirmed, cancellation);
        // From here on it is ours: a visitor who goes away does not take the file back.
        var stopping = lifetime.ApplicationStopping;
        await audit.DeliveryAsync(visitor.Actor, where.Address!.Value, claimed.ReceivedAt, confirmed, stopping);
        var receipt = await receiver.ReceiveAsync(claimed, language, null, stopping);
        after.Received(receipt);
        return receipt;
    }

    /// <summary>Receives once more, confirmed, a file that was refused until it is.</summary>
    /// <exception cref="RefusedException">
    /// There is no such delivery, it was refused for another reason, a later file has been taken since, or its original is not kept any longer.
    /// </exception>
    public async Task<Receipt> ConfirmAsync(DeliveryAddress address, DeliveryId id, Visitor visitor, Language language, CancellationToken cancellation)
    {
        var ofMonth = (await log.ReadAsync(address.Project, cancellation)).Where(d => d.Address == address).ToList();
        // An old button would put an older file in place of the right one.
        if (ofMonth.Exists(d => d.IsAccepted && id < d.Id))
            throw Refused(new("En senare fil för månaden är redan mottagen och gäller. Ska den här ersätta den: välj filen igen, skriv bekraftad sist i dess namn och skicka den.",
                "A later file for the month has been taken already, and counts. If this one shall replace it: choose the file again, put bekraftad last in its name, and send it."));
        var receipt = await JsonFile.ReadAsync(files, $"receipts/{address.Path}/{id}.json", cancellation);
        if (!ofMonth.Exists(d => d.Id == id && !d.IsAccepted) || (bool?)receipt?["canBeConfirmed"] != true)
            throw Refused(new("Det finns ingen sådan fil att bekräfta. Åtgärda det som står i kvittensen och lämna filen igen.", "There is no such file to confirm. Mend what the receipt says, and deliver the file again."));
        // Whatever it was called, an original is kept by its kind.
        foreach (var extension in (string[])["csv", "xlsx"])
            if (await files.OpenReadAsync($"originals/{address.Path}/{id}.{extension}", cancellation) is { } original)
                await using (original)
                    return await DeliverAsync(original, address, confirmed: true, visitor, language, cancellation);
        throw Refused(new("Filen finns inte kvar. Välj den igen, skriv bekraftad sist i dess namn och skicka den.", "The file is no longer kept. Choose it again, put bekraftad last in its name, and send it."));

        static RefusedException Refused(Text what) => new(StatusCodes.Status400BadRequest, what);
    }

    /// <summary>Nothing to report: a file with the header row only.</summary>
    public Task<Receipt> DeliverNothingAsync(DeliveryAddress address, Visitor visitor, Language language, CancellationToken cancellation) =>
        DeliverAsync(new MemoryStream(Template.Participants.Csv(), writable: false), address, confirmed: false, visitor, language, cancellation);

    /// <summary>The site's current delivery of the month, which another would replace; null when there is none.</summary>
    public async Task<Delivery?> CurrentAsync(DeliveryAddress address, CancellationToken cancellation) =>
        Delivery.Current(await log.ReadAsync(address.Project, cancellation)).FirstOrDefault(d => d.Address == address);

    /// <summary>
    /// What each file of a form is for. One file: what the fields say goes before its name, unless they are as the page filled them
    /// in (<c>preset</c>). Several: each by its name, and the fields say what a name does not.
    /// </summary>
    /// <returns>The address, or null where it is not told whole, in the order of the files.</returns>
    /// <exception cref="RefusedException">A field is of no known form, or two files are for the same site and month.</exception>
    internal static IReadOnlyList<FileAddress?> AddressesOf(Upload upload, ReportingCatalogue catalogue)
    {
        if (upload.Files.FirstOrDefault(file => PassingFiles.Is(file.Name)) is { } passing)
            throw new RefusedException(StatusCodes.Status400BadRequest, Filled(PassingFiles.Refusal, passing.Shown));
        var project = upload.Field("project")?.ToLowerInvariant();
        var site = upload.Field("site") is { } name ? DeliveryAddress.Slug(name) : null;
        Month? month = null;
        if (upload.Field("place")?.Split('/') is [var ofPlace, var at])
            (project, site) = (ofPlace, at);
        if (upload.Field("month") is { } text)
            month = Month.TryParse(text, out var parsed) ? parsed : throw new RefusedException(StatusCodes.Status400BadRequest, new("Månaden skrivs ÅÅÅÅ-MM, till exempel 2018-08.", "A month is written YYYY-MM, for example 2018-08."));
        if (project is not null && !DeliveryAddress.IsId(project) || site is not null && !DeliveryAddress.IsId(site))
            throw new RefusedException(StatusCodes.Status400BadRequest, new("Projektets och ortens id är små bokstäver a–z, siffror och bindestreck.", "Ids of project and site are lower-case letters a–z, digits and hyphens."));

        // What a page filled in and nobody has touched says no more than a default: it is not to send Tyresö's file to Nacka.
        var isPreset = upload.Field("preset") == $"{upload.Field("place")} {upload.Field("month")}".Trim();
        var addresses = upload.Files.Select(file =>
        {
            // A site may be named alone where the fields say the project.
            var where = FileAddress.Of(project is null ? file.Name : $"{project}/{file.Name}", catalogue);
            var isStated = upload.Files.Count == 1 && !isPreset;
            if (where.Clash is var (folder, name) && !(isStated && site is not null && month is not null))
                throw new RefusedException(StatusCodes.Status400BadRequest, new(
                    $"{file.Shown}: mappen säger {folder}, men filnamnet säger {name}. Lägg filen i rätt mapp, eller ge den rätt namn.",
                    $"{file.Shown}: the folder says {folder}, but the file’s name says {name}. Put the file in the right folder, or give it the right name."));
            // Otherwise the fields say what the name does not.
            where = isStated ? where.Stated(project, site, month, catalogue)
                : where.Stated(where.Project is null ? project : null, where.Site is null ? site : null, where.Month is null ? month : null, catalogue);
            return where.Address is null ? null : where;
        }).ToList();
        if (addresses.OfType<FileAddress>().GroupBy(where => where.Address).Any(same => same.Count() > 1))
            throw new RefusedException(StatusCodes.Status400BadRequest, new(
                "Två av filerna är för samma ort och månad, och den ena skulle ersätta den andra. Skicka bara den rätta.",
                "Two of the files are for the same site and month, and one would replace the other. Send the right one only."));
        return addresses;

        static Text Filled(Text text, string value) => new(text.In(Language.Sv, value), text.In(Language.En, value));
    }
}
