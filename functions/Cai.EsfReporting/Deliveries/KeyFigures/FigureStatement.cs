using Cai.EsfReporting.Catalogue;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A key figure, or a judgement of a goal, activity or assignment, as a delivery states it: a line of an accepted, canonical file; column order and names are the file's.</summary>
/// <param name="Figure">Id in the catalogue; empty for a judgement.</param>
/// <param name="Site">Id in the catalogue; empty for the project.</param>
/// <param name="Value">In the figure's unit, a fraction for a percentage; null when there are words.</param>
/// <param name="Words">Why there is no number, or the value of a figure in words; empty otherwise.</param>
/// <param name="Numerator">Null unless both parts were stated.</param>
/// <param name="Period">Of a judgement: the delivery's month.</param>
/// <param name="Target">The file's own target; null when it states none.</param>
/// <param name="About">Of a judgement: id of the goal, activity or assignment in the catalogue; empty for a key figure. Files of earlier versions do not have it.</param>
/// <param name="Decides">Of a judgement: the word in json of the Bedömning or the status; empty where it decides nothing, and for a key figure.</param>
[CsvRecord]
internal readonly partial record struct FigureStatement(
    [property: CsvColumn("figure")] string Figure,
    [property: CsvColumn("site")] string Site,
    [property: CsvColumn("period"), CsvConverter(typeof(Period.Converter))] Period Period,
    [property: CsvColumn("value")] decimal? Value,
    [property: CsvColumn("words")] string Words,
    [property: CsvColumn("numerator")] long? Numerator,
    [property: CsvColumn("denominator")] long? Denominator,
    [property: CsvColumn("target"), CsvConverter(typeof(FigureTarget.Converter))] FigureTarget? Target,
    [property: CsvColumn("comment")] string Comment,
    [property: CsvColumn("about")] string About = "",
    [property: CsvColumn("decides")] string Decides = "");

/// <summary>Writes accepted key figures in the canonical form: UTF-8, semicolons, one line a figure, never changed afterwards.</summary>
internal sealed class FigureWriter : IAsyncDisposable
{
    private readonly CsvWriter writer;

    public FigureWriter(Stream stream)
    {
        writer = CsvWriter.Create(stream, CanonicalFile.WriterOptions, leaveOpen: true);
        writer.WriteHeader<FigureStatement>();
    }

    public ValueTask WriteAsync(FigureStatement figure, CancellationToken cancellation) => writer.WriteRecordAsync(figure, cancellation);

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
