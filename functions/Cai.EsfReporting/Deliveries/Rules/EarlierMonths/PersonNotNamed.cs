using Cai.EsfReporting.Deliveries.History;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A month is a full statement: who is open and no longer named has vanished (design: Counting, 3). Told once a person.</summary>
internal sealed class PersonNotNamed : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PERSON_NOT_NAMED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Inskriven person nämns inte längre", "Somebody enrolled is no longer named"),
        Message: new("Personen på {0} var inskriven och nämns inte i den här filen. Filen är hela månadens besked, så personen räknas nu som borta utan känt avslut: varken inskriven eller avslutad.", "The person on {0} was enrolled and is not named in this file. The file is the whole statement of its month, so the person now counts as gone without a known end: neither enrolled nor left."),
        Action: new("Är personen kvar: ta med raden igen. Har den slutat: ta med raden med slutdatum och avslutsorsak. Lämna sedan filen igen.", "If the person is still there: state the row again. If the person has left: state the row with its end date and exit reason. Then deliver the file again."));

    /// <summary>Of a file too that is not taken until it is confirmed: confirming it says so of them.</summary>
    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var person in earlier.Beside.Vanished)
            findings.OnLine(Rule, 0, "", null, ToldEarlier.PlaceOf(person));
    }
}
