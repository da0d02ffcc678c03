using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class HeaderMissing : IHeaderRule
{
    public Rule Rule { get; } = new("HEADER_MISSING", Layer.Header, Severity.RejectFile,
        Name: new("Rubrikraden saknas", "The header row is missing"),
        Message: new("Ingen rubrikrad hittades. Den första raden börjar: {0}", "No header row was found. The first row begins: {0}"),
        Action: new("Lägg en rad med svenska rubriker överst: Personnummer; Insats; Startdatum; Slutdatum; Avslutsorsak. Mallen har dem färdiga.", "Put a row of Swedish headers on top: Personnummer; Insats; Startdatum; Slutdatum; Avslutsorsak. The template has them."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header.Map is null)
            findings.OnLine(Rule, header.FirstRow?.Line ?? 0, "", null, Masking.Mask(string.Join("; ", header.FirstRow?.Header.Take(5) ?? [])));
    }
}
