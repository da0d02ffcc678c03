using System.Globalization;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>The whole project parted by groups, places, ESF's indicators and time.</summary>
internal static class PartsOfWhole
{
    public static IEnumerable<ReportNumber> Breakdown(OutcomeReport report)
    {
        var of = new NumberOf(Parts.Breakdown, report.Whole.Scope, report.AsOf);
        foreach (var group in report.Breakdown)
        {
            var (value, dimension) = (group.Name(report.Project), group.Dimension.Name());
            IReadOnlyList<ReportNumber> numbers =
            [
                of.Count("participants", new("Deltagare", "Participants"), group.Participants),
                of.Count("enrolled", ReportNumbers.Enrolled, group.Enrolled) with { IsAtTheEnd = true },
                of.Count("untold", ReportNumbers.Untold, group.Untold),
                of.Count("leavers-in-rates", new("Avslutade i andelarna", "Left, in the rates"), group.Leavers),
                .. report.Project.Indicators.Select((indicator, i) => of.Share(indicator.Id, indicator.Name, group.Ratios[i]) with { Target = indicator.Target?.Number }),
            ];
            foreach (var number in numbers)
                yield return number with { By = group.Dimension.Word(), Group = group.Value, GroupName = new($"{dimension.Sv}, {value.Sv}", $"{dimension.En}, {value.En}") };
        }
    }

    public static IEnumerable<ReportNumber> Places(OutcomeReport report)
    {
        if (report.Places is not { Count: > 0 } places)
            return [];
        var of = new NumberOf(Parts.Places, report.Project.PlacesScope, report.AsOf, IsMissing: places.Any(place => place.Taken is null));
        return
        [
            .. places.SelectMany(place => Of(place.Places, place.Taken, place.Free).Select(number =>
            {
                var name = place.Provider is { } provider ? $"{place.Insats.Name}, {provider}" : place.Insats.Name;
                return number with { By = "insats", Group = place.Provider is null ? place.Insats.Id : $"{place.Insats.Id}/{place.Provider}", GroupName = new(name, name) };
            })),
            .. Of(places.Sum(place => place.Places), FreePlaces.Sum(places, place => place.Taken), FreePlaces.Sum(places, place => place.Free)),
        ];

        ReportNumber[] Of(int all, int? taken, int? free) =>
        [
            of.Count("places", new("Platser", "Places"), all, Units.Places) with { IsAtTheEnd = true }, of.Count("taken", new("Upptagna platser", "Places taken"), taken, Units.Places) with { IsAtTheEnd = true },
            of.Count("free", new("Lediga platser", "Free places"), free, Units.Places) with { IsAtTheEnd = true },
        ];
    }

    public static IEnumerable<ReportNumber> Esf(OutcomeReport report)
    {
        var names = EsfRow.Of(report.Project).ToDictionary(row => row.Code, row => row.HasCode ? new Text($"{row.Code} {row.Name.Sv}", $"{row.Code} {row.Name.En}") : new Text($"ESF: {row.Name.Sv}", $"ESF: {row.Name.En}"));
        return from figure in report.Esf ?? []
               let period = figure.Year is not { } year ? "" : (year == report.AsOf.Year ? Calendar.Period.YearUntil(report.AsOf) : Calendar.Period.OfYear(year)).Id
               let of = new NumberOf(Parts.Esf, report.Whole.Scope, report.AsOf, period)
               from sex in Sexes(figure, report.Project.Programme.HasPlus)
               select of.Count(figure.Code, names[figure.Code], sex.Count) with { By = sex.Word.Length == 0 ? "" : Dimension.Sex.Word(), Group = sex.Word, GroupName = sex.Name };
    }

    private static IEnumerable<(string Word, Text Name, int Count)> Sexes(EsfFigure figure, bool hasNonBinary) =>
    [
        (DimensionValues.Woman, new("kvinnor", "women"), figure.Women), (DimensionValues.Man, new("män", "men"), figure.Men),
        .. hasNonBinary ? [(DimensionValues.NonBinary, new("icke-binära", "non-binary"), figure.NonBinary)] : Array.Empty<(string, Text, int)>(), ("", new("", ""), figure.Total),
    ];

    public static IEnumerable<ReportNumber> Time(NumberOf of, ScopeDetail detail)
    {
        foreach (var (measure, name, days) in ((string, Text, Distribution)[])[("days-of-leavers", new("Dagar i projektet, avslutade", "Days in the project, left"), detail.DaysOfLeavers), ("days-of-enrolled", new("Dagar i projektet, inskrivna", "Days in the project, enrolled"), detail.DaysOfEnrolled)])
        {
            yield return of.Count(measure, name, days.Persons) with { By = "quantile", Group = "persons", GroupName = new("personer", "persons"), IsAtTheEnd = true };
            foreach (var (share, group, groupName) in ((decimal, string, Text)[])[(0.25m, "lower-quartile", new("nedre kvartil", "lower quartile")), (0.5m, "median", new("median", "median")), (0.75m, "upper-quartile", new("övre kvartil", "upper quartile"))])
                yield return of.Count(measure, name, days.Quantile(share), Units.Days) with { IsHidden = false, By = "quantile", Group = group, GroupName = groupName, IsAtTheEnd = true };
        }

        foreach (var (month, persons) in detail.UntoldSince)
            yield return of.Count("untold", ReportNumbers.Untold, persons) with { Part = Parts.Untold, By = "last-named", Group = month.ToString(), GroupName = new(string.Create(CultureInfo.InvariantCulture, $"nämndes senast {month}"), string.Create(CultureInfo.InvariantCulture, $"last named {month}")) };
    }
}
