using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Statements;
using CsvHelper;

namespace Cai.EsfReporting.Tests;

/// <summary>Checks files as a delivery of MIA's key figures for August 2018, received in September.</summary>
internal static class FigureCheck
{
    public const string Header = "Indikator;Ort;Period;Utfall;Mål;Kommentar;Täljare;Nämnare";
    public const string Address = "mia/nyckeltal/2018-08.csv";

    /// <summary>Rows under the usual header.</summary>
    public static Task<Answer> RowsAsync(params IEnumerable<string> rows) => BytesAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows, ""])));

    public static Task<Answer> ToldAsync(IReadOnlyList<ReportedFigure> told, params IEnumerable<string> rows) =>
        BytesAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows, ""])), told: told);

    public static async Task<Answer> BytesAsync(byte[] bytes, string path = Address, IReadOnlyList<ReportedFigure>? told = null, ReportingCatalogue? catalogue = null, Judgements? judged = null, Delivery? replaced = null)
    {
        var file = DeliveryFile.Of(bytes);
        var address = DeliveryAddress.TryParse(path, out var at) ? at : (DeliveryAddress?)null;
        catalogue ??= SmallCatalogue.Whole;
        using var canonical = new MemoryStream();
        var check = await new DeliveryCheck(catalogue).RunAsync(
            file, await FileInspection.OfAsync(file, CancellationToken.None), address, Check.September, replaced is null ? [] : [replaced], Check.Key, canonical, told: told, judged: judged);
        var receipt = Receipt.Of(check, null, Check.September, catalogue);
        return new(check, receipt, ReceiptJson.Of(receipt, Language.Sv).ToString() + ReceiptJson.Of(receipt, Language.En), canonical.ToArray(), []);
    }

    /// <summary>MIA with goals: a strategic one, one below it that has the name of another's activity, and an assignment.</summary>
    public static ReportingCatalogue WithGoals { get; } = SmallCatalogue.Read(SmallCatalogue.With(
        ("projects[0].goals", """
            [ { "id": "naringsliv", "name": { "sv": "Blomstrande näringsliv", "en": "Thriving business" }, "goals": [
                { "id": "jobb", "name": "Antal sommarjobb ska öka", "indicators": [ "summer-jobs" ], "activities": [ { "id": "platser", "name": "Hitta nya arbetsplatser" } ] },
                { "id": "platser-mal", "name": "Hitta nya arbetsplatser" }, { "id": "sjuka", "name": "Sjukfrånvaro" } ] } ]
            """),
        ("projects[0].assignments", """[ { "id": "modell", "name": "En modell för sommarjobb" } ]""")));

    public const string JudgedHeader = "Indikator;Ort;Period;Utfall;Mål;Bedömning;Status;Kommentar";

    /// <summary>Rows of judgements and figures, of a project with goals.</summary>
    public static Task<Answer> JudgedAsync(IEnumerable<string> rows, Judgements? judged = null, Delivery? replaced = null) =>
        BytesAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", [JudgedHeader, .. rows, ""])), catalogue: WithGoals, judged: judged, replaced: replaced);

    /// <summary>What the canonical file of an answer states.</summary>
    public static async Task<IReadOnlyList<FigureStatement>> StatedAsync(this Answer answer)
    {
        var stated = new List<FigureStatement>();
        await using var reader = CsvReader.Create(new MemoryStream(answer.Canonical), CanonicalFile.ReaderOptions);
        await reader.ReadHeaderAsync(CancellationToken.None);
        var mapper = CsvRecordMapper.Create<FigureStatement>(reader);
        while (await reader.ReadAsync(CancellationToken.None))
            stated.Add(reader.GetRecord(mapper));
        return stated;
    }

    /// <summary>A figure of MIA as an earlier delivery told it.</summary>
    public static ReportedFigure Told(string figure, string period, decimal? number, string? site = null, string words = "", string month = "2018-07", decimal? target = null, TargetWord word = TargetWord.None, Func<KeyFigure, KeyFigure>? change = null)
    {
        Period.TryParse(period, out var read).ShouldBeTrue();
        var known = SmallCatalogue.Mia.Figures.Single(f => f.Id == figure);
        return new(change?.Invoke(known) ?? known, site is null ? null : SmallCatalogue.Mia.FindSite(site), read, number, words, null, null, word != TargetWord.None ? FigureTarget.Of(word) : target is { } asked ? FigureTarget.Of(asked) : null, "",
            DeliveryId.Of(new DateTimeOffset(2018, 9, 1, 8, 0, 0, TimeSpan.Zero), new string('a', 64)), Month.Parse(month));
    }
}
