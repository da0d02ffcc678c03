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

    public static string Text(JToken json)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Culture = CultureInfo.InvariantCulture };
        json.WriteTo(writer);
        writer.Flush();
        return text.ToString();
    }
}
