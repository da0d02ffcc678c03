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
        var bytes = Utf8.GetBytes(Text(json) + "\n");
        await stream.WriteAsync(bytes, cancellation);
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
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Culture = CultureInfo.InvariantCulture };
        json.WriteTo(writer);
        writer.Flush();
        return text.ToString();
    }
}
