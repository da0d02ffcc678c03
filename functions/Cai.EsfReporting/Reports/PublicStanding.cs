using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>How far a month is on its way to be public.</summary>
public enum PublicState
{
    /// <summary>The catalogue does not publish it.</summary>
    None = 0,

    /// <summary>The public edition of the latest deliveries is still to be made.</summary>
    Waiting,

    /// <summary>It is made, and may change until a deadline freezes it.</summary>
    Draft,

    /// <summary>It is public for good.</summary>
    Public,

    /// <summary>A later month is public: nothing of this one will be.</summary>
    Passed,
}

/// <summary>Where the public edition of a month stands.</summary>
/// <param name="Withheld">What the edition was to tell and leaves out; see <see cref="Reports.Withheld"/>.</param>
/// <param name="Told">What it means, and the way out.</param>
public sealed record PublicStanding(Project Project, Month Month, PublicState State, IReadOnlyList<string> Withheld, Text Told)
{
    /// <summary>All of it, in whole sentences.</summary>
    public string InWords(Language language) => string.Join(' ', ((Text?[])[Told, Reports.Withheld.InWords(Project, Withheld)]).OfType<Text>().Select(text => text.In(language)));

    public JObject ToJson()
    {
        var json = new JObject { ["month"] = Month.ToString(), ["state"] = State.ToString().ToLowerInvariant(), ["sv"] = InWords(Language.Sv), ["en"] = InWords(Language.En) };
        if (Withheld.Count > 0)
            json["withheld"] = new JArray(Withheld);
        return json;
    }
}
