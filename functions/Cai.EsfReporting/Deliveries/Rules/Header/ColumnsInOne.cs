namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ColumnsInOne : IHeaderRule
{
    public Rule Rule { get; } = new("COLUMNS_IN_ONE", Layer.Header, Severity.Warning,
        Name: new("Alla kolumner stod i en", "All columns stood in one"),
        Message: new("Varje rad stod hel i en enda cell, och har delats upp vid {0}.", "Each row stood whole in a single cell, and was parted at each {0}."),
        Action: new("Kontrollera antalet rader i kvittensen. Spara nästa gång filen med en uppgift i varje kolumn: i Excel, Data, Text till kolumner.", "Check the number of rows in the receipt. Next time save the file with one value in each column: in Excel, Data, Text to Columns."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header is { Map: { } map, InOne: { } one })
            findings.OnLine(Rule, map.Line, "", null, new Choice(NameOf(one.Separator)));
    }

    private static Text NameOf(char separator) => separator switch
    {
        ';' => new("semikolon", "semicolon"),
        ',' => new("komma", "comma"),
        '\t' => new("tabb", "tab"),
        _ => new("lodstreck", "vertical bar"),
    };
}
