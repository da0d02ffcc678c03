using System.Globalization;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads the age bands that a project is broken down by in place of its programme's: each person is in one and no more.</summary>
internal static class AgeBandsNode
{
    private const int Oldest = 120;

    /// <summary>Null where the catalogue does not say.</summary>
    public static IReadOnlyList<AgeBand>? Read(JsonNode project)
    {
        if (!project.Has("ageBands"))
            return null;
        var (bands, next) = (new List<AgeBand>(), (int?)0);
        foreach (var band in project.Many("ageBands", node => new { Node = node, From = From(node), To = To(node), Name = Name(node) }))
        {
            if (next is not { } expected)
                band.Node.Problem("from", "kommer efter en grupp utan ”to”, som redan har alla äldre", "comes after a band without “to”, which has everybody older already");
            else if (band.From < expected)
                band.Node.Problem("from", bands.Count == 0 ? "är under 0" : $"går in i gruppen före: den slutar med {expected - 1}, så den här ska börja med {expected}", bands.Count == 0 ? "is below 0" : $"overlaps the band before: that ends with {expected - 1}, so this must begin with {expected}");
            else if (band.From > expected)
                band.Node.Problem("from", $"lämnar en lucka: de som är {expected}–{band.From - 1} år finns i ingen grupp, så den här ska börja med {expected}", $"leaves a gap: those of {expected}–{band.From - 1} years are in no band, so this must begin with {expected}");
            if (band.To < band.From)
                band.Node.Problem("to", "är lägre än ”from”", "is below “from”");
            next = band.To + 1;
            bands.Add(Of(band.From, band.To, band.Name));
        }

        if (bands.Count == 0)
            project.Problem("ageBands", "ska ha minst en grupp", "must hold at least one band");
        else if (next is { } missing)
            project.Problem("ageBands", $"lämnar ut de som är {missing} år och äldre: utelämna ”to” i den sista gruppen", $"leave out those of {missing} years and over: leave out “to” of the last band");
        project.Unique("ageBands", bands.Select(band => Folding.Fold(band.Name.Sv)), new("namnet", "name"));
        if (bands.Exists(band => band.Name.En != band.Name.Sv))
            project.Unique("ageBands", bands.Select(band => Folding.Fold(band.Name.En)), new("det engelska namnet", "English name"));
        return bands;
    }

    private static int From(JsonNode node)
    {
        node.Only("from", "to", "name");
        return node.Whole("from", 0, Oldest, otherwise: 0);
    }

    private static int? To(JsonNode node) => node.Has("to") ? node.Whole("to", 0, Oldest) : null;

    private static Text? Name(JsonNode node) => node.Has("name") ? node.Word("name") : null;

    /// <summary>Its id tells its ages, so that a band of other ages is never held against it in what was published.</summary>
    private static AgeBand Of(int from, int? to, Text? name) => new(string.Create(CultureInfo.InvariantCulture, $"{from}-{to}"), name ?? (from, to) switch
    {
        (0, null) => new("Alla åldrar", "All ages"),
        (0, { } last) => Told($"Under {last + 1} år", $"Under {last + 1}"),
        (_, null) => Told($"{from} år och äldre", $"{from} and over"),
        (_, { } last) when last == from => Told($"{from} år", $"{from}"),
        (_, { } last) => Told($"{from}–{last} år", $"{from}–{last}"),
    }, new(from, to ?? int.MaxValue));

    private static Text Told(FormattableString sv, FormattableString en) => new(FormattableString.Invariant(sv), FormattableString.Invariant(en));
}
