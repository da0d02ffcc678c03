using System.Globalization;
using Cai.EsfReporting.Participants;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>
/// Histories in which everything meets everything: few people, days and insatser, so that there are re-entries, ties and
/// corrections; every cell of the file at random, told differently from month to month.
/// </summary>
internal static class MadeUpHistory
{
    public static readonly Month AsOf = new(2018, 6);
    private static readonly Month First = new(2017, 9);
    private static readonly Month Last = new(2018, 8);
    private static readonly string[] Insatser = ["jobbverket", "arbetstraning", "samtal", "Egen", "Egen kurs"];
    private static readonly string[] Providers = ["", "Grow", "GROW", " grow", "Bönorna", "Nynäshamns kommun", "Annan"];

    public static List<SiteMonth> Of(int seed)
    {
        var random = new Random(seed);
        var history = new List<SiteMonth>();
        // Many people have left for good; few come back, and collide.
        var people = 4 + random.Next(40);
        foreach (var site in EveryKind.Mia.Sites)
            foreach (var month in First.To(Last))
                if (random.Next(3) > 0)
                    history.Add(new(site.Id, month, [.. Rows(random, people).DistinctBy(row => row.IsAnonymous || row.IsRefused ? new object() : (row.Pseudonym, row.Insats, row.Start))]));
        return history;
    }

    public static void ForEvery(Func<List<SiteMonth>, bool> holds, int times) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(Of(seed))).Check(Tried.Times(times));

    private static IEnumerable<Participation> Rows(Random random, int people)
    {
        for (var i = random.Next(7); i > 0; i--)
        {
            // From before the project to after the last month, always the first of a month.
            var start = new DateOnly(2016, 11, 1).AddMonths(random.Next(22));
            DateOnly? end = random.Next(3) == 0 ? null : start.AddMonths(random.Next(4)).AddDays(random.Next(2));
            var reason = end is null ? random.Next(8) == 0 ? ExitReason.RegisteredInError : ExitReason.None : (ExitReason)random.Next(1, ExitReasons.Count);
            var insats = Any(Insatser);
            if (random.Next(12) == 0)
            {
                yield return Participation.OfRefused("key", Counting.Person(random.Next(people)), i);
                continue;
            }

            if (random.Next(8) == 0)
                yield return Counting.Anonymous(Text(start), Any(Enum.GetValues<Sex>()), insats) with { InitiatedBy = Any(Enum.GetValues<Initiator>()) };
            else
                yield return Counting.Make(Counting.Person(random.Next(people)), insats, Text(start), end is { } e ? Text(e) : null, reason, random.Next(9) == 0 ? Sex.Unknown : Any([Sex.Woman, Sex.Man])) with
                {
                    Age = random.Next(9) == 0 ? null : Any([16, 17, 18, 24, 25, 29, 30, 54, 55, 60, 63, 64]),
                    Provider = Any(Providers),
                    Employment = random.Next(2) == 0 ? Any([EmploymentAtEntry.Inactive, EmploymentAtEntry.InactiveNotInEducation]) : Any(Enum.GetValues<EmploymentAtEntry>()),
                    Education = Any(Enum.GetValues<Education>()),
                    ForeignBackground = Any(Enum.GetValues<EsfReporting.Participants.Answer>()),
                    Disability = Any(Enum.GetValues<EsfReporting.Participants.Answer>()),
                    OtherDisadvantage = Any(Enum.GetValues<EsfReporting.Participants.Answer>()),
                    InitiatedBy = Any(Enum.GetValues<Initiator>()),
                    NewQualification = Any(Enum.GetValues<EsfReporting.Participants.Answer>()),
                    Referred = random.Next(3) == 0 ? null : start.AddDays(-random.Next(3)),
                    FirstMeeting = random.Next(3) == 0 ? null : start.AddDays(random.Next(20)),
                    Status90Days = Any(Enum.GetValues<FollowUp>()),
                    Status6Months = Any(Enum.GetValues<FollowUp>()),
                };
        }

        T Any<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
