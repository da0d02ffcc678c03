using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting;

/// <summary>
/// A list to be written, and not to be looked into: each item is made when its turn comes, and then forgotten. The report of a national project has tens of thousands,
/// and to hold all of them costs more than to write them.
/// </summary>
internal sealed class WrittenArray(IEnumerable<JToken> items) : JArray
{
    public override void WriteTo(JsonWriter writer, params JsonConverter[] converters)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            item.WriteTo(writer, converters);
        writer.WriteEndArray();
    }
}
