using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads the indicators of the catalogue that are no share of leavers.</summary>
internal static class MeasureNode
{
    /// <summary>What an indicator is when it does not say: a share of leavers.</summary>
    private const string Leavers = "leavers";

    private static readonly string[] Kinds = [Leavers, InitiatedShare.Word, WithinDays.Word, FollowUpShare.Word, EnrolledAtMonthEnd.Word, InflowAgainstPlan.Word];

    /// <summary>Null for a share of leavers.</summary>
    public static Measure? Read(JsonNode node, decimal nearShare, ProjectWords words)
    {
        const string own = "kind";
        switch (node.String(own, otherwise: Leavers))
        {
            case InitiatedShare.Word:
                Only(node, "initiatedBy");
                return new InitiatedShare(node.Id(), node.Text("name"), OptionalGoal(node, 1, nearShare), Meanings(node, "initiatedBy", words.Initiators));
            case WithinDays.Word:
                Only(node, "days");
                return new WithinDays(node.Id(), node.Text("name"), OptionalGoal(node, 1, nearShare), node.Whole("days", 0, 3650));
            case FollowUpShare.Word:
                Only(node, "after", "statuses", "leastAnswered");
                var after = node.String("after");
                if (after is not ("90 dagar" or "6 månader"))
                    node.Problem("after", $"är ”{after}”; filen har ”90 dagar” och ”6 månader”", $"is “{after}”; the file tells “90 dagar” and “6 månader”");
                return new FollowUpShare(node.Id(), node.Text("name"), OptionalGoal(node, 1, nearShare),
                    after == "6 månader" ? FollowUpPoint.SixMonths : FollowUpPoint.NinetyDays, Meanings(node, "statuses", Words.FollowUps))
                {
                    LeastAnswered = node.Number("leastAnswered", 0, 1, otherwise: FollowUpShare.LeastAnsweredOtherwise),
                };
            case EnrolledAtMonthEnd.Word:
                Only(node);
                return new EnrolledAtMonthEnd(node.Id(), node.Text("name"), OptionalGoal(node, 1_000_000, nearShare));
            case InflowAgainstPlan.Word:
                Only(node);
                if (node.Has("target"))
                    node.Problem("target", "är inte för ett inflöde: dess mål är planen", "is not for an inflow: its target is the plan");
                if (node.Has("startingValue"))
                    node.Problem("startingValue", "är inte för ett inflöde: dess mål är planen", "is not for an inflow: its target is the plan");
                return new InflowAgainstPlan(node.Id(), node.Text("name"), new([new(null, FigureTarget.Of(0m))], node.String("source"), Direction(node) != "down", node.Number("nearShare", 0, 1, otherwise: nearShare)));
            case Leavers:
                return null;
            case var unknown:
                node.Problem(own, $"”{unknown}” är ingen sorts indikator; kända är {string.Join(", ", Kinds)}", $"“{unknown}” is not a kind of indicator; known are {string.Join(", ", Kinds)}");
                return new EnrolledAtMonthEnd(node.Id(), node.Text("name"), null);
        }
    }

    /// <summary>Null without a target. What else is told of one then lacks it: it was forgotten, rather than left out.</summary>
    /// <param name="most">The largest number that a target may be.</param>
    public static Goal? OptionalGoal(JsonNode node, decimal most, decimal nearShare)
    {
        if (node.Has("target"))
        {
            var direction = Direction(node);
            return new(TargetNodes.Read(node, direction, (0, most)), node.String("source"), direction != "down", node.Number("nearShare", 0, 1, otherwise: nearShare)) { StartingValue = TargetNodes.StartingValue(node, (0, most)) };
        }

        foreach (var ofTarget in (string[])["source", "goodDirection", "nearShare", "startingValue"])
            if (node.Has(ofTarget))
                node.Problem(ofTarget, "hör till ett mål, och det finns inget: ange ”target”, eller utelämna också den här", "is of a target, and there is none: state “target”, or leave this out too");
        return null;
    }

    private static string Direction(JsonNode node)
    {
        var direction = node.String("goodDirection", otherwise: "up");
        if (direction is not ("up" or "down"))
            node.Problem("goodDirection", $"är ”{direction}”; skriv ”up” eller ”down”", $"is “{direction}”; write “up” or “down”");
        return direction;
    }

    private static void Only(JsonNode node, params ReadOnlySpan<string> own) =>
        node.Only(["kind", "id", "name", "target", "startingValue", "source", "goodDirection", "nearShare", .. own]);

    private static HashSet<T> Meanings<T>(JsonNode node, string property, Words<T> words) where T : struct
    {
        var meanings = new HashSet<T>();
        foreach (var (i, stated) in node.Strings(property).Index())
            if (words.Read(System.Text.Encoding.UTF8.GetBytes(stated)) is { State: CellState.Read } cell)
                meanings.Add(cell.Value);
            else
                node.Problem(FormattableString.Invariant($"{property}[{i}]"), $"”{stated}” är inte känt; kända är {string.Join(", ", words.Names)}", $"“{stated}” is not known; known are {string.Join(", ", words.Names)}");
        if (meanings.Count == 0 && node.Has(property))
            node.Problem(property, "ska nämna minst en, annars kan ingen någonsin räknas", "must name at least one, or nobody can ever count");
        return meanings;
    }
}
