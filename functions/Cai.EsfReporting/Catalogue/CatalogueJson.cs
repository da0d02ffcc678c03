using System.Globalization;
using System.Text;
using Cai.EsfReporting.Participants;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Catalogue;

/// <summary>The bytes of a catalogue as json: UTF-8, or UTF-16 that says so by its mark.</summary>
internal static class CatalogueJson
{
    /// <summary>A hundred times the samples'. Whatever is larger is another file.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidCatalogueException">They are too many, in another encoding, or no json object.</exception>
    public static JObject Parse(byte[] bytes, string name)
    {
        if (bytes.Length > MostBytes)
            throw Wrong(name, $"är större än {MostBytes / 1024 / 1024} MB; en katalog är några tiotal kilobyte. Kontrollera att det är rätt fil", $"is larger than {MostBytes / 1024 / 1024} MB; a catalogue is some tens of kilobytes. Check that it is the right file");
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes), Strict, detectEncodingFromByteOrderMarks: true);
            using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            var root = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            return HasMore(reader)
                ? throw Wrong(name, $"är inte JSON: det finns mer efter slutet, på rad {reader.LineNumber}", $"is not JSON: there is more after its end, on line {reader.LineNumber}")
                : root;
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(name, "är inte sparad som UTF-8, så å, ä och ö går inte att läsa. Spara filen som UTF-8", "is not saved as UTF-8, so that å, ä and ö cannot be read. Save the file as UTF-8");
        }
        catch (JsonReaderException) when (bytes.AsSpan().Contains((byte)0))
        {
            throw Wrong(name, "är inte JSON i UTF-8. Spara filen som UTF-8", "is not JSON in UTF-8. Save the file as UTF-8");
        }
        catch (JsonReaderException e)
        {
            throw Wrong(name, e.LineNumber > 0 ? FormattableString.Invariant($"är inte JSON: rad {e.LineNumber}, tecken {e.LinePosition}") : "är inte JSON", $"is not JSON: {e.Message}");
        }
    }

    /// <summary>
    /// Where a text, a name of a property, a number or a comment seems to hold a personnummer. All of it is told or kept somewhere: in reports, receipts, mails and on pages, and the
    /// file itself for those who may take it out.
    /// </summary>
    /// <param name="bytes">Of json that was parsed.</param>
    public static IEnumerable<CatalogueProblem> Identities(byte[] bytes)
    {
        using var text = new StreamReader(new MemoryStream(bytes), Strict, detectEncodingFromByteOrderMarks: true);
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        while (reader.Read())
            if (reader.Value is { } value && Masking.HoldsIdentity(Convert.ToString(value, CultureInfo.InvariantCulture)!))
                yield return reader.TokenType == JsonToken.Comment
                    ? new("$", new(FormattableString.Invariant($"en kommentar, till och med rad {reader.LineNumber}, {Identity.Sv}"), FormattableString.Invariant($"a comment, up to line {reader.LineNumber}, {Identity.En}")))
                    : new("$." + reader.Path, Identity);
    }

    private static readonly Text Identity = new("ser ut att innehålla ett personnummer; är det ett telefonnummer, skriv det som +46 70 123 45 67", "seems to hold a personnummer; if it is a telephone number, write it as +46 70 123 45 67");

    /// <summary>Where a text holds what is no character of one: control characters but tabs and line breaks, U+FFFE and U+FFFF. No format can tell them.</summary>
    public static IEnumerable<CatalogueProblem> NoTexts(JObject root) =>
        from value in root.DescendantsAndSelf().OfType<JValue>()
        where value.Value is string text && (text.AsSpan().IndexOfAnyInRange('\uFFFE', '\uFFFF') >= 0 || text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
        select new CatalogueProblem("$." + value.Path, new("har ett styrtecken, som inte syns; skriv texten för hand", "has a control character, which is not seen; type the text by hand"));

    /// <summary>Whether anything but comments comes after the object; also what is no json.</summary>
    private static bool HasMore(JsonTextReader reader)
    {
        try
        {
            while (reader.Read())
                if (reader.TokenType != JsonToken.Comment)
                    return true;
            return false;
        }
        catch (JsonReaderException)
        {
            return true;
        }
    }

    private static InvalidCatalogueException Wrong(string name, string sv, string en) => new(name, [new CatalogueProblem("$", new(sv, en)).Masked]);
}
