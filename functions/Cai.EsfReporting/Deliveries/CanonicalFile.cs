using System.Runtime.CompilerServices;
using System.Text;
using Cai.EsfReporting.Participants;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Writes accepted rows in the canonical form: UTF-8, semicolons, one line a participation, never changed afterwards.</summary>
internal sealed class CanonicalWriter : IAsyncDisposable
{
    private readonly CsvWriter writer;

    public CanonicalWriter(Stream stream)
    {
        writer = CsvWriter.Create(stream, CanonicalFile.WriterOptions, leaveOpen: true);
        writer.WriteHeader<Participation>();
    }

    public ValueTask WriteAsync(Participation participation, CancellationToken cancellation) => writer.WriteRecordAsync(participation, cancellation);

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}

/// <summary>The form of an accepted file.</summary>
public static class CanonicalFile
{
    internal static CsvWriterOptions WriterOptions { get; } = new() { Separator = ';', NewLine = "\n" };

    internal static CsvReaderOptions ReaderOptions { get; } = new() { Separator = ';', Encoding = Encoding.UTF8, IncludeValuesInExceptions = false, PoolStrings = true };

    /// <summary>The participations of an accepted file that belong to one of <paramref name="shards"/> parts of the people; anonymous rows belong to part 0.</summary>
    public static async IAsyncEnumerable<Participation> ReadAsync(
        Stream stream, int shard, int shards, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions);
        await reader.ReadHeaderAsync(cancellation);
        var mapper = CsvRecordMapper.Create<Participation>(reader);
        var pseudonym = reader.GetFieldIndex("pseudonym");
        while (await reader.ReadAsync(cancellation))
            if (ShardOf(reader.GetSpan(pseudonym), shards) == shard)
                yield return reader.GetRecord(mapper);
    }

    private static int ShardOf(ReadOnlySpan<byte> pseudonym, int shards) =>
        shards == 1 || pseudonym.IsEmpty ? 0 : Pseudonym.Parse(pseudonym).Shard(shards);
}
