using System.Text;

namespace Cai.EsfReporting.Catalogue;

/// <summary>What a column of SCB's participant file holds.</summary>
public enum ScbField
{
    /// <summary><c>identity</c>: twelve characters without a hyphen; blank on an anonymous row.</summary>
    Identity = 0,
    /// <summary><c>start</c>: first start in the month's files; blank on an anonymous row.</summary>
    Start,
    /// <summary><c>end</c>: blank while anything is open, and on an anonymous row.</summary>
    End,
    /// <summary><c>hours</c>: hours of presence in the month; blank when none are stated, and on an anonymous row.</summary>
    Hours,
    /// <summary><c>anonymous</c>: Ja or Nej.</summary>
    Anonymous,
    /// <summary><c>year</c>: year of start, on an anonymous row only.</summary>
    Year,
    /// <summary><c>sex</c>: Kvinna or Man, on an anonymous row only; a personnummer tells it.</summary>
    Sex,
}

/// <param name="Header">What the header row says.</param>
public sealed record ScbColumn(ScbField Field, string Header);

/// <summary>
/// How the participant file for SCB's monthly report is laid out. SCB's own description of its file is not public, so every
/// part is configurable (<c>deadlines.scb.layout</c>).
/// </summary>
/// <param name="Header">Whether a header row comes first.</param>
/// <param name="DateForm">As .NET writes dates: <c>yyyy-MM-dd</c>, <c>yyyyMMdd</c>.</param>
/// <param name="DecimalSign">Comma or point.</param>
/// <param name="OneRowAPerson">
/// A person's participations of the month as one row: first start, the latest end once all have ended, hours in all (ESF counts
/// one record per person and project). Otherwise a row for each participation.
/// </param>
public sealed record ScbLayout(IReadOnlyList<ScbColumn> Columns, bool Header, char Separator, string DateForm, char DecimalSign, Encoding Encoding, bool OneRowAPerson)
{
    /// <summary>The longest name of a sheet that Excel opens.</summary>
    private const int LongestSheet = 31;

    /// <summary>The name of a workbook's only sheet; at most 31 characters.</summary>
    public string Sheet { get; init; } = "Deltagare";

    /// <summary>Whether a workbook has dates as dates, and not as text of <see cref="DateForm"/>.</summary>
    public bool RealDates { get; init; }

    /// <summary>Semicolons, ISO dates, decimal comma, UTF-8 with a byte order mark, as Swedish Excel opens it.</summary>
    public static ScbLayout Default { get; } = new(
        [
            new(ScbField.Identity, "Personnummer"), new(ScbField.Start, "Startdatum"), new(ScbField.End, "Slutdatum"), new(ScbField.Hours, "Timmar"),
            new(ScbField.Anonymous, "Anonym"), new(ScbField.Year, "År"), new(ScbField.Sex, "Kön"),
        ],
        Header: true, ';', "yyyy-MM-dd", ',', new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), OneRowAPerson: true);

    internal static ScbLayout Read(JsonNode node)
    {
        node.Only("columns", "header", "separator", "dates", "decimal", "encoding", "rows", "sheet");
        var columns = node.Has("columns")
            ? node.Many("columns", column =>
            {
                column.Only("field", "header");
                var header = column.String("header", otherwise: "");
                if (header.Length > 0 && "=+-@\t\r\n".Contains(header[0], StringComparison.Ordinal))
                    column.Problem("header", "börjar som en formel i ett kalkylblad: med = + - @, tabb eller radbrytning", "begins as a formula does in a spreadsheet: with = + - @, a tab or a line break");
                return new ScbColumn(OneOf(column, "field", [.. Fields.Select(field => (field.Word, field.Field))], default), header);
            })
            : Default.Columns;
        var sheet = node.Has("sheet") ? node.String("sheet") : Default.Sheet;
        if (sheet.Length > LongestSheet || sheet.AsSpan().IndexOfAny("[]:*?/\\'") >= 0 || sheet.Any(char.IsControl))
            node.Problem("sheet", $"är inget namn på ett blad: högst {LongestSheet} tecken, inget av [ ] : * ? / \\ '", $"is no name of a sheet: at most {LongestSheet} characters, none of [ ] : * ? / \\ '");
        if (columns.Count == 0)
            node.Problem("columns", "ska ha minst en kolumn", "must hold at least one column");
        return new(columns,
            !node.Has("header") || node.Flag("header"),
            OneOf(node, "separator", [(";", ';'), (",", ','), ("|", '|'), ("tab", '\t')], Default.Separator),
            OneOf(node, "dates", [("yyyy-MM-dd", "yyyy-MM-dd"), ("yyyyMMdd", "yyyyMMdd"), ("yyMMdd", "yyMMdd"), (AsDates, "yyyy-MM-dd")], Default.DateForm),
            OneOf(node, "decimal", [(",", ','), (".", '.')], Default.DecimalSign),
            OneOf<Encoding>(node, "encoding",
                [("utf-8-bom", Default.Encoding), ("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), ("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!)], Default.Encoding),
            OneOf(node, "rows", [("person", true), ("participation", false)], Default.OneRowAPerson))
        {
            Sheet = sheet,
            RealDates = node.Has("dates") && node.String("dates") == AsDates,
        };
    }

    /// <summary>Dates that a spreadsheet knows as such; in a csv as ISO writes them.</summary>
    private const string AsDates = "date";

    private static readonly (string Word, ScbField Field)[] Fields =
    [
        ("identity", ScbField.Identity), ("start", ScbField.Start), ("end", ScbField.End), ("hours", ScbField.Hours),
        ("anonymous", ScbField.Anonymous), ("year", ScbField.Year), ("sex", ScbField.Sex),
    ];

    private static T OneOf<T>(JsonNode node, string property, (string Word, T Value)[] known, T otherwise)
    {
        if (!node.Has(property) && property != "field")
            return otherwise;
        var word = node.String(property);
        foreach (var (name, value) in known)
            if (name == word)
                return value;
        if (word.Length > 0)
            node.Problem(property, $"är ”{word}”; kända är {string.Join(", ", known.Select(k => k.Word))}", $"is “{word}”; known are {string.Join(", ", known.Select(k => k.Word))}");
        return otherwise;
    }
}
