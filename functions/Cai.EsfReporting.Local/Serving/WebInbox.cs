using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Api;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Deliveries over the web go by the folder's inbox, as files that are dropped there do.</summary>
internal sealed class WebInbox(DataFolder folder, ReportWriter reports, ILogger<WebInbox> logger) : IWebInbox
{
    public Task<IClaimedFile> DepositAsync(Stream content, DeliveryAddress address, CancellationToken cancellation) => folder.Inbox.DepositAsync(content, address, cancellation);

    public Task ReceivedAsync(Receipt receipt, CancellationToken cancellation)
    {
        logger.LogInformation("Delivery {Delivery} of {Address} over the web: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        reports.Outdated();
        return Task.CompletedTask;
    }
}
