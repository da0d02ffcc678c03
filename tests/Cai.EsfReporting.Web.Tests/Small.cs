using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>
/// A report with known numbers: Askby has delivered 13 leavers of whom 2 went to work, and 1 still enrolled; Bokvik
/// has nothing to report; Cederås was rejected.
/// </summary>
internal static class Small
{
    /// <param name="sinceJuly">Askby had nothing to report in July, so that there is a month before.</param>
    public static async Task<OutcomeReport> ReportAsync(bool sinceJuly = false)
    {
        var files = new DeliveredFiles(SmallCatalogue.Read());
        if (sinceJuly)
            await files.DeliverAsync("provet/askby/2018-07", DeliveredFiles.Header + "\n", "2018-08-03T08:00:00");
        await files.DeliverAsync("provet/askby/2018-08", Askby(), "2018-09-03T22:30:00");
        await files.DeliverAsync("provet/bokvik/2018-08", DeliveredFiles.Header + "\n", "2018-09-04T08:00:00");
        await files.DeliverAsync("provet/cederas/2018-08", "Namn;Ort\nx;y\n", "2018-09-05T08:00:00");
        return await files.ReportAsync("provet", "2018-08");
    }

    /// <param name="wrong">Rows with a wrong check digit, before as many right ones times five.</param>
    public static Task<Receipt> ReceiptAsync(int wrong, string insats = "Coachning")
    {
        var csv = new StringBuilder(DeliveredFiles.Header + "\n");
        for (var i = 0; i < wrong; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{SyntheticIdentity.Wrong(i)};Coachning;2018-05-02;;\n");
        for (var i = wrong; i < wrong * 6 + 1; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{SyntheticIdentity.Number(i)};{insats};2018-05-02;;\n");
        return new DeliveredFiles(SmallCatalogue.Read()).DeliverAsync("provet/bokvik/2018-08", csv.ToString(), "2018-09-05T08:15:00");
    }

    private static string Askby()
    {
        var csv = new StringBuilder(DeliveredFiles.Header + "\n");
        for (var i = 0; i < 13; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{SyntheticIdentity.Number(i)};Coachning;2018-02-01;2018-08-15;{(i < 2 ? "Arbete" : "Vård")}\n");
        return csv.Append(CultureInfo.InvariantCulture, $"{SyntheticIdentity.Number(13)};Coachning;2018-02-01;;\n").ToString();
    }
}
