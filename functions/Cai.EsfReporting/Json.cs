using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting;

/// <summary>Json as every file and answer has it: UTF-8 without a byte order mark, indented, one line feed a line.</summary>
public static class Json
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task WriteAsync(JToken json, Stream stream, CancellationToken cancellation)
    {
        // Put together first: an answer's stream may only be waited for. As bytes: a report has tens of millions of characters.
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, Utf8, leaveOpen: true) { NewLine = "\n" })
        {
            WriteTo(text, json);
            text.Write('\n');
        }

        await stream.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellation);
    }

    /// <summary>Reads what <see cref="Text"/> writes. A text that looks like a date stays the text it is.</summary>
    /// <exception cref="JsonReaderException">It is no json object.</exception>
    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    public static string Text(JToken json)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteTo(text, json);
        return text.ToString();
    }

    private static void WriteTo(TextWriter text, JToken json)
    {
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Culture = CultureInfo.InvariantCulture, CloseOutput = false };
        json.WriteTo(writer);
        writer.Flush();
    }
}
