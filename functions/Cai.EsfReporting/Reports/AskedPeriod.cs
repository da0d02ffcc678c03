using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>A period that somebody asks a report of: one that can be told, or why it cannot and what to ask instead.</summary>
/// <param name="Refusal">Null when the period can be told.</param>
public sealed record AskedPeriod(Period Period, Text? Refusal)
{
    /// <summary>What to ask instead; null where the period can be told, and where only the asker can say.</summary>
    public Period? Instead { get; private init; }

    /// <summary>Why a text is no period; null when it is one.</summary>
    public static Text? Unreadable(string text) => Period.TryParse(text, out _) ? null : text.Split("--") is [var from, var to] && Month.TryParse(from, out var first) && Month.TryParse(to, out var last) ? last < first
        ? new($"Perioden slutar {last}, före sin första månad {first}. Byt plats på dem: {last}--{first}.", $"The period ends with {last}, before its first month {first}. Exchange them: {last}--{first}.")
        : new($"{first}--{last} är längre än fem år. Välj en kortare period; hela tiden står i varje rapport.", $"{first}--{last} is longer than five years. Choose a shorter period; the whole time is in every report.")
        : new(
        $"”{Masking.HideIdentities(text)}” är ingen period. Skriv 2018, 2018-H1 (halvår), 2018-T2 (tertial), 2018-Q3 (kvartal), 2018-08 (månad) eller 2018-01--2018-08; högst fem år.",
        $"“{Masking.HideIdentities(text)}” is no period. Write 2018, 2018-H1 (half-year), 2018-T2 (tertial), 2018-Q3 (quarter), 2018-08 (month) or 2018-01--2018-08; five years at most.");

    /// <param name="known">The project's deliveries.</param>
    public static AskedPeriod Of(string text, Project project, IEnumerable<Delivery> known)
    {
        if (!Period.TryParse(text, out var period))
            return new(period, Unreadable(text)) { Instead = text.Split("--") is [var one, var other] && Period.TryParse($"{other}--{one}", out var turned) ? turned : null };
        var (from, delivered) = (Month.Of(project.ParticipantsFrom), Delivery.Current(known).Of(DeliveryKind.Participants).Select(d => d.Address.Month).ToHashSet());
        if (delivered.Count == 0)
            return new(period, new($"{project.Name} har inga leveranser ännu, så ingen period kan räknas.", $"{project.Name} has no deliveries yet, so no period can be counted."));
        var latest = delivered.Max();
        var undelivered = period.First.To(period.Last).Where(month => month > latest).ToList();
        var missing = string.Join(", ", undelivered);
        return new(period,
            period.Last < from ? new(
                $"{period.Id} slutar innan {project.Name} hade deltagare: de första kunde börja {from}. Välj en period som slutar då eller senare.",
                $"{period.Id} ends before {project.Name} had participants: the first could start in {from}. Choose a period that ends then or later.")
            : period.Last < delivered.Min() ? new(
                $"{period.Id} slutar före den första månaden som {project.Name} har levererat, {delivered.Min()}: en period räknas med filerna till och med sin sista månad, och där finns ingen. Välj en period som slutar {delivered.Min()} eller senare.",
                $"{period.Id} ends before the first month that {project.Name} has delivered, {delivered.Min()}: a period is counted with the files up to its last month, and there is none. Choose a period that ends in {delivered.Min()} or later.")
            : period.First > latest ? new(
                $"{period.Id} börjar efter den senaste månaden som {project.Name} har levererat, {latest}. Välj en period som slutar senast {latest}, till exempel {Period.YearUntil(latest).Id}.",
                $"{period.Id} begins after the latest month that {project.Name} has delivered, {latest}. Choose a period that ends by {latest}, for example {Period.YearUntil(latest).Id}.")
            : period.Last > latest ? new(
                $"{period.Id} är bara delvis levererad av {project.Name}: {missing} saknas. Välj {Period.Of(period.First, latest).Id}, eller vänta tills månaderna är levererade.",
                $"{period.Id} is delivered only in part by {project.Name}: {missing} {(undelivered.Count == 1 ? "is" : "are")} missing. Choose {Period.Of(period.First, latest).Id}, or wait until the months are delivered.")
            : null)
        {
            Instead = period.First > latest ? Period.YearUntil(latest) : period.Last > latest && period.Last >= from ? Period.Of(period.First, latest) : null,
        };
    }
}
