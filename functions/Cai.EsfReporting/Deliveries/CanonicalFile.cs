using System.Runtime.CompilerServices;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Writes accepted rows in the canonical form: UTF-8, semicolons, one line a participation, never changed afterwards. Many rows are
/// written behind the ones that are told, on another core where there is one, in order.
/// </summary>
internal sealed class CanonicalWriter : IAsyncDisposable
{
    private const int Batch = 256;

    private readonly CsvWriter writer;
    private List<Participation> told = new(Batch);
    private List<Participation> behind = new(Batch);
    private Task writing = Task.CompletedTask;

    private readonly CsvRecordWriter<Participation> common = CsvRecordWriter.Create<Participation>();
    private readonly CsvRecordWriter<EsfPlusAnswers>? plus;
    private readonly CsvRecordWriter<NamedByCatalogue>? named;

    /// <param name="more">Which columns follow those that every project has.</param>
    public CanonicalWriter(Stream stream, CanonicalColumns more)
    {
        writer = CsvWriter.Create(stream, CanonicalFile.WriterOptions, leaveOpen: true);
        plus = more.OfEsfPlus ? CsvRecordWriter.Create<EsfPlusAnswers>() : null;
        named = more.OfCatalogue ? CsvRecordWriter.Create<NamedByCatalogue>() : null;
        common.WriteHeader(writer);
        plus?.WriteHeader(writer);
        named?.WriteHeader(writer);
        writer.EndRecord();
    }

    public ValueTask WriteAsync(in Participation participation, CancellationToken cancellation)
    {
        told.Add(participation);
        return told.Count < Batch ? default : HandOverAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await writing;
            await WriteAllAsync(told, CancellationToken.None);
        }
        finally
        {
            await writer.DisposeAsync();
        }
    }

    private async ValueTask HandOverAsync(CancellationToken cancellation)
    {
        await writing;
        (told, behind) = (behind, told);
        writing = Task.Run(() => WriteAllAsync(behind, cancellation), cancellation);
    }

    private async Task WriteAllAsync(List<Participation> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            common.Write(writer, row);
            plus?.Write(writer, row.Plus);
            named?.Write(writer, row.Named);
            await writer.EndRecordAsync(cancellation);
        }

        rows.Clear();
    }
}

/// <summary>The columns that only some projects' accepted files have.</summary>
/// <param name="OfEsfPlus">Those of <see cref="EsfPlusAnswers"/>.</param>
/// <param name="OfCatalogue">Those of <see cref="NamedByCatalogue"/>.</param>
internal readonly record struct CanonicalColumns(bool OfEsfPlus, bool OfCatalogue)
{
    public static CanonicalColumns Of(Project project) => new(project.Programme.HasPlus, project.Words.AreAdded);
}

/// <summary>The form of an accepted file of participants.</summary>
public static class CanonicalFile
{
    internal static CsvWriterOptions WriterOptions { get; } = new() { Separator = ';', NewLine = "\n" };

    internal static CsvReaderOptions ReaderOptions { get; } = new() { Separator = ';', Encoding = Encoding.UTF8, IncludeValuesInExceptions = false, PoolStrings = true };

    /// <summary>The participations of an accepted file as they stand, that belong to one of <paramref name="shards"/> parts of the people; anonymous rows belong to part 0.</summary>
    public static IAsyncEnumerable<Participation> ReadAsync(Stream stream, int shard, int shards, CancellationToken cancellation) =>
        ReadAsync(stream, inUse: null, shard, shards, cancellation);

    /// <summary>The same, every pseudonym as the key in use has it, whichever key of its chain the row was written under.</summary>
    /// <exception cref="UnknownKeyException">The row's key is not of the chain.</exception>
    public static IAsyncEnumerable<Participation> ReadAsync(Stream stream, PseudonymKey? inUse, int shard, int shards, CancellationToken cancellation) =>
        ReadAsync(stream, inUse, words: null, shards == 1 ? null : person => person.Shard(shards) == shard, anonymous: shard == 0, cancellation);

    /// <summary>The same of some people only; of everybody when <paramref name="of"/> is null.</summary>
    /// <param name="words">Of the project, as its catalogue has them now.</param>
    /// <exception cref="UnknownKeyException">The row's key is not of the chain.</exception>
    internal static IAsyncEnumerable<Participation> ReadAsync(Stream stream, PseudonymKey inUse, ProjectWords words, IReadOnlySet<Pseudonym>? of, CancellationToken cancellation) =>
        ReadAsync(stream, inUse, words, of is null ? null : of.Contains, anonymous: of is null, cancellation);

