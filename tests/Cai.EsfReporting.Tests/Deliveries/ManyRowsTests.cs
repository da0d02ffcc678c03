using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Files of so many rows that they are read, checked and written at the same time: what comes out is as of a few.</summary>
public sealed class ManyRowsTests
{
    private const int Rows = 1_500;

    [Theory]
    [InlineData(0)]
    // Few rows fill a batch.
    [InlineData(3_000)]
    public async Task Each_row_keeps_its_line_its_person_and_its_findings(int noteLength)
    {
        var note = new string('x', noteLength);
        var lines = Enumerable.Range(0, Rows).Select(i => (i % 100) switch
        {
            7 => $"{Wrong(i)};Jobbverket;2018-08-01;;;;;{note}",
            19 when i > 1_000 => $"{Synthetic.Person(3)};Jobbverket;2018-08-01;;;;;{note}",
            31 => $";Jobbverket;2018-08-01;;;Ja;K;{note}",
            _ => $"{Synthetic.Person(i)};Jobbverket;2018-08-01;;;;;{note}",
        }).ToList();
        var answer = await Check.LinesAsync([Check.Header + ";Anteckning", .. lines]);

        answer.Check.Rows.ShouldBe(Rows);
        answer.Of("ID_CHECKDIGIT").Select(f => f.Line).ShouldBe(LinesOf(i => i % 100 == 7));
        answer.Of("ROW_TWICE").Select(f => f.Line).ShouldBe(LinesOf(i => i % 100 == 19 && i > 1_000));
        answer.Of("ROW_TWICE").ShouldAllBe(f => f.Message(Language.En).Contains("Line 5 already", StringComparison.Ordinal));
        answer.Taken.Select(row => row.Line).ShouldBe(LinesOf(i => i % 100 != 7 && (i % 100 != 19 || i < 1_000)).Select(line => (int?)line));
        foreach (var row in answer.Taken)
            row.Pseudonym.ShouldBe((row.Line - 2) % 100 == 31 ? default : Of(row.Line!.Value - 2));
    }

    [Fact]
    public async Task An_error_is_told_of_in_whichever_column_it_stands()
    {
        foreach (var card in Columns.Participants)
        {
            var cells = Columns.Participants.Select(other => other == card ? "#N/A" : other.Column switch
            {
                Column.Identity => Synthetic.Person(1),
                Column.Insats => "Jobbverket",
                Column.Start => "2018-08-01",
                _ => "",
            });
            var answer = await Check.LinesAsync(string.Join(';', Columns.Participants.Select(other => other.Name)), string.Join(';', cells));
            answer.Of("CELL_ERROR").Select(f => f.Column).ShouldBe([card.Name]);
        }
    }

    [Fact]
    public async Task A_quote_that_nothing_closes_is_told_at_its_line()
    {
        var lines = Enumerable.Range(0, Rows).Select(i => $"{Synthetic.Person(i)};Jobbverket;2018-08-01;;;;;{(i == 1_200 ? "\"" : "")}");
        var answer = await Check.LinesAsync([Check.Header + ";Anteckning", .. lines]);
        answer.Of("FILE_QUOTE_UNCLOSED").Single().Line.ShouldBe(1_202);
        answer.Status.ShouldBe("rejected");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40_000)]
    [InlineData(150_000)]
    public async Task A_full_disk_is_an_error_and_no_answer(int room)
    {
        var file = FileOf(Rows);
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        await Should.ThrowAsync<IOException>(() => new DeliveryCheck(SmallCatalogue.Whole).RunAsync(file, inspection, FileAddress.Of("mia/tyreso/2018-08.csv", SmallCatalogue.Whole), Check.September, [], Check.Key, new FullDisk(room)));
    }

    [Fact]
    public async Task What_is_called_off_ends()
    {
        var file = FileOf(20_000);
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        using var off = new CancellationTokenSource();
        // Somewhere in the midst of it.
        var progress = new OnProgress(off.Cancel);
        await Should.ThrowAsync<OperationCanceledException>(() => new DeliveryCheck(SmallCatalogue.Whole).RunAsync(file, inspection, FileAddress.Of("mia/tyreso/2018-08.csv", SmallCatalogue.Whole), Check.September, [], Check.Key, Stream.Null, progress, cancellation: off.Token));
        progress.Reports.ShouldBe(1);
    }

    private static DeliveryFile FileOf(int rows) =>
        DeliveryFile.Of(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", Enumerable.Range(0, rows).Select(i => $"{Synthetic.Person(i)};Jobbverket;2018-08-01;;;;").Prepend(Check.Header))));

    private static string Wrong(int person) => Synthetic.Person(person)[..11] + (char)('0' + ((Synthetic.Person(person)[11] - '0' + 1) % 10));

    private static Pseudonym Of(int person)
    {
        Synthetic.Parse(Synthetic.Person(person), out var identity).ShouldBe(IdentityFault.None);
        return Check.Key.Of(identity);
    }

    private static IEnumerable<int> LinesOf(Func<int, bool> rows) => Enumerable.Range(0, Rows).Where(rows).Select(i => i + 2);

    private sealed class OnProgress(Action action) : IProgress<long>
    {
        public int Reports { get; private set; }

        public void Report(long value)
        {
            Reports++;
            action();
        }
    }

    private sealed class FullDisk(int room) : MemoryStream
    {
        private int left = room;

        public override void Write(ReadOnlySpan<byte> buffer) => Fill(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Fill(count);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Fill(count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Fill(buffer.Length);
            return ValueTask.CompletedTask;
        }

        private void Fill(int bytes)
        {
            if ((left -= bytes) < 0)
                throw new IOException("No space left on device.");
        }
    }
}
