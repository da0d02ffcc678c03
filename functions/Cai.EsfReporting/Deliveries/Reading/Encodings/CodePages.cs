using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>How programs wrote Swedish letters before UTF-8.</summary>
internal static class CodePages
{
    /// <summary>What Swedish Excel writes when one saves as “CSV”.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>What Excel for Mac wrote.</summary>
    public static Encoding MacRoman { get; } = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;

    /// <summary>What programs write that began under DOS. Code page 437 has the Swedish letters in the same places.</summary>
    public static Encoding Dos { get; } = CodePagesEncodingProvider.Instance.GetEncoding(850)!;

    public static Encoding DosUnitedStates { get; } = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>UTF-8 in which a byte that is none is read as Windows-1252: the cells of two programs in one file.</summary>
    public static Encoding Utf8OrWindows1252 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new AsWindows1252());

    public static Text Name(Encoding encoding) => encoding.CodePage switch
    {
        1252 => new("Windows-1252, som är vad svenska Excel menar med ”CSV”", "Windows-1252, which is what Swedish Excel means by “CSV”"),
        10000 => new("Mac OS Roman, som Excel på Mac har skrivit", "Mac OS Roman, which Excel for Mac has written"),
        850 => new("CP850, som program från DOS-tiden skriver", "CP850, which programs from the days of DOS write"),
        var page => new($"teckentabell {page}", $"code page {page}"),
    };

    private sealed class AsWindows1252 : DecoderFallback
    {
        /// <summary>The most bytes that are unknown together.</summary>
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private string characters = "";
            private int next;

            public override int Remaining => characters.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (characters, next) = (Windows1252.GetString(bytesUnknown), 0);
                return characters.Length > 0;
            }

            public override char GetNextChar() => next < characters.Length ? characters[next++] : '\0';

            public override bool MovePrevious() => next > 0 && next-- > 0;

            public override void Reset() => (characters, next) = ("", 0);
        }
    }
}
