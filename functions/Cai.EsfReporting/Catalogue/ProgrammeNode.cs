using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads a project's programme, and what the project tells of its indicators in other words than the programme does.</summary>
internal static class ProgrammeNode
{
    /// <summary>ESF 2014–2020 where the catalogue does not say.</summary>
    /// <param name="words">The project's own.</param>
    public static Programme Read(JsonNode project, ProjectWords words)
    {
        var programme = Stated(project);
        programme = Adapted(project, programme) with { AgeBands = AgeBandsNode.Read(project) ?? programme.AgeBands };
        return words.NamedReasons.Count == 0 ? programme
            : programme with { Indicators = [.. programme.Indicators.Select(indicator => indicator with { Reasons = [.. words.WithLike(indicator.Reasons)] })] };
    }

    private static Programme Stated(JsonNode project)
    {
        if (!project.Has("programme"))
            return Programme.Esf2014;
        var id = project.String("programme");
        var programme = Programme.All.FirstOrDefault(known => known.Id == id);
        if (programme is null && id.Length > 0)
            project.Problem("programme", $"”{id}” är inget program; kända är {string.Join(", ", Programme.All.Select(known => known.Id))}", $"“{id}” is no programme; known are {string.Join(", ", Programme.All.Select(known => known.Id))}");
        if (programme is { HasPlus: true } && project.Flag("esfPlusAges"))
            project.Problem("esfPlusAges", $"är bara för {Programme.Esf2014.Id}: {programme.Id} har åldersgrupperna ändå", $"is for {Programme.Esf2014.Id} only: {programme.Id} has these age bands anyway");
        return programme ?? Programme.Esf2014;
    }

    private static Programme Adapted(JsonNode project, Programme programme)
    {
        if (!project.Has("esfIndicators"))
            return programme;
        var own = project.Many("esfIndicators", node => ReadIndicator(node, programme));
        project.Unique("esfIndicators", own.Select(indicator => indicator.Code), new("koden", "code"));
        return programme with { Indicators = [.. programme.Indicators.Select(indicator => own.FirstOrDefault(other => other.Code == indicator.Code) ?? indicator)] };
    }

    private static EsfIndicator ReadIndicator(JsonNode node, Programme programme)
    {
        node.Only("code", "name", "atEntry");
        var code = node.String("code");
        if (programme.Indicators.FirstOrDefault(known => known.Code == code) is not { } indicator)
        {
            if (code.Length > 0)
                node.Problem("code", $"”{code}” är ingen indikator i {programme.Id}; kända är {string.Join(", ", programme.Indicators.Select(known => known.Code))}", $"“{code}” is no indicator of {programme.Id}; known are {string.Join(", ", programme.Indicators.Select(known => known.Code))}");
            return new(code, EsfKind.Output, default);
        }

        if (node.Has("name"))
            indicator = indicator with { Name = node.Text("name") };
        if (!node.Has("atEntry"))
            return indicator;
        if (indicator.Kind == EsfKind.Organisations)
            node.Problem("atEntry", $"gäller deltagare; {code} gäller organisationer", $"is of participants; {code} is of organisations");
        var stated = node.Strings("atEntry");
        if (stated.Count == 0)
            node.Problem("atEntry", "ska nämna minst en sysselsättning, annars kan ingen någonsin räknas", "must name at least one employment, or nobody can ever count");
        return indicator with { Employment = [.. stated.Index().Select(word => Employment(node, word.Index, word.Item))] };
    }

    private static EmploymentAtEntry Employment(JsonNode node, int at, string word)
    {
        foreach (var employment in Enum.GetValues<EmploymentAtEntry>())
            if (employment != EmploymentAtEntry.Unknown && Folding.Fold(Words.Employments.Of(employment)) == Folding.Fold(word))
                return employment;
        node.Problem($"atEntry[{at}]", $"”{word}” är ingen sysselsättning vid start; kända är {string.Join(", ", Words.Employments.Names.Select(name => $"”{name}”"))}", $"“{word}” is no employment at entry; known are {string.Join(", ", Words.Employments.Names.Select(name => $"“{name}”"))}");
        return EmploymentAtEntry.Unknown;
    }
}
