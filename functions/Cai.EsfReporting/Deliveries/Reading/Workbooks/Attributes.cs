using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>The attributes within a tag, in turn; each value as it is written.</summary>
internal ref struct Attributes(ReadOnlySpan<byte> tag)
{
    private ReadOnlySpan<byte> rest = tag;

    /// <summary>With its prefix.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        var from = 0;
        while (from < rest.Length && rest[from] <= ' ')
            from++;
        if (from == rest.Length)
            return false;
        var equals = from;
        while (equals < rest.Length && rest[equals] != '=')
            equals++;
        var open = equals + 1;
        while (open < rest.Length && rest[open] <= ' ')
            open++;
        if (open >= rest.Length || rest[open] is not ((byte)'"' or (byte)'\''))
            throw new UnreadableWorkbookException(FileFault.Damaged);
        var close = rest[(open + 1)..].IndexOf(rest[open]);
        if (close < 0)
            throw new UnreadableWorkbookException(FileFault.Damaged);
        Name = rest[from..equals].TrimEnd(" \t\r\n"u8);
        Value = rest.Slice(open + 1, close);
        rest = rest[(open + close + 2)..];
        return true;
    }

    /// <summary>The value of one that stands after the present; false when there is none.</summary>
    public bool Find(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        while (Next())
        {
            if (Name.SequenceEqual(name))
            {
                value = Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute's value with what its references stand for.</summary>
    public static string Decode(ReadOnlySpan<byte> value)
    {
        var text = new ByteText();
        text.AddDecoded(value);
        return Encoding.UTF8.GetString(text.Span);
    }
}
