using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Web.Api;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Logs a delivery over the web as the inbox's are, and wakes the writer of reports and the sender of its answer.</summary>
internal sealed class AfterWebDelivery(ReportWriter reports, OutboxSender outbox, ILogger<AfterWebDelivery> logger) : IAfterDelivery
{
    public void Received(Receipt receipt)
    {
        logger.LogInformation("Delivery {Delivery} of {Address} over the web: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        reports.Outdated();
        outbox.Answered();
    }

    public void Applied(ReportingCatalogue catalogue)
    {
        logger.LogInformation("Catalogue {Version} taken into use over the web.", catalogue.Version);
        reports.Outdated();
    }

    public void Stated(string project) => reports.Outdated();
}
