using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>A programme of the European Social Fund: what its projects count of their participants, and in which words.</summary>
/// <param name="Id">As the catalogue names it.</param>
/// <param name="Source">The regulation.</param>
/// <param name="Indicators">In the order of the regulation's annex.</param>
/// <param name="AgeBands">Rising, without gaps.</param>
/// <param name="Sexes">The words that Kön may hold.</param>
/// <param name="SexesTold">The same in a sentence.</param>
/// <param name="HasPlus">Whether the participant file has the columns of <see cref="EsfPlusAnswers"/>, and who is non-binary counts as such.</param>
public sealed partial record Programme(
    string Id, Text Name, Text Source, IReadOnlyList<EsfIndicator> Indicators, IReadOnlyList<AgeBand> AgeBands, Words<Sex> Sexes, Text SexesTold, bool HasPlus)
{
    public static IReadOnlyList<Programme> All => [Esf2014, EsfPlus];

    /// <param name="age">Whole years at the first start; null when it is not known.</param>
    /// <returns>The place of its band among <see cref="AgeBands"/>; null when it is not known.</returns>
    public int? BandOf(int? age)
    {
        for (var band = 0; band < AgeBands.Count; band++)
            if (age >= AgeBands[band].Ages.From && age <= AgeBands[band].Ages.To)
                return band;
        return null;
    }

    private const int Oldest = int.MaxValue;

    private static EmploymentAtEntry[] Unemployed => [EmploymentAtEntry.Unemployed, EmploymentAtEntry.LongTermUnemployed];
    private static EmploymentAtEntry[] Inactive => [EmploymentAtEntry.Inactive, EmploymentAtEntry.InactiveNotInEducation];
    private static EmploymentAtEntry[] OutOfWork => [.. Unemployed, .. Inactive];
    private static ExitReason[] Searching => [ExitReason.JobSeeking, ExitReason.EmploymentService];
    private static ExitReason[] Studying => [ExitReason.Study];
    private static ExitReason[] Working => [ExitReason.Work, ExitReason.SupportedWork, ExitReason.OwnBusiness];

    private static EsfIndicator Output(string code, string sv, string en) => new(code, EsfKind.Output, new(sv, en));

    private static EsfIndicator Result(string code, string sv, string en) => new(code, EsfKind.Result, new(sv, en));
}
