using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report for machines: schema <c>cai-esf-report/1</c>. A number that the public edition hides is null, and the object
/// that holds it says <c>"hidden": true</c>; one of what nothing is delivered of is null, and its object says <c>"missing": true</c>.
/// </summary>
public sealed class ReportJson : IReportFormat
{
    public const string Schema = "cai-esf-report/1";

    public string FileName => "report.json";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation) =>
        Json.WriteAsync(Of(report, items => new WrittenArray(items)), stream, cancellation);

    public static JObject Of(OutcomeReport report) => Of(report, items => new JArray(items));

    /// <param name="list">Makes the list of scopes, of periods and of deliveries: those are long.</param>
    private static JObject Of(OutcomeReport report, Func<IEnumerable<JToken>, JArray> list)
    {
        var json = Common(report, list);
        if (report.Places is not null && report.Project.PlacesOf is { } placesOf)
            json["placesOf"] = placesOf;
        if (report.Places is { } places)
            json["places"] = new JArray(places.Select(Of));
        if (report.Esf is { } esf)
            json["esf"] = new JArray(esf.Select(f => OfEsf(f, report.Project.Programme)));
        if (report.TargetChanges is { Count: > 0 } targets)
            json["targetChanges"] = new JArray(targets.Select(change => new JObject
            {
                ["id"] = change.Id,
                ["on"] = change.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["before"] = (double?)change.Before,
                ["after"] = (double?)change.After,
                ["told"] = change.Told(Language.Sv),
            }));
        if (report.Comment is { } comment)
            json["comment"] = ObjectiveJson.Of(comment);
        if (report.Project.Goals.Count > 0)
            json["goals"] = ObjectiveJson.Of(report);
        if (report.Project.Assignments.Count > 0)
            json["assignments"] = new JArray(report.Project.Assignments.Select(assignment => ObjectiveJson.Of(assignment, report.Judgements)));
        if (!report.Approvals.IsEmpty)
        {
            var approvals = ApprovalJson.Of(report.Approvals);
            if (report.Lead is not null)
                approvals.AddFirst(new JProperty("of", report.AsOf.ToString()));
            json["approvals"] = approvals;
        }

        if (report.KnownFrom is { } first)
            json["knownFrom"] = first.ToString();
        if (report.IsDraft)
            json["draft"] = new JObject { ["until"] = report.FreezeDays?.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["use"] = report.NameAndUse().Sv };
        if (report.Withheld.Count > 0)
            json["withheld"] = new JArray(report.Withheld);
        if (report.Edition == Edition.Internal || report.Periods.Count > 0)
            json["periods"] = list(PeriodJson.Of(report, list));
        if (report.Lead is { } lead)
            json["period"] = lead.Id;
        if (report.Edition == Edition.Internal)
            json["changes"] = report.Changes is { } changes ? OfChanges(report.Project, changes) : null;
        return json;
    }

    /// <summary><see cref="OutcomeReport.KnownFrom"/> as a report tells it; one that was frozen before it was told says it of a period only.</summary>
    public static Month? KnownFrom(JToken report) =>
        Month.TryParse((string?)(report["knownFrom"] ?? report["periods"]?.Select(period => period["knownFrom"]).FirstOrDefault(known => known is not null)), out var first) ? first : null;

    private static JObject OfEsf(EsfFigure figure, Programme programme)
    {
        var json = new JObject { ["code"] = figure.Code, ["year"] = figure.Year, ["women"] = figure.Women, ["men"] = figure.Men };
        if (programme.HasPlus)
            json["nonBinary"] = figure.NonBinary;
        json["total"] = figure.Total;
        return json;
    }

    private static JObject OfChanges(Project project, ChangesOfMonth changes) => new()
    {
        ["since"] = changes.Since.ToString(),
        ["scopes"] = new JArray(changes.Scopes.Select(change => WithMissing(change, new()
        {
            ["kind"] = change.Scope.Kind.Word(),
            ["id"] = change.Scope.Id,
            ["participants"] = Moved(change.Before.People.Participants, change.Now.People.Participants),
            ["enrolled"] = Moved(change.Before.People.Enrolled, change.Now.People.Enrolled),
            ["leavers"] = Moved(change.Before.People.Leavers, change.Now.People.Leavers),
            ["untold"] = Moved(change.Before.People.Untold, change.Now.People.Untold),
            ["indicators"] = new JArray(project.Indicators.Select((indicator, i) => new JObject
            {
                ["id"] = indicator.Id,
                ["numerator"] = Moved(change.Before.Ratios[i]?.Numerator, change.Now.Ratios[i]?.Numerator),
                ["denominator"] = Moved(change.Before.Ratios[i]?.Denominator, change.Now.Ratios[i]?.Denominator),
                ["rate"] = Moved(change.Before.Ratios[i]?.Rate, change.Now.Ratios[i]?.Rate),
            })),
            ["deliveries"] = new JArray(change.Because.Select(d => d.Id.Value)),
        }))),
    };

    private static JObject WithMissing(ScopeChange change, JObject json)
    {
        if (change.Before.IsMissing)
            json["missingBefore"] = true;
        return json;
    }

    /// <summary>The month before, and now.</summary>
    private static JArray Moved(double? before, double? now) => new() { before, now };

    /// <inheritdoc cref="Moved(double?, double?)"/>
    private static JArray Moved(int? before, int? now) => new() { before, now };

    private static JObject Common(OutcomeReport report, Func<IEnumerable<JToken>, JArray> list) => new()
    {
        ["schema"] = Schema,
        ["project"] = report.Project.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = report.Edition.Word(),
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
        ["scopes"] = list(report.Scopes.Select(OfScope)),
        ["breakdown"] = new JArray(report.Breakdown.Select(group => OfGroup(report, group))),
        ["figures"] = new JArray(report.Figures.Select(FigureJson.Of)),
        ["completeness"] = new JArray(report.Completeness.Select(site => new JObject
        {
            ["site"] = site.Site.Id,
            ["months"] = new JArray(site.Months.Select(month => month.ToJson())),
        })),
        ["deliveries"] = list(report.Deliveries.Select(OfDelivery)),
    };

    private static JObject OfDelivery(Delivery delivery)
    {
        var json = new JObject
        {
            ["site"] = delivery.Address.Site,
            ["month"] = delivery.Address.Month.ToString(),
            ["id"] = delivery.Id.Value,
            ["status"] = delivery.Status.Word(),
            ["rows"] = delivery.Rows,
            ["sha256"] = delivery.Sha256,
        };
        if (delivery.IsPreliminary)
            json["preliminary"] = true;
        return json;
    }

    private static JObject OfScope(ScopeOutcome scope)
    {
        var json = new JObject { ["kind"] = scope.Scope.Kind.Word(), ["id"] = scope.Scope.Id, ["name"] = scope.Scope.Name };
        AddPeople(json, scope.People);
        json["reasons"] = new JObject(scope.Reasons.Where(r => r.Leavers != 0 && !scope.IsMissing).Select(r => new JProperty(r.Name.Sv, r.Leavers)));
        Hiding(scope.Reasons.Any(r => r.Leavers is null), json);
        if (scope.Inflow is { } inflow)
            json["inflow"] = Hiding(inflow.Participants is null, new()
            {
                ["participants"] = inflow.Participants,
                ["expected"] = (double)inflow.Expected,
                ["planned"] = inflow.Plan.Participants,
                ["yearly"] = inflow.Plan.Yearly,
            });
        json["indicators"] = new JArray(scope.Indicators.Select(indicator => OfIndicator(scope, indicator)));
        json["measures"] = new JArray([.. scope.Shares.Select(OfShare), .. scope.Numbers.Select(OfNumber)]);
        if (scope.Detail is { } detail)
        {
            json["untoldSince"] = new JObject(detail.UntoldSince.Select(since => new JProperty(since.Month.ToString(), since.Persons)));
            json["days"] = new JObject { ["leavers"] = OfDays(detail.DaysOfLeavers), ["enrolled"] = OfDays(detail.DaysOfEnrolled) };
        }

        json["history"] = new JArray(scope.History.Select(month =>
        {
            var point = new JObject { ["month"] = month.Month.ToString() };
            AddPeople(point, month.People);
            point["rates"] = new JArray(month.Ratios.Select(ratio => ratio?.Rate));
            return OrMissing(month.IsMissing, point);
        }));
        return OrMissing(scope.IsMissing, json);
    }

    private static void AddPeople(JObject json, Headcount people)
    {
        json["participants"] = people.Participants;
        json["anonymous"] = people.Anonymous;
        json["enrolled"] = people.Enrolled;
        json["leavers"] = people.Leavers;
        json["untold"] = people.Untold;
        json["participations"] = people.Participations;
        Hiding(people.HidesAny, json);
    }

    private static JObject OfIndicator(ScopeOutcome scope, IndicatorOutcome indicator)
    {
        var json = Hiding(indicator.IsHidden || indicator.OfParticipants is null || indicator.Trend is null, new()
        {
            ["id"] = indicator.Indicator.Id,
            ["numerator"] = indicator.Ratio?.Numerator,
            ["denominator"] = indicator.Ratio?.Denominator,
            ["rate"] = indicator.Ratio?.Rate,
            ["shareOfParticipants"] = indicator.OfParticipants?.Rate,
            ["target"] = (double?)indicator.Indicator.Target?.Number,
            ["assessment"] = indicator.Assessment?.Word(),
            ["trend"] = indicator.Trend?.Word(),
        });
        if (indicator.Indicator.GoalOfYear is { } ofYear)
        {
            json["targetOfYear"] = (double?)ofYear.Target.Number;
            if (ofYear.Target.Word is var word and not TargetWord.None)
                json["targetOfYearInWords"] = word.Word();
        }

        // Why there is no trend.
        if (TrendWords.IsOfFew(indicator.Ratio, indicator.Earlier))
            json["earlier"] = new JObject { ["numerator"] = indicator.Earlier!.Value.Numerator, ["denominator"] = indicator.Earlier.Value.Denominator };
        TargetJson.WithWord(indicator.Indicator.Target, indicator.Before, json);
        if (scope.Between(indicator) is var (lowest, highest))
            json["between"] = new JArray { lowest.Rate, highest.Rate };
        if (indicator.Takes is { } takes)
        {
            json["interval95"] = indicator.Ratio?.Interval95() is { } interval ? new JArray(interval.Low, interval.High) : null;
            json["stillToLeave"] = takes.StillToLeave;
            json["needed"] = takes.Needed;
        }

        return json;
    }

    private static JObject OfShare(ShareOutcome share)
    {
        var json = Hiding(share.IsHidden || share.Due is null, OfNumbers(share));
        if (share.IsThinlyAnswered == true)
            json["fewAnswered"] = true;
        return json;
    }

    private static JObject OfNumbers(ShareOutcome share) => TargetJson.WithWord(share.Measure.Goal?.Target, share.Before, new()
    {
        ["id"] = share.Measure.Id,
        ["kind"] = share.Measure.Kind,
        ["numerator"] = share.Ratio?.Numerator,
        ["denominator"] = share.Ratio?.Denominator,
        ["rate"] = share.Ratio?.Rate,
        ["target"] = (double?)share.Measure.Goal?.Target.Number,
        ["assessment"] = share.Assessment?.Word(),
        ["trend"] = share.Trend?.Word(),
        ["due"] = share.Measure is FollowUpShare ? share.Due : null,
    });

    internal static JObject Of(FreePlaces places) => OrMissing(places.Taken is null, Hiding(places.Taken is null, new()
    {
        ["insats"] = places.Insats.Id,
        ["provider"] = places.Provider,
        ["places"] = places.Places,
        ["taken"] = places.Taken,
        ["free"] = places.Free,
    }));

    private static JObject OfNumber(CountOutcome number) => Hiding(number.IsHidden, TargetJson.WithWord(number.IsInWord ? number.Measure.Goal?.Target : null, number.Before, new()
    {
        ["id"] = number.Measure.Id,
        ["kind"] = number.Measure.Kind,
        ["count"] = number.Count,
        ["target"] = (double?)number.Target,
        ["assessment"] = number.Assessment?.Word(),
        ["trend"] = number.Trend?.Word(),
    }));

    private static JObject OfGroup(OutcomeReport report, BrokenDown group) => Hiding(group.Participants is null || group.Enrolled is null || group.Leavers is null || group.Ratios.Contains(null), new()
    {
        ["by"] = group.Dimension.Word(),
        ["value"] = group.Value,
        ["name"] = group.Name(report.Project).Sv,
        ["participants"] = group.Participants,
        ["enrolled"] = group.Enrolled,
        ["leavers"] = group.Leavers,
        ["untold"] = group.Untold,
        ["numerators"] = new JArray(group.Ratios.Select(ratio => ratio?.Numerator)),
    });

    private static JObject OfDays(Distribution days) => new()
    {
        ["persons"] = days.Persons,
        ["lowerQuartile"] = days.Quantile(0.25m),
        ["median"] = days.Quantile(0.5m),
        ["upperQuartile"] = days.Quantile(0.75m),
    };

    /// <summary>Of what is missing nothing is hidden: it says so in its place.</summary>
    internal static JObject OrMissing(bool isMissing, JObject json)
    {
        if (isMissing)
            foreach (var hidden in json.Descendants().OfType<JProperty>().Where(property => property.Name == "hidden").ToList())
                hidden.Replace(new JProperty("missing", true));
        return json;
    }

    private static JObject Hiding(bool hides, JObject json)
    {
        if (hides)
            json["hidden"] = true;
        return json;
    }
}
