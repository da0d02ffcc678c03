using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Web.Pages;

namespace Cai.EsfReporting.Web.Receipts;

/// <summary>The receipt as a page for a coordinator: what happened, what to do, and proof of the delivery.</summary>
public sealed class ReceiptHtml : IReceiptFormat
{
    public string Extension => "html";

    public Task WriteAsync(Receipt receipt, Language language, Stream stream, CancellationToken cancellation) =>
        HtmlFile.WriteAsync<ReceiptPage>(
            new() { [nameof(ReceiptPage.Receipt)] = receipt, [nameof(ReceiptPage.Language)] = language }, stream, cancellation);
}
