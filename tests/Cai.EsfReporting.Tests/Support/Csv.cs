using Microsoft.VisualBasic.FileIO;

namespace Cai.EsfReporting.Tests;

/// <summary>A csv of ours as a spreadsheet reads it, quoted cells and all.</summary>
internal static class Csv
{
    public static List<string[]> Lines(string text, string separator = ";")
    {
        using var parser = new TextFieldParser(new StringReader(text.TrimStart('\uFEFF'))) { Delimiters = [separator], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var lines = new List<string[]>();
        while (parser.ReadFields() is { } fields)
            lines.Add(fields);
        return lines;
    }
}
