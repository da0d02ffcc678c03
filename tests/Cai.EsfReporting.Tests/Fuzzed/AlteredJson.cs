using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>Changes to a file of json: to its values, its names and its bytes.</summary>
internal static class AlteredJson
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "0.3", "1.0000000001", "1e9", "1e400", "79228162514264337593543950336", "2147483648", "\"\"", "\" \"", "\"x\"", "\"tyreso\"", "\"a/b\"", "\"Öst\"", "\"\\u0000\"", "\"\\uD83D\"", "\"<b>\"", "\"=1+1\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2018-02-30\"", "\"2018-08-31\"", "\"2018-08\"", "\"0001-01\"", "\"9999-12\"", "[]", "{}", "[[]]", "[null]", "{\"sv\":\"x\"}", "{\"sv\":\"x\",\"en\":\"y\"}", "[\"Arbete\"]", "[\"Arbete\",\"Arbete\"]", "[1,2,2]",
    ];

    public static byte[] Of(byte[] bytes, Change change, byte[] other)
    {
        if (change.Kind % 8 == 0 || Read(bytes) is not { } root)
            return AlteredText.Of(bytes, change with { Kind = change.What % 6 }, other);
        var all = root.Descendants().ToList();
        if (all.Count == 0)
            return [];
        var token = all[change.Index(all.Count)];
        var value = token is JProperty property ? property.Value : token;
        switch (change.Kind % 8)
        {
            case 1:
                (token.Parent is JProperty holder ? holder : token).Remove();
                break;
            case 2 when value.Parent is JArray list:
                list.Add(value.DeepClone());
                break;
            case 3 when token is JProperty named:
                named.Replace(new JProperty(change.Of(Odd.Texts) + change.What, named.Value));
                break;
            case 4:
                value.Replace(new JValue(change.Of(Odd.Texts)));
                break;
            case 5 when all[change.What % all.Count] is var another:
                value.Replace((another is JProperty told ? told.Value : another).DeepClone());
                break;
            default:
                value.Replace(new JRaw(change.Of(Values)));
                break;
        }

        return Encoding.UTF8.GetBytes(root.ToString(Formatting.None));
    }

    private static JObject? Read(byte[] bytes)
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JObject.Load(reader);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}
