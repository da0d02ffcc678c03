using System.Security.Cryptography;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads and validates <c>catalogue.json</c>. Every problem is listed at once with its JSON path.</summary>
public static class CatalogueFile
{
    public const string Schema = "cai-esf-catalogue/1";

    /// <exception cref="InvalidCatalogueException">The file is not a valid catalogue; the message lists every problem.</exception>
    public static ReportingCatalogue Read(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (memory.Length <= CatalogueJson.MostBytes && stream.Read(buffer) is > 0 and var read)
            memory.Write(buffer, 0, read);
        var bytes = memory.ToArray();
        name = Masking.HideIdentities(name);
        var root = CatalogueJson.Parse(bytes, name);
        List<CatalogueProblem> problems = [.. CatalogueJson.NoTexts(root)];
        if (problems.Count > 0)
            throw new InvalidCatalogueException(name, problems);
        var catalogue = ReadCatalogue(new JsonNode(root, "$", problems));
        // Then what else is told is looked at too: it quotes the file. Otherwise it is left as it is, for a list of words may look like an identity.
        if (CatalogueJson.Identities(bytes).ToList() is { Count: > 0 } identities)
            problems = [.. identities.Concat(problems).Select(problem => problem.Masked)];
        return problems.Count == 0
            ? catalogue with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Source = bytes }
            : throw new InvalidCatalogueException(name, problems);
    }

    /// <summary>A file's bytes, or so many of them that <see cref="Read"/> tells that it is too large.</summary>
    public static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (memory.Length <= CatalogueJson.MostBytes && await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
            await memory.WriteAsync(buffer.AsMemory(0, read), cancellation);
        return memory.ToArray();
    }

    private static ReportingCatalogue ReadCatalogue(JsonNode node)
    {
        node.Only("$schema", "schema", "version", "smallestPublishedCount", "nearShare", "auditDays", "projects", "municipalities", "forbund");
        if (node.String("schema") is { Length: > 0 } schema && schema != Schema)
            node.Problem("schema", $"är ”{schema}”; det här programmet läser ”{Schema}”", $"is “{schema}”; this program reads “{Schema}”");
        var nearShare = node.Number("nearShare", 0, 1, otherwise: 0.8m);
        var projects = node.Many("projects", project => ReadProject(project, nearShare));
        if (projects.Count == 0)
            node.Problem("projects", "ska ha minst ett projekt", "must hold at least one project");
        node.Unique("projects", projects.Select(p => p.Id));
        // A project that was not read whole would lack what another one names in it.
        if (!node.HasFoundProblems)
            projects = ObjectiveNodes.WithNames(node, projects);
        return new(node.String("version"), node.Whole("smallestPublishedCount", 1, 100, otherwise: 5), projects)
        {
            AuditDays = node.Whole("auditDays", 90, 3650, otherwise: ReportingCatalogue.AuditDaysOtherwise),
            Territories = TerritoryNodes.Read(node, projects),
        };
    }

    private static Project ReadProject(JsonNode node, decimal nearShare)
    {
        node.Only("id", "name", "from", "to", "participantsFrom", "deliveriesFrom", "ages", "plan", "indicators", "figures", "insatser", "subProjects", "sites", "deadlines", "retention", "esfPlusAges", "contact", "longestMonths", "programme", "esfIndicators", "placesPublic", "placesOf", "goals", "assignments", "goalWordsPublic", "exitReasons", "initiators", "ageBands");
        var from = node.Date("from");
        var to = node.Date("to");
        var participantsFrom = node.Has("participantsFrom") ? node.Date("participantsFrom") : from;
        if (to < from)
            node.Problem("to", "är före ”from”", "is before “from”");
        if (participantsFrom < from || participantsFrom > to)
            node.Problem("participantsFrom", "är utanför projekttiden", "is outside the project period");

        var ages = node.Child("ages") is { } agesNode ? ReadAges(agesNode) : (AgeRange?)null;
        var words = ProjectWordsNode.Read(node);
        var stated = node.Many<object>("indicators", indicator => MeasureNode.Read(indicator, nearShare, words) ?? (object)ReadIndicator(indicator, nearShare, words));
        var (indicators, measures) = (stated.OfType<Indicator>().ToList(), stated.OfType<Measure>().ToList());
        node.Unique("indicators", [.. indicators.Select(i => i.Id), .. measures.Select(m => m.Id)]);
        var insatser = node.Many("insatser", ReadInsats);
        node.Unique("insatser", insatser.Select(i => i.Id));
        node.Unique("insatser", insatser.SelectMany(i => i.Aliases.Prepend(i.Name)).Select(Folding.Fold), new("namnet eller aliaset", "name or alias"));

        var sites = new List<Site>(node.Has("sites") ? node.Many("sites", site => ReadSite(site, null)) : []);
        var subProjects = node.Has("subProjects")
            ? node.Many("subProjects", subProject =>
            {
                subProject.Only("id", "name", "coordinatedBy", "plan", "sites");
                var id = subProject.Id();
                var own = subProject.Many("sites", site => ReadSite(site, id));
                if (own.Count == 0)
                    subProject.Problem("sites", "ska ha minst en ort", "must hold at least one site");
                sites.AddRange(own);
                return new SubProject(id, subProject.String("name"), subProject.String("coordinatedBy", otherwise: ""), ReadPlan(subProject));
            })
            : [];
        node.Unique("subProjects", subProjects.Select(s => s.Id));
        var placesOf = node.Has("placesOf") ? node.String("placesOf") : null;
        if (placesOf is not null && subProjects.All(s => s.Id != placesOf))
            node.Problem("placesOf", $"”{placesOf}” är inget delprojekt i projektet", $"“{placesOf}” is no sub-project of the project");
        node.Unique("sites", sites.Select(s => s.Id));
        if (sites.Count == 0)
            node.Problem("sites", "det ska finnas minst en ort, här eller i ett delprojekt", "there must be at least one site, here or in a sub-project");
        if (sites.Any(s => s.Id == KeyFigure.Place))
            node.Problem("sites", $"”{KeyFigure.Place}” är där nyckeltal lämnas; ge orten ett annat id", $"“{KeyFigure.Place}” is where key figures are delivered; give the site another id");
        if (stated.Count == 0)
            node.Problem("indicators", "ska ha minst en indikator", "must hold at least one indicator");
        if (measures.Any(m => m is InflowAgainstPlan) && !node.Has("plan") && subProjects.All(s => s.Plan is null))
            node.Problem("indicators", "har ett inflöde, men varken projektet eller något delprojekt har en ”plan” att hålla det mot", "holds an inflow, but neither the project nor a sub-project has a “plan” to hold it against");

        var figures = KeyFigureNodes.Read(node, [.. indicators.Select(i => i.Id), .. measures.Select(m => m.Id)], nearShare);
        var (goals, assignments) = ObjectiveNodes.Read(node, new HashSet<string>([.. indicators.Select(i => i.Id), .. measures.Select(m => m.Id), .. figures.Select(f => f.Id)], StringComparer.Ordinal));
        var project = new Project(node.Id(), node.String("name"), from, to, participantsFrom,
            node.Has("deliveriesFrom") ? node.Month("deliveriesFrom") : Calendar.Month.Of(participantsFrom),
            ages, ReadPlan(node), indicators, measures, insatser, subProjects, sites,
            node.Child("deadlines") is { } deadlines ? ReadDeadlines(deadlines) : new(null, [], []),
            node.Child("retention") is { } retention ? ReadRetention(retention, to) : new(90, to),
            node.Flag("esfPlusAges"))
        {
            Figures = figures,
            Goals = goals,
            Assignments = assignments,
            GoalWordsArePublic = node.Flag("goalWordsPublic"),
            LongestMonths = node.Whole("longestMonths", 1, 600, otherwise: Project.LongestMonthsOtherwise),
            Programme = ProgrammeNode.Read(node, words),
            Words = words,
            PlacesArePublic = node.Flag("placesPublic"),
            PlacesOf = placesOf,
            Contact = node.Has("contact") ? node.String("contact") : null,
        };
        // What a rule makes may be what is named already; the same id twice among those that are stated is told where they are.
        var stands = project.Deadlines.Explicit.Select(d => d.Id).Concat(project.Deadlines.Recurring.Select(rule => rule.Id)).ToList();
        if (project.Deadlines.Recurring.Count > 0 && stands.Distinct().Count() == stands.Count)
            node.Unique("deadlines", ReportingCalendar.Of(project).Select(deadline => deadline.Id));
        return project;
    }

    private static AgeRange ReadAges(JsonNode node)
    {
        node.Only("from", "to");
        var ages = new AgeRange(node.Whole("from", 0, 120), node.Whole("to", 0, 120));
        if (ages.To < ages.From)
            node.Problem("to", "är lägre än ”from”", "is below “from”");
        return ages;
    }

    private static Plan? ReadPlan(JsonNode node)
    {
        if (node.Child("plan") is not { } plan)
            return null;
        plan.Only("participants", "yearly", "years");
        var whole = new Plan(plan.Whole("participants", 1, 1_000_000), plan.Flag("yearly"));
        if (plan.Child("years") is not { } years)
            return whole;
        if (!whole.Yearly)
            plan.Problem("years", "gäller en plan för varje kalenderår: skriv ”yearly”: true, eller ta bort dem", "are of a plan for each calendar year: say “yearly”: true, or leave them out");
        var own = new SortedDictionary<int, int>();
        foreach (var name in years.Names)
            if (Month.TryParse(name + "-01", out var first))
                own[first.Year] = years.Whole(name, 0, 1_000_000);
            else
                years.Problem(name, "är inget år: skriv 2018", "is no year: write 2018");
        return whole with { Years = own };
    }

    private static Site ReadSite(JsonNode node, string? subProject)
    {
        node.Only("id", "name");
        return new(node.Id(), node.String("name"), subProject);
    }

    private static Insats ReadInsats(JsonNode node)
    {
        node.Only("id", "name", "aliases", "places");
        var places = node.Has("places")
            ? node.Many("places", places =>
            {
                places.Only("provider", "count", "changes");
                return new Places(places.Has("provider") ? places.String("provider") : null, places.Whole("count", 0, 100_000)) { Changes = ReadChanges(places) };
            })
            : [];
        if (places.Count > 1 && places.Any(p => p.Provider is null))
            node.Problem("places", "ska var och en ange sin ”provider” där de är flera, annars vet ingen vems som är tagna", "must each name their “provider” where there are several, or nobody knows whose are taken");
        node.Unique("places", places.Select(p => Folding.Fold(p.Provider ?? "")), new("anordnaren", "provider"));
        return new(node.Id(), node.String("name"), node.Has("aliases") ? node.Strings("aliases") : [], places);
    }

    private static IReadOnlyList<(Month, int)> ReadChanges(JsonNode places)
    {
        if (places.Child("changes") is not { } changes)
            return [];
        var dated = new SortedDictionary<Month, int>();
        foreach (var name in changes.Names)
            if (Month.TryParse(name, out var from))
                dated[from] = changes.Whole(name, 0, 100_000);
            else
                changes.Problem(name, "är ingen månad: skriv 2018-07, den månad från vilken det finns så många platser", "is no month: write 2018-07, from which there are so many places");
        return [.. dated.Select(change => (change.Key, change.Value))];
    }

    private static Indicator ReadIndicator(JsonNode node, decimal nearShare, ProjectWords words)
    {
        node.Only("kind", "id", "name", "reasons", "target", "targetFor", "startingValue", "source", "goodDirection", "nearShare");
        var reasons = new HashSet<ExitReason>();
        var stated = node.Strings("reasons");
        for (var i = 0; i < stated.Count; i++)
        {
            var reason = words.EveryReason.FirstOrDefault(r => Folding.Fold(words.Name(r).Sv) == Folding.Fold(stated[i]));
            if (reason is ExitReason.None)
                node.Problem($"reasons[{i}]", $"”{stated[i]}” är ingen avslutsorsak; kända är {string.Join(", ", words.Reasons.Names)}", $"“{stated[i]}” is not an exit reason; known are {string.Join(", ", words.Reasons.Names)}");
            else if (reason is ExitReason.Deceased or ExitReason.RegisteredInError)
                node.Problem($"reasons[{i}]", $"”{stated[i]}” är utanför alla andelar och kan inte räknas", $"“{stated[i]}” is outside every rate and cannot count");
            else if (!reasons.Add(reason))
                node.Problem($"reasons[{i}]", $"”{stated[i]}” står två gånger", $"“{stated[i]}” stands twice");
        }

        if (stated.Count == 0)
            node.Problem("reasons", "ska nämna minst en avslutsorsak, annars kan ingen någonsin räknas", "must name at least one exit reason, or nobody can ever count");
        var (goal, isYearly) = (MeasureNode.OptionalGoal(node, 1, nearShare), IsForYear(node));
        return new(node.Id(), node.Text("name"), words.WithLike(reasons).ToHashSet(), isYearly ? null : goal) { GoalOfYear = isYearly ? goal : null };
    }

    private static bool IsForYear(JsonNode node)
    {
        if (!node.Has("targetFor"))
            return false;
        if (!node.Has("target"))
            node.Problem("targetFor", "hör till ett mål, och det finns inget: ange ”target”, eller utelämna också den här", "is of a target, and there is none: state “target”, or leave this out too");
        var word = node.String("targetFor");
        if (word is not ("project" or "year"))
            node.Problem("targetFor", $"är ”{word}”; skriv ”project” för hela tiden eller ”year” för varje kalenderår", $"is “{word}”; write “project” for the whole time or “year” for each calendar year");
        return word == "year";
    }

    private static DeadlineRules ReadDeadlines(JsonNode node)
    {
        node.Only("scb", "explicit", "recurring", "published");
        int? days = null;
        IReadOnlyList<int> lead = [];
        var layout = ScbLayout.Default;
        if (node.Child("scb") is { } scb)
        {
            scb.Only("daysAfterMonthEnd", "leadDays", "layout");
            days = scb.Whole("daysAfterMonthEnd", 1, 366, otherwise: 28);
            lead = scb.Wholes("leadDays", 0, 366);
            layout = scb.Child("layout") is { } columns ? ScbLayout.Read(columns) : layout;
        }

        var dates = node.Has("explicit")
            ? node.Many("explicit", date =>
            {
                date.Only("id", "name", "due", "asOf", "leadDays", "period");
                var asOf = date.Month("asOf");
                return new ExplicitDeadline(date.Id(), date.String("name"), date.Date("due"), asOf, date.Wholes("leadDays", 0, 366)) { Period = ReadPeriod(date, asOf) };
            })
            : [];
        node.Unique("explicit", dates.Select(d => d.Id));
        var recurring = node.Has("recurring") ? node.Many("recurring", ReadRecurring) : [];
        node.Unique("recurring", [.. recurring.Select(rule => rule.Id), .. dates.Select(d => d.Id)]);
        return new(days, lead, dates) { Recurring = recurring, ScbLayout = layout, Published = node.Has("published") ? node.Months("published") : null };
    }

    private static RecurringDeadline ReadRecurring(JsonNode rule)
    {
        rule.Only("id", "name", "every", "monthsAfter", "day", "from", "leadDays");
        var (id, every) = (rule.Id(), rule.String("every"));
        if (id == "scb")
            rule.Problem("id", "”scb” är deltagarrapportens eget; ge tidsgränsen ett annat id", "“scb” is the participant report's own; give the deadline another id");
        if (every.Length > 0 && RecurringDeadline.MonthsOf(every) == 0)
            rule.Problem("every", $"är ”{every}”; kända är {string.Join(", ", RecurringDeadline.Words)}", $"is “{every}”; known are {string.Join(", ", RecurringDeadline.Words)}");
        return new(id, rule.Text("name"), Math.Max(RecurringDeadline.MonthsOf(every), 1), rule.Whole("monthsAfter", 1, 12), rule.Whole("day", 1, 31),
            rule.Has("from") ? rule.Month("from") : null, rule.Wholes("leadDays", 0, 366));
    }

    private static Period? ReadPeriod(JsonNode node, Month asOf)
    {
        if (!node.Has("period"))
            return null;
        if (!Period.TryParse(node.String("period"), out var period))
            node.Problem("period", "ska vara en period: 2018, 2018-H1, 2018-T2, 2018-Q3 eller 2018-01--2018-08", "must be a period: 2018, 2018-H1, 2018-T2, 2018-Q3, or 2018-01--2018-08");
        else if (period.Last != asOf)
            node.Problem("period", $"slutar med {period.Last}, men rapporten är till och med {asOf}", $"ends with {period.Last}, but the report is as of {asOf}");
        return period;
    }

    private static Retention ReadRetention(JsonNode node, DateOnly projectEnd)
    {
        node.Only("originalsDays", "dataUntil");
        var retention = new Retention(node.Whole("originalsDays", 0, 3650, otherwise: 90), node.Date("dataUntil"));
        if (retention.DataUntil < projectEnd)
            node.Problem("dataUntil", "är före projektets slut", "is before the project's end");
        return retention;
    }
}
