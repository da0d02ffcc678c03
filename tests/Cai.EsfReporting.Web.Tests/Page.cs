using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Receipts;
using Cai.EsfReporting.Web.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>Pages as they are written to files.</summary>
internal static class Page
{
    public static async Task<byte[]> BytesAsync(OutcomeReport report, Language language)
    {
        using var file = new MemoryStream();
        await new ReportHtml().WriteAsync(report, language, file, CancellationToken.None);
        return file.ToArray();
    }

    public static async Task<byte[]> BytesAsync(Receipt receipt, Language language)
    {
        using var file = new MemoryStream();
        await new ReceiptHtml().WriteAsync(receipt, language, file, CancellationToken.None);
        return file.ToArray();
    }

    public static async Task<string> HtmlAsync(OutcomeReport report, Language language = Language.Sv) => Encoding.UTF8.GetString(await BytesAsync(report, language));

    public static async Task<string> HtmlAsync(Receipt receipt, Language language = Language.Sv) => Encoding.UTF8.GetString(await BytesAsync(receipt, language));
}
