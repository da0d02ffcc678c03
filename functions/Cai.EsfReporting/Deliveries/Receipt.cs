using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Addresses;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Kvittens: what a coordinator is told about a file, whole and for keeps. Holds no identity.</summary>
/// <param name="Id">Null for a check, where nothing is stored.</param>
/// <param name="Address">Null when neither path nor name told it.</param>
/// <param name="ProjectName">Empty when the catalogue has no such project.</param>
/// <param name="SiteName">Empty when the project has no such site; “Nyckeltal” for key figures.</param>
/// <param name="Sha256">The file's mark (<see cref="FileMark.Keyed"/>); empty for a check without a store.</param>
/// <param name="NextDeadline">The first deadline on or after the day of receipt; null when none is left.</param>
public sealed record Receipt(
    DeliveryId? Id,
    DeliveryAddress? Address,
    string ProjectName,
    string SiteName,
    DateOnly ReceivedOn,
    string Sha256,
    DeliveryStatus Status,
    int Rows,
    int Accepted,
    int Rejected,
    DeliveryId? Replaces,
    Deadline? NextDeadline,
    Findings Findings)
{
    public int Warnings => Findings.Warnings;

    /// <summary>Rows that nothing was wrong with, also of a file that was not taken: how much there is left to mend.</summary>
    public int RowsWithoutFault { get; init; } = Accepted;

    /// <summary>Whoever delivered has confirmed that the file is right.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>False for a check that did not look at what was told before.</summary>
    public bool HistoryWasSeen { get; init; }

    /// <summary>Lines whose follow-up is due and not told.</summary>
    public IReadOnlyList<FollowUpDue> FollowUps { get; init; } = [];

    /// <summary>Accepted rows of a key-figure file that judge a goal, tell how far an activity or assignment has come, or comment on one of them or on the report.</summary>
    public int Judged { get; init; }

    /// <summary>Nothing but what can be confirmed keeps the file from being taken.</summary>
    public bool CanBeConfirmed => Status == DeliveryStatus.Rejected && Findings.Counts.All(c => c.Rule.Severity != Severity.RejectFile || c.Rule.CanBeConfirmed);

    /// <summary>Whom to ask, as the catalogue names them; null when the project is not known or nobody is named.</summary>
    public Text? Contact { get; init; }

    /// <summary>As much of the address as was told; null when nothing was asked.</summary>
    public FileAddress? Where { get; init; }

    /// <summary>Where it lies below <c>receipts/</c>.</summary>
    public string Folder => Where?.Folder ?? "unaddressed";

    /// <summary>What else is to be known of the answer as a whole, a sentence each: that it was confirmed, how to confirm it, that earlier months were not looked at.</summary>
    public IEnumerable<Text> Notes
    {
        get
        {
            if (IsConfirmed)
                yield return new("Bekräftad: den som lämnade filen har sagt att den är rätt.", "Confirmed: whoever delivered the file has said that it is right.");
            if (Judged > 0)
                yield return new($"Bedömningar, statusar och kommentarer bland raderna: {Judged}. De står i rapporten till och med {Address?.Month}.",
                    $"Assessments, statuses and comments among the rows: {Judged}. They stand in the report to the end of {Address?.Month}.");
            if (CanBeConfirmed && Id is null)
                yield return new("Är filen rätt går den att bekräfta när den är lämnad, med knappen i svaret i portalen, eller redan när den lämnas: esf deliver --confirm, eller ordet bekraftad sist i filens namn.",
                    "If the file is right it can be confirmed after delivering, by the button beside the answer in the portal, or while delivering: esf deliver --confirm, or the word bekraftad last in the file’s name.");
            else if (CanBeConfirmed)
                yield return new("Är filen rätt: bekräfta den, med knappen i svaret i portalen, eller lämna den igen med esf deliver --confirm eller ordet bekraftad sist i filens namn.",
                    "If the file is right: confirm it, by the button beside the answer in the portal, or deliver it again by esf deliver --confirm or with the word bekraftad last in the file’s name.");
            if (Id is null && !HistoryWasSeen && Address is not { IsKeyFigures: true })
                yield return new("Tidigare månader har inte granskats: att personer inte längre nämns eller har ändrats syns först när filen lämnas, eller kontrolleras mot det som är lämnat.",
                    "Earlier months were not looked at: that people are no longer named or have changed is seen only when the file is delivered, or checked against what is delivered.");
        }
    }

    public bool IsZeroReturn => Status != DeliveryStatus.Rejected && Rows == 0;

    public static Receipt Of(CheckedDelivery check, DeliveryId? id, DateOnly receivedOn, ReportingCatalogue catalogue)
    {
        var project = check.Where?.Project is { } told ? catalogue.Find(told) : null;
        var accepted = check.Status == DeliveryStatus.Rejected ? 0 : check.RowsAccepted;
        return new(id, check.Address, project?.Name ?? "", NameOf(check.Where?.Site, project),
            receivedOn, check.Sha256, check.Status, check.Rows, accepted, check.Rows - accepted,
            check.Status == DeliveryStatus.Rejected ? null : check.Replaces,
            project is null ? null : ReportingCalendar.Next(project, receivedOn), check.Findings)
        {
            RowsWithoutFault = check.RowsAccepted,
            // A name may hold an identity; where it was needed, it is masked in a finding.
            Where = check.Where is { } where ? where with { Name = "" } : null,
            IsConfirmed = check.IsConfirmed,
            HistoryWasSeen = check.HistoryWasSeen,
            FollowUps = check.FollowUps,
            Judged = check.Status == DeliveryStatus.Rejected ? 0 : check.Judged,
            Contact = project?.ContactTold,
        };
    }

    private static string NameOf(string? site, Project? project) => site switch
    {
        null => "",
        DeliveryAddress.KeyFigures => "Nyckeltal",
        _ => project?.FindSite(site)?.Name ?? "",
    };

    /// <summary>What happened, in a sentence or two.</summary>
    public string Summary(Language language) => this switch
    {
        { Id: null, IsZeroReturn: true } => new Text("Filen säger att det inte finns något att rapportera.", "The file says that there is nothing to report.").In(language),
        { Id: null, CanBeConfirmed: true } => new Text(
            "Den kan inte tas emot utan bekräftelse. Se nedan varför, och kontrollera att filen är rätt.",
            "It cannot be taken without confirmation. See below why, and check that the file is right.").In(language),
        { CanBeConfirmed: true } => new Text(
            "Filen togs inte emot och inget har ändrats: den måste bekräftas. Se nedan varför, och kontrollera att den är rätt.",
            "The file was not taken and nothing has changed: it has to be confirmed. See below why, and check that it is right.").In(language),
        { Id: null, Status: DeliveryStatus.Rejected } => new Text(
            "Den kan inte tas emot som den är. Åtgärda det som står nedan och kontrollera igen.",
            "It cannot be taken as it is. Mend what is said below and check again.").In(language),
        { Id: null, Status: DeliveryStatus.PartlyAccepted } => new Text(
            "{0} av {1} rader skulle räknas. Rätta de andra i filen först, eller lämna den nu och rätta sedan.",
            "{0} of {1} rows would count. Mend the others in the file first, or deliver it now and mend afterwards.").In(language, Accepted, Rows),
        { Id: null, Status: DeliveryStatus.AcceptedWithWarnings } => new Text(
            "Alla {0} rader skulle räknas. Titta på varningarna först.", "All {0} rows would count. Look at the warnings first.").In(language, Rows),
        { Id: null } => new Text("Alla {0} rader skulle räknas. Lämna filen när du vill.", "All {0} rows would count. Deliver the file when you like.").In(language, Rows),
        { IsZeroReturn: true } => new Text(
            "Mottagen: inget att rapportera för månaden.", "Accepted: nothing to report for the month.").In(language),
        { Status: DeliveryStatus.Rejected, Rows: 0 } => new Text(
            "Filen kunde inte tas emot och inget har ändrats. Åtgärda det som står nedan och lämna den igen.",
            "The file could not be taken and nothing has changed. Mend what is said below and deliver it again.").In(language),
        { Status: DeliveryStatus.Rejected } => new Text(
            "Filen togs inte emot och inget har ändrats: {0} rader lästes, varav {1} utan fel, men felen är för många eller för stora. Åtgärda dem och lämna hela filen igen.",
            "The file was not taken and nothing has changed: {0} rows were read, {1} of them without fault, but the faults are too many or too grave. Mend them and deliver the whole file again.").In(language, Rows, RowsWithoutFault),
        { Status: DeliveryStatus.PartlyAccepted } => new Text(
            "{0} av {1} rader togs emot. Rader som inte räknas förrän de är rättade: {2}. Rätta dem i filen och lämna hela filen igen.",
            "{0} of {1} rows were taken. Rows that do not count until they are mended: {2}. Mend them in the file and deliver the whole file again.").In(language, Accepted, Rows, Rejected),
        { Status: DeliveryStatus.AcceptedWithWarnings } => new Text(
            "Alla {0} rader togs emot och räknas. Titta på varningarna nedan: de säger vad som kan vara fel.",
            "All {0} rows were taken and count. Look at the warnings below: they tell what may be wrong.").In(language, Rows),
        _ => new Text("Alla rader togs emot utan anmärkning ({0}).", "Every row was taken without a finding ({0}).").In(language, Rows),
    };
}

/// <summary>A form in which receipts are given.</summary>
public interface IReceiptFormat
{
    /// <summary>Without the dot: <c>json</c>.</summary>
    string Extension { get; }

    Task WriteAsync(Receipt receipt, Language language, Stream stream, CancellationToken cancellation);
}
