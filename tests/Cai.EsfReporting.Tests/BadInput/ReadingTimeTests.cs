using System.Diagnostics;
using System.Text;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>Whatever a file makes its reader do, the reader stops when the time is over.</summary>
public sealed class ReadingTimeTests
{
    private const long Megabyte = 1024 * 1024;
    private static readonly string Header = RawWorkbook.Row("Personnummer", "Insats", "Startdatum");
    private static readonly string Number = "<row><c s=\"1\"><v>1</v></c></row>";
    private static readonly string Shared = "<row><c t=\"s\"><v>0</v></c></row>";

    public static TheoryData<string, DeliveryFile> Files => new()
    {
        { "rows of a csv", Csv("x;y;z\n") },
        { "blank lines of a csv", Csv("\n") },
        { "rows", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet(Number))) },
        { "rows without cells", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet("<row r=\"2\" spans=\"1:2\"><c/></row><x/>"))) },
        { "cells of a row", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet("<c><v>1</v></c>", "<row>", "</row>"))) },
        { "elements of no meaning", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet("<a><b/></a>"))) },
        { "a comment", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet("x", "<!--", "-->"))) },
        { "white space", Book(new RawWorkbook().Streamed("Blad1", "visible", Sheet(" "))) },
        { "texts", Book(new RawWorkbook { Shared = Repeated("<a><b/></a>", 8 * Megabyte) }.Sheet("Blad1", Header + Shared)) },
        { "styles", Book(new RawWorkbook { Styles = Repeated("<dxf><b/></dxf>", 8 * Megabyte) }.Sheet("Blad1", Header + Number)) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_ends_in_time(string what, DeliveryFile file)
    {
        var counting = new StrikingClock(int.MaxValue);
        (await FileInspection.OfAsync(Struck(counting), CancellationToken.None)).Fault.ShouldBe(FileFault.None);
        // A file may be at anything when the time is over, so that the clock strikes at one read and another, of the first pass and the next.
        foreach (var strikes in ((int[])[1, 2, 3, 5, 8]).SelectMany(read => (int[])[read, counting.Reads + read]))
        {
            var clock = new StrikingClock(strikes);
            var began = Stopwatch.GetTimestamp();
            var answer = await Check.TimedAsync(clock, Struck(clock));
            if (!clock.HasStruck)
                continue;
            answer.Codes.ShouldBe(["FILE_TIME"], $"{what}, {strikes}");
            answer.Status.ShouldBe("rejected");
            answer.Receipt.Accepted.ShouldBe(0);
            // What does not stop by itself is left behind, ten seconds later.
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(9), $"{what}, {strikes}");
        }

        DeliveryFile Struck(StrikingClock clock) => file with { OpenAsync = async cancellation => new Struck(await file.OpenAsync(cancellation), clock) };
    }

    [Fact]
    public async Task What_does_not_stop_is_left_behind()
    {
        var clock = new StrikingClock(1);
        var file = Csv("x;y;z\n");
        using var stuck = new ManualResetEventSlim();
        var answer = await Check.TimedAsync(clock, file with { OpenAsync = async cancellation => new Struck(await file.OpenAsync(cancellation), clock, stuck) });
        answer.Codes.ShouldBe(["FILE_TIME"]);
        stuck.Set();
    }

    [Fact]
    public async Task Reading_that_somebody_else_ends_is_no_fault_of_the_file()
    {
        using var stop = new CancellationTokenSource();
        var file = Csv("x;y;z\n");
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => new Cai.EsfReporting.Deliveries.DeliveryCheck(SmallCatalogue.Whole)
            .RunAsync(file, inspection, new Cai.EsfReporting.Deliveries.DeliveryAddress("mia", "tyreso", new(2018, 8)), Check.September, [], Check.Key, Stream.Null, cancellation: stop.Token));
    }

    private static DeliveryFile Csv(string line)
    {
        var head = Encoding.UTF8.GetBytes(Check.Header + "\n");
        return new(10 * Megabyte, _ => Task.FromResult<Stream>(new RepeatingStream(Encoding.UTF8.GetBytes(line), 10 * Megabyte, head)));
    }

    private static DeliveryFile Book(RawWorkbook workbook) => DeliveryFile.Of(workbook.ToBytes());

    private static Action<Stream> Sheet(string piece, string before = "", string after = "") => part =>
    {
        part.Write(Encoding.UTF8.GetBytes($"<worksheet><sheetData>{Header}{before}"));
        var block = Encoding.UTF8.GetBytes(Repeated(piece, Megabyte));
        for (var i = 0; i < 10; i++)
            part.Write(block);
        part.Write(Encoding.UTF8.GetBytes($"{after}</sheetData></worksheet>"));
    };

    private static string Repeated(string piece, long length) => new StringBuilder().Insert(0, piece, (int)(length / piece.Length)).ToString();

    /// <summary>Its timers go off at the so-manieth read, and at nothing else.</summary>
    private sealed class StrikingClock(int reads) : TimeProvider
    {
        private readonly List<Action> due = [];
        public bool HasStruck => Reads >= reads;

        public int Reads { get; private set; }

        public void Read()
        {
            if (++Reads == reads)
                due.ForEach(act => act());
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            due.Add(() => callback(state));
            return new Timer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <param name="stuck">When given, a read waits for it and for nothing else.</param>
    private sealed class Struck(Stream inner, StrikingClock clock, ManualResetEventSlim? stuck = null) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            clock.Read();
            stuck?.Wait();
            return inner.Read(buffer, offset, count);
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void Flush() => inner.Flush();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
