using System.Buffers;
using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>What the bytes of a csv file tell of how its letters are encoded.</summary>
/// <param name="Sample">The bytes around those outside ASCII, line by line: of the file's head in a file of UTF-8, else of the whole file.</param>
/// <param name="Valid">Characters outside ASCII that are right UTF-8; 0 where nobody has asked.</param>
/// <param name="Invalid">Bytes that are none.</param>
/// <param name="InvalidLines">The lines of the first of them, 1-based.</param>
/// <param name="Twice">Lines with letters that were encoded a second time.</param>
/// <param name="FirstTwice">The first of those; 0 when there is none.</param>
internal sealed record TextSurvey(ReadOnlyMemory<byte> Sample, long Valid, long Invalid, IReadOnlyList<int> InvalidLines, int Twice, int FirstTwice)
{
    private const int LongestSample = 64 * 1024;

    /// <summary>Bytes on each side of one that is outside ASCII: a cell and its neighbours.</summary>
    private const int Around = 64;

    /// <summary>A file of right UTF-8 in which nothing looks as if it was encoded twice.</summary>
    public static TextSurvey OfHead(ReadOnlySpan<byte> head)
    {
        var sample = new ArrayBufferWriter<byte>();
        AddTo(sample, head);
        return new(sample.WrittenMemory, 0, 0, [], 0, 0);
    }

    /// <summary>Reads the whole file once more.</summary>
    /// <param name="stream">At its start.</param>
    public static async Task<TextSurvey> OfAsync(Stream stream, CancellationToken cancellation)
    {
        var count = new Count();
        var buffer = new byte[128 * 1024];
        var (kept, line) = (0, 1);
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, throwOnEndOfStream: false, cancellation);
            var filled = kept + read;
            var isLast = filled < buffer.Length;
            // Whole lines, unless there is none.
            var whole = isLast ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') is >= 0 and var end ? end + 1 : filled;
            foreach (var range in buffer.AsSpan(0, whole).Split((byte)'\n'))
                count.Add(buffer.AsSpan(range), line++);
            // What stands behind the last line break of whole lines is nothing, and was counted as a line.
            if (whole > 0 && buffer[whole - 1] == '\n')
                line--;
            if (isLast)
                return count.Told();
            kept = filled - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
    }

    private static void AddTo(ArrayBufferWriter<byte> sample, ReadOnlySpan<byte> line)
    {
        for (var from = 0; from < line.Length && sample.WrittenCount < LongestSample;)
        {
            var at = line[from..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (at < 0)
                return;
            var (start, end) = (Math.Max(from, from + at - Around), Math.Min(line.Length, from + at + Around));
            sample.Write(line[start..end]);
            sample.Write("\n"u8);
            from = end;
        }
    }

    private sealed class Count
    {
        private readonly ArrayBufferWriter<byte> sample = new();
        private readonly List<int> invalidLines = [];
        private long valid;
        private long invalid;
        private int twice;
        private int firstTwice;

        public void Add(ReadOnlySpan<byte> line, int number)
        {
            if (line.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
                return;
            AddTo(sample, line);
            var before = invalid;
            for (var left = line; !left.IsEmpty;)
            {
                var status = Rune.DecodeFromUtf8(left, out var rune, out var length);
                if (status != OperationStatus.Done)
                    invalid += length;
                else if (!rune.IsAscii)
                    valid++;
                left = left[length..];
            }

            if (invalid > before && invalidLines.Count < Findings.MostPerRule)
                invalidLines.Add(number);
            if (invalid == before && Mojibake.IsIn(Encoding.UTF8.GetString(line)))
            {
                twice++;
                firstTwice = firstTwice == 0 ? number : firstTwice;
            }
        }

        public TextSurvey Told() => new(sample.WrittenMemory, valid, invalid, invalidLines, twice, firstTwice);
    }
}
