using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Counts people into the groups of a <see cref="Breakdown"/>, which it finds by number instead of by name.</summary>
/// <param name="nameOfInsats">The value that an insats is shown as; different insatser may be one.</param>
internal sealed class PersonsBy(Breakdown breakdown, Project project, Numbered insatser, Func<string, string> nameOfInsats, Numbered providers)
{
    private readonly int[]?[] ofSex = new int[Enum.GetValues<Sex>().Length][];
    private readonly int[]?[] ofInitiator = new int[project.Words.InitiatorCount][];
    private readonly int[]?[] ofBand = new int[project.Programme.AgeBands.Count + 1][];
    private readonly int[]?[] ofInsats = new int[insatser.Count][];
    private readonly int[]?[] ofProvider = new int[providers.Count][];

    public Breakdown Breakdown => breakdown;

    /// <summary>Counts somebody by what was told at entry.</summary>
    /// <param name="reaches">Which indicators the person counts towards.</param>
    public void Add(in PersonOutcome person, ReadOnlySpan<bool> reaches)
    {
        var entry = person.Entry.Told;
        Breakdown.AddPerson(ofSex[(int)entry.Sex] ??= breakdown.Of(Dimension.Sex, DimensionValues.Of(entry.Sex)), person, reaches);
        Breakdown.AddPerson(OfAge(entry.Age), person, reaches);
        Breakdown.AddPerson(ofInitiator[(int)entry.InitiatedBy] ??= breakdown.Of(Dimension.InitiatedBy, project.Words.ValueOf(entry.InitiatedBy)), person, reaches);
    }

    public void AddToInsats(int insats, in PersonOutcome person, ReadOnlySpan<bool> reaches) => Breakdown.AddPerson(OfInsats(insats), person, reaches);

    public void AddToProvider(int provider, in PersonOutcome person, ReadOnlySpan<bool> reaches) =>
        Breakdown.AddPerson(ofProvider[provider] ??= breakdown.Of(Dimension.Provider, providers[provider]), person, reaches);

    /// <summary>Whether two insatser are shown as one.</summary>
    public bool IsSameInsats(int one, int other) => one == other || OfInsats(one) == OfInsats(other);

    public void AddAnonymous(int insats, Sex sex, int persons)
    {
        breakdown.AddAnonymous(Dimension.Sex, DimensionValues.Of(sex), persons);
        breakdown.AddAnonymous(Dimension.Age, Breakdown.NotTold, persons);
        breakdown.AddAnonymous(Dimension.InitiatedBy, Breakdown.NotTold, persons);
        breakdown.AddAnonymous(Dimension.Insats, nameOfInsats(insatser[insats]), persons);
        breakdown.AddAnonymous(Dimension.Provider, Breakdown.NotTold, persons);
    }

    private int[] OfInsats(int insats) => ofInsats[insats] ??= breakdown.Of(Dimension.Insats, nameOfInsats(insatser[insats]));

    private int[] OfAge(int? age) => project.Programme.BandOf(age) is { } band
        ? ofBand[band + 1] ??= breakdown.Of(Dimension.Age, project.Programme.AgeBands[band].Id)
        : ofBand[0] ??= breakdown.Of(Dimension.Age, Breakdown.NotTold);
}
