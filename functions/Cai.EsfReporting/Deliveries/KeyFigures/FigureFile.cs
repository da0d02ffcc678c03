using System.Runtime.CompilerServices;
using Cai.EsfReporting.Storage;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>Reads an accepted file of key figures, row by row.</summary>
internal static class FigureFile
{
    /// <exception cref="AcceptedGoneException">It is gone.</exception>
    public static async IAsyncEnumerable<FigureStatement> ReadAsync(IFileStore files, Delivery delivery, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation)
            ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
        await using (stream)
        {
            await using var reader = CsvReader.Create(stream, CanonicalFile.ReaderOptions);
            await reader.ReadHeaderAsync(cancellation);
            var mapper = CsvRecordMapper.Create<FigureStatement>(reader);
            while (await reader.ReadAsync(cancellation))
                yield return reader.GetRecord(mapper);
        }
    }
}
