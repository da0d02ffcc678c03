namespace Cai.EsfReporting.Reports.Territories;

/// <summary>The texts to copy of a place as a file, in the form of <see cref="TextsMarkdown"/>.</summary>
public sealed class TerritoryMarkdown : ITerritoryFormat
{
    public string FileName => TextsMarkdown.File;

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var paragraphs = TerritoryTexts.Of(report, language);
        return TextsMarkdown.WriteAsync(stream, TextsMarkdown.Title(report.Territory.Name, report.Period, report.AsOf, language), $"{report.Edition.Name().In(language)}. {TerritoryTexts.Use(report.Edition, paragraphs).In(language)}", paragraphs, last: null, language, cancellation);
    }
}
