using System.Buffers;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Who a row names, as far as its cell can be read.</summary>
/// <param name="Pseudonym">Nobody unless <paramref name="Fault"/> is <see cref="IdentityFault.None"/>.</param>
internal readonly record struct NamedPerson(IdentityFault Fault, PersonalIdentity Identity, Pseudonym Pseudonym);

/// <summary>
/// The rows of a table of participants, read and pseudonymised a batch ahead of the one that is checked, on another core where there
/// is one. Rows come in order; a table of one batch is read where it is checked. Two batches are in memory at a time.
/// </summary>
/// <param name="table">At its header. Not disposed; nobody else reads it meanwhile.</param>
/// <param name="identity">The field that holds the identity; −1 when the file has none.</param>
/// <param name="month">The delivery month.</param>
/// <param name="pseudonyms">Nobody else uses it until this is disposed, or has been read to its end.</param>
internal sealed class ReadAhead(ITable table, int identity, Month month, Pseudonymiser pseudonyms) : ITable
{
    private const int MostRows = 256;

    /// <summary>Bytes in a batch after which no other row is added to it.</summary>
    private const int EnoughBytes = 128 * 1024;

    private Batch current = new();
    private Batch next = new();
    private Task? reading;
    private NamedPerson latest;
    private int row = -1;

    public NamedPerson Person => current.Rows[row].Person;

    public int FieldCount => current.Rows[row].FieldCount;

    /// <summary>Where reading stopped, once it has.</summary>
    public int Line => row >= 0 && row < current.Rows.Count ? current.Rows[row].Line : table.Line;

    public bool IsHidden => current.Rows[row].IsHidden;

    public bool SpansLines => current.Rows[row].SpansLines;

    public bool HasTextAfterQuote => current.Rows[row].HasTextAfterQuote;

    public char? Separator { get; } = table.Separator;

    public bool Is1904 { get; } = table.Is1904;

    public FileFault Fault => current.IsLast && row >= current.Rows.Count ? table.Fault : FileFault.None;

    public long Position => current.Position;

    public ReadOnlySpan<byte> Field(int index)
    {
        var place = current.Rows[row];
        if (index >= place.FieldCount)
            return [];
        var last = place.FirstField + index;
        var start = last == 0 ? 0 : current.Ends[last - 1];
        return current.Text.WrittenSpan[start..current.Ends[last]];
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellation) => ++row < current.Rows.Count ? new(true) : NextBatchAsync(cancellation);

    /// <summary>Waits for what is being read. What went wrong with that matters no longer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (reading is not null)
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask<bool> NextBatchAsync(CancellationToken cancellation)
    {
        if (current.IsLast)
        {
            row = current.Rows.Count;
            return false;
        }

        await (reading ?? FillAsync(next, cancellation));
        (current, next, row) = (next, current, 0);
        if (!current.IsLast)
            reading = Task.Run(() => FillAsync(next, cancellation), cancellation);
        return current.Rows.Count > 0;
    }

    private async Task FillAsync(Batch batch, CancellationToken cancellation)
    {
        batch.Clear();
        while (batch.Rows.Count < MostRows && batch.Text.WrittenCount < EnoughBytes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!await table.ReadAsync(cancellation))
            {
                batch.IsLast = true;
                break;
            }

            batch.Add(table, NamedBy(identity < 0 ? [] : table.Field(identity)));
        }

        batch.Position = table.Position;
    }

    private NamedPerson NamedBy(ReadOnlySpan<byte> cell)
    {
        var fault = PersonalIdentity.TryParse(cell, month, out var person);
        if (fault != IdentityFault.None)
            return new(fault, person, default);
        // Who takes part in several insatser stands in one row after another, and a keyed hash is the dearest of a row.
        if (latest.Pseudonym.IsNobody || !latest.Identity.Equals(person))
            latest = new(fault, person, pseudonyms.Of(person));
        return latest with { Identity = person };
    }

    private readonly record struct Place(int FirstField, int FieldCount, int Line, bool IsHidden, bool SpansLines, bool HasTextAfterQuote, NamedPerson Person);

    private sealed class Batch
    {
        public ArrayBufferWriter<byte> Text { get; } = new();

        /// <summary>Where each field of each row ends in the text.</summary>
        public List<int> Ends { get; } = [];

        public List<Place> Rows { get; } = [];

        public bool IsLast { get; set; }

        public long Position { get; set; }

        public void Clear()
        {
            Text.ResetWrittenCount();
            Ends.Clear();
            Rows.Clear();
        }

        public void Add(ITable table, in NamedPerson person)
        {
            var first = Ends.Count;
            for (var field = 0; field < table.FieldCount; field++)
            {
                Text.Write(table.Field(field));
                Ends.Add(Text.WrittenCount);
            }

            Rows.Add(new(first, Ends.Count - first, table.Line, table.IsHidden, table.SpansLines, table.HasTextAfterQuote, person));
        }
    }
}
