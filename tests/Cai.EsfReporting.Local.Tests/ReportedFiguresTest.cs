using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Every figure of domain.md §7 that is not counted from participants comes out of the sample deliveries.</summary>
public sealed class ReportedFiguresTest : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task The_published_figures_are_reported_as_they_were_published()
    {
        var reported = await ReportedAsync();
        string[] published =
        [
            "mia left-for-work-or-study 2018: 0.157",
            "mia participants-in-measures 2016: 272",
            "mia participants-in-measures 2017: 227 down",
            "mia participants-in-measures 2018: 230 up",
            "mia participants-in-measures 2019-01/2019-08: Redovisas i verksamhetsberättelsen",
            "mia unemployed-18-64 2016: 0.032",
            "mia unemployed-18-64 2017: 0.033 up",
            "mia unemployed-18-64 2018: 0.035 up",
            "mia unemployed-18-64 2019-01/2019-08: Redovisas i verksamhetsberättelsen",
            "mia unemployed-16-24 2016: 0.032",
            "mia unemployed-16-24 2017: 0.033 up",
            "mia unemployed-16-24 2018: 0.033 unchanged",
            "mia unemployed-16-24 2019-01/2019-08: Redovisas i verksamhetsberättelsen",
            "mia arbetscentrum-participants 2017: 99",
            "mia arbetscentrum-work-or-study 2017: 0.6",
            "mia influence 2015: 1 of 1 reached",
            "mia influence 2016: 1 of 1 reached unchanged",
            "mia influence 2017: 1 of 1 reached unchanged",
            "mia first-appointment 2017: Uppfyllda of 14 reached",
            "mia first-appointment 2019-01/2019-08: Svårt att uppnå of 14 no-data",
            "mia survey-reception 2017-04/2018-03: Nästan 100 procent",
            "mia survey-usefulness 2017-04/2018-03: Nästan 100 procent",
            "mia sick-leave 2015: 0.068 of 0.04 not-reached",
            "mia sick-leave 2016: 0.0432 of 0.04 near down",
            "mia sick-leave 2017: 0.0118 of 0.04 reached down",
            "mia net-result 2015: 1164",
            "mia net-result 2016: 524 down",
            "mia net-result 2017: -1684 down",
            "etableringscentrum left-establishment 2018: 0.4074",
            "etableringscentrum settled-newcomers 2017: 121 of 189 not-reached",
            "ungdomsinsatser summer-jobs 2015: 108 of 200 not-reached",
            "ungdomsinsatser summer-jobs 2016: 102 of 200 not-reached down",
            "ungdomsinsatser summer-jobs 2017: 158 of 200 near up",
            "ungdomsinsatser summer-jobs 2019-01/2019-08: 100 of 200 not-reached",
            "ungdomsinsatser neither-work-nor-study 2015: 0.1",
            "ungdomsinsatser neither-work-nor-study 2016: 0.09 down",
            "ungdomsinsatser neither-work-nor-study 2017: Finns ingen statistik framtaget för året",
            "ungdomsinsatser ung-i-tyreso-work-or-study 2019-01/2019-08: 0.62",
        ];
        reported.ShouldBe(published);
    }

    private async Task<List<string>> ReportedAsync()
    {
        await using var file = File.OpenRead(Path.Combine(Samples, "catalogue.json"));
        var folder = new DataFolder(esf.Data, CatalogueFile.Read(file, "catalogue.json"), TimeProvider.System);
        foreach (var path in Directory.GetFiles(Path.Combine(Samples, "deliveries"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (DeliveryAddress.TryParse(path, out var address) && address.IsKeyFigures)
            {
                await using var content = File.OpenRead(path);
                await using var claimed = await folder.Inbox.DepositAsync(content, address, confirmed: false, default);
                var receipt = await folder.Receiver.ReceiveAsync(claimed);
                (receipt.Status, receipt.Warnings).ShouldBe((DeliveryStatus.Accepted, 0), path);
            }

        var lines = new List<string>();
        foreach (var project in folder.Catalogue.Projects)
            lines.AddRange(ReportJson.Of(await folder.Reporter.ReportAsync(project, new(2019, 8)))["figures"]!.Select(f => $"{project.Id} {Line(f)}"));
        return lines;
    }

    private static string Line(JToken figure)
    {
        var value = figure["value"]!.Type == JTokenType.Null ? (string?)figure["text"] : ((JValue)figure["value"]!).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var target = figure["target"]!.Type == JTokenType.Null ? "" : $" of {((JValue)figure["target"]!).ToString(System.Globalization.CultureInfo.InvariantCulture)} {figure["assessment"]}";
        return $"{figure["id"]} {figure["period"]}: {value}{target}{((string?)figure["trend"] == "none" ? "" : $" {figure["trend"]}")}";
    }
}
