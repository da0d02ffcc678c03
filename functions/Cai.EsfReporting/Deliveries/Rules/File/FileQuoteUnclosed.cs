using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileQuoteUnclosed : IFileRule
{
    public Rule Rule { get; } = new("FILE_QUOTE_UNCLOSED", Layer.File, Severity.RejectFile,
        Name: new("Ett citattecken stängs inte", "A quote is not closed"),
        Message: new("Från rad {0} börjar ett citattecken (\") som aldrig stängs, så resten av filen kan inte delas upp i rader.", "On line {0} a quote (\") opens that is never closed, so the rest of the file cannot be split into rows."),
        Action: new("Ta bort eller dubblera citattecknet och lämna filen igen.", "Remove or double the quote and deliver again."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.QuoteUnclosed)
            findings.OnLine(Rule, file.Line, "", null, file.Line);
    }
}
