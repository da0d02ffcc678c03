using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>What a name tells in words is taken at its word while nothing depends on it.</summary>
internal sealed class AddressUnderstood : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("ADDRESS_UNDERSTOOD", Layer.EarlierMonths, Severity.Warning,
        Name: new("Månad eller ort är tolkad ur filnamnet", "Month or site is understood from the file’s name"),
        Message: new("Filen ”{0}” är tolkad som {1}.", "The file “{0}” is understood as {1}."),
        Action: new("Stämmer det behöver inget göras. Döp nästa fil till ÅÅÅÅ-MM.csv i ortens mapp.", "If that is right nothing is to be done. Name the next file YYYY-MM.csv in the site’s folder."));

    public void Check(EarlierMonths earlier, Findings findings)
    {
        if (earlier is { Where: { IsUnderstood: true } where, Replaced: null })
            findings.OnFile(Rule, Masking.Mask(where.Name), earlier.Address.Path);
    }
}

/// <summary>A name in words replaces a month that is delivered only when it is confirmed: it may be an old file.</summary>
internal sealed class AddressUnderstoodReplaces : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("ADDRESS_UNDERSTOOD_REPLACES", Layer.EarlierMonths, Severity.RejectFile,
        Name: new("Ett tolkat filnamn skulle ersätta en lämnad månad", "A name that is understood would replace a month"),
        Message: new("Filen ”{0}” tolkas som {1}, som redan är lämnad med {2} rader. Den här filen har {3}.", "The file “{0}” is understood as {1}, which is delivered already with {2} rows. This file has {3}."),
        Action: new("Ska den ersätta det som är lämnat: döp den till ÅÅÅÅ-MM.csv i ortens mapp och lämna den igen, eller bekräfta den i portalen.", "If it is to replace what is delivered: name it YYYY-MM.csv in the site’s folder and deliver it again, or confirm it in the portal.")) { CanBeConfirmed = true };

    public void Check(EarlierMonths earlier, Findings findings)
    {
        if (earlier is { Where: { IsUnderstood: true } where, Replaced: { } replaced } && !earlier.File.IsOf(replaced))
            earlier.Refuse(Rule, findings, Masking.Mask(where.Name), earlier.Address.Path, replaced.Rows, earlier.Rows);
    }
}