    private static async IAsyncEnumerable<Participation> ReadAsync(
        Stream stream, PseudonymKey? inUse, ProjectWords? words, Func<Pseudonym, bool>? of, bool anonymous, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions);
        await reader.ReadHeaderAsync(cancellation);
        using var rows = new Rows(reader, inUse, words, of, anonymous);
        while (await reader.ReadAsync(cancellation))
            if (rows.TryTake(out var row))
                yield return row;
    }

    /// <summary>The same rows as <see cref="ReadAsync(Stream, PseudonymKey, ProjectWords, IReadOnlySet{Pseudonym}, CancellationToken)"/>, told one after the other: a million are not handed from one iterator to the next.</summary>
    /// <exception cref="UnknownKeyException">The row's key is not of the chain.</exception>
    internal static async Task ReadAsync(Stream stream, PseudonymKey inUse, ProjectWords words, int shard, int shards, RowTaker take, CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions);
        await reader.ReadHeaderAsync(cancellation);
        using var rows = new Rows(reader, inUse, words, shards == 1 ? null : person => person.Shard(shards) == shard, anonymous: shard == 0);
        while (await reader.ReadAsync(cancellation))
            rows.TakeTo(take);
    }

    /// <summary>Takes one row.</summary>
    internal delegate void RowTaker(in Participation row);

    /// <summary>The rows that a reader comes to, of those who are asked for.</summary>
    private sealed class Rows(CsvReader reader, PseudonymKey? inUse, ProjectWords? words, Func<Pseudonym, bool>? of, bool anonymous) : IDisposable
    {
        private readonly CsvRecordMapper<Participation> mapper = CsvRecordMapper.Create<Participation>(reader);
        private readonly CsvRecordMapper<EsfPlusAnswers>? plus = reader.TryGetFieldIndex(EsfPlusAnswers.FirstColumn, out _) ? CsvRecordMapper.Create<EsfPlusAnswers>(reader) : null;
        private readonly CsvRecordMapper<NamedByCatalogue>? named = reader.TryGetFieldIndex(NamedByCatalogue.FirstColumn, out _) ? CsvRecordMapper.Create<NamedByCatalogue>(reader) : null;
        private readonly (int Key, int Pseudonym) columns = (reader.GetFieldIndex("key"), reader.GetFieldIndex("pseudonym"));
        private Pseudonymiser? translation;

        public void TakeTo(RowTaker take)
        {
            if (TryTake(out var row))
                take(row);
        }

        /// <returns>False when the row that the reader stands on is of somebody else.</returns>
        public bool TryTake(out Participation row)
        {
            row = default;
            if (inUse is not null && !Ascii.Equals(reader.GetSpan(columns.Key), inUse.Id))
            {
                row = Row();
                // Only for rows from before a change of key: to set it up takes as long as to read a small file.
                translation ??= inUse.Open();
                row = row with { Key = inUse.Id, Pseudonym = translation.Of(row.Pseudonym, reader.GetSpan(columns.Key)) };
                return row.IsAnonymous ? anonymous : of is null || of(row.Pseudonym);
            }

            if (!(reader.IsEmpty(columns.Pseudonym) ? anonymous : of is null || of(Pseudonym.Parse(reader.GetSpan(columns.Pseudonym)))))
                return false;
            row = Row();
            return true;
        }

        public void Dispose() => translation?.Dispose();

        private Participation Row()
        {
            var row = plus is null ? reader.GetRecord(mapper) : reader.GetRecord(mapper) with { Plus = reader.GetRecord(plus) };
            if (named is null)
                return row;
            row = row with { Named = reader.GetRecord(named) };
            return words is null ? row : words.Resolved(row);
        }
    }

    /// <summary>Which columns an accepted file has besides those that every one has.</summary>
    internal static async Task<CanonicalColumns> ColumnsAsync(Stream stream, CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions, leaveOpen: true);
        await reader.ReadHeaderAsync(cancellation);
        return new(reader.TryGetFieldIndex(EsfPlusAnswers.FirstColumn, out _), reader.TryGetFieldIndex(NamedByCatalogue.FirstColumn, out _));
    }

    /// <summary>The key that the rows were written under: one delivery has one. Null for a file without rows.</summary>
    internal static async Task<string?> KeyAsync(Stream stream, CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions);
        await reader.ReadHeaderAsync(cancellation);
        var keyId = reader.GetFieldIndex("key");
        return await reader.ReadAsync(cancellation) ? Encoding.ASCII.GetString(reader.GetSpan(keyId)) : null;
    }
}
