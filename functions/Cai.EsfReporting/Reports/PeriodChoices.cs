using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports;

/// <summary>The periods that a project can be asked for as it is delivered now. Each can be told: none ends before the first month that is delivered or after the latest.</summary>
/// <param name="Groups">By kind, the latest first in each; a kind without one is not here.</param>
/// <param name="Months">Every month that a period may begin or end with, the latest first.</param>
public sealed record PeriodChoices(IReadOnlyList<(Text Kind, IReadOnlyList<Period> Periods)> Groups, IReadOnlyList<Month> Months)
{
    /// <summary>The year up to the latest month: what most are asked for.</summary>
    public Period Usual => Period.YearUntil(Months[0]);

    /// <summary>What any of several projects can be asked for; null when none can be asked for any.</summary>
    public static PeriodChoices? Of(IEnumerable<PeriodChoices?> several) => several.OfType<PeriodChoices>().ToList() is not { Count: > 0 } some ? null : new(
        [
            .. some.SelectMany(choices => choices.Groups).GroupBy(group => group.Kind)
                .Select(kind => (kind.Key, (IReadOnlyList<Period>)[.. kind.SelectMany(group => group.Periods).Distinct().OrderByDescending(period => period.Last).ThenByDescending(period => period.First)])),
        ],
        [.. some.SelectMany(choices => choices.Months).Distinct().OrderDescending()]);

    /// <param name="known">The project's deliveries.</param>
    /// <returns>Null when nothing is delivered yet.</returns>
    public static PeriodChoices? Of(Project project, IEnumerable<Delivery> known)
    {
        var from = Month.Of(project.ParticipantsFrom);
        var delivered = Delivery.Current(known).Of(DeliveryKind.Participants).Select(d => d.Address.Month).Where(month => month >= from).ToList();
        if (delivered.Count == 0)
            return null;
        IReadOnlyList<Month> months = [.. from.To(delivered.Max()).Reverse()];
        var ended = months.Where(month => month >= delivered.Min()).SelectMany(Period.EndingIn).ToList();
        var usual = Period.YearUntil(months[0]);
        (Text, IReadOnlyList<Period>)[] groups =
        [
            (new("Året så här långt", "The year so far"), usual.IsYear ? [] : [usual]),
            (new("Hela år", "Whole years"), [.. ended.Where(period => period.Months == 12)]),
            (new("Halvår", "Half-years"), [.. ended.Where(period => period.Months == 6)]),
            (new("Tertial", "Tertials"), [.. ended.Where(period => period.Months == 4)]),
            (new("Kvartal", "Quarters"), [.. ended.Where(period => period.Months == 3)]),
        ];
        return new([.. groups.Where(group => group.Item2.Count > 0)], months);
    }
}
