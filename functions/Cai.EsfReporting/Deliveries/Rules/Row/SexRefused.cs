using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SexRefused : IRowRule
{
    public Rule Rule { get; } = new("SEX_NOT_TOLD", Layer.Row, Severity.Warning,
        Name: new("Kön anges inte", "The sex is not told"),
        Message: new("Kön är {1}. Raden räknas, och könet räknas {0}.", "The sex is {1}. The row counts, and the sex is {0}."),
        Action: new("Inget behöver göras. På rader med personnummer får cellen vara tom.", "Nothing needs to be done. On rows with a personnummer the cell may be blank."));

    private static readonly Choice ByIdentity = new(new("som personnumret anger", "the one that the personnummer tells"));
    private static readonly Choice Unknown = new(new("som okänt, för numret anger inget", "unknown, for the number tells none"));

    private static Choice NoneOf(Text sexes) => new(new($"varken {sexes.Sv}", $"neither {sexes.En.Replace(" or ", " nor ", StringComparison.Ordinal)}"));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IdentityFault == IdentityFault.None && row.IsSexRefused)
            findings.OnCell(Rule, row, Column.Sex, row.Identity.Sex == Sex.Unknown ? Unknown : ByIdentity, NoneOf(row.Project.Programme.SexesTold));
    }
}
