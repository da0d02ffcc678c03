using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Empty files for coordinators, made from <see cref="Columns"/>.</summary>
public sealed class Template
{
    private readonly FileFormat format;
    private readonly string title;
    private readonly string sheet;
    private readonly string how;

    private Template(FileFormat format, string name, string title, string sheet, string how) =>
        (this.format, Name, this.title, this.sheet, this.how) = (format, name, title, sheet, how);

    public static Template Participants { get; } = new(FileFormat.Participants, "mall", "Mall för deltagarfil", "Deltagare",
        "Fyll i bladet Deltagare och lämna filen. Inget att rapportera? Lämna filen med bara rubrikraden.");

    public static Template ParticipantsOfEsfPlus { get; } = new(FileFormat.ParticipantsOfEsfPlus, "mall-esfplus", "Mall för deltagarfil i ESF+", "Deltagare",
        "Fyll i bladet Deltagare och lämna filen. Inget att rapportera? Lämna filen med bara rubrikraden.");

    public static Template KeyFigures { get; } = new(FileFormat.KeyFigures, "mall-nyckeltal", "Mall för nyckeltal", "Nyckeltal",
        "Fyll i bladet Nyckeltal, en rad per nyckeltal, ort och period, och lämna filen.");

    /// <summary>The programme's, or the project's own where its catalogue adds words to choose from.</summary>
    public static Template Of(Project project)
    {
        var ofProgramme = project.Programme.HasPlus ? ParticipantsOfEsfPlus : Participants;
        return project.Words.AreAdded ? new(FileFormat.ParticipantsOf(project), $"mall-{project.Id}", $"{ofProgramme.title}: {project.Name}", ofProgramme.sheet, ofProgramme.how) : ofProgramme;
    }

    /// <summary>Those that are the same for every project.</summary>
    public static IReadOnlyList<Template> All { get; } = [Participants, ParticipantsOfEsfPlus, KeyFigures];

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>Rows of the workbook that are formatted and have drop-downs.</summary>
    private const int Rows = 2000;

    /// <summary>UTF-8 with a byte order mark, semicolons, one header row.</summary>
    public byte[] Csv() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(';', format.Columns.Select(card => card.Name)) + "\r\n")];

    /// <summary>Every cell is text, so that Excel keeps zeros and dates as they are written; closed lists are drop-downs.</summary>
    public Task WriteXlsxAsync(Stream stream, CancellationToken cancellation) => Workbook.WriteAsync(stream, new(title, Language.Sv),
    [
        new TableSheet(sheet, null, [], [.. format.Columns.Select(card => new SheetColumn(card.Name, ColumnKind.Text, Math.Max(14, card.Name.Length + 3)) { Choices = ListedInExcel(card) })], [])
        {
            BlankRows = Rows,
        },
        new TableSheet("Så här fyller du i", "Så här fyller du i", [how],
            [new("Kolumn", ColumnKind.Text, 26), new("Ska fyllas i", ColumnKind.LongText, 30), new("Innehåll", ColumnKind.LongText, 56), new("Tillåtna värden", ColumnKind.LongText, 60)],
            format.Columns.Select(card => (IReadOnlyList<object?>)[card.Name, card.Needed.Sv, card.Content.Sv, string.Join(" · ", card.Choices)])),
    ], cancellation);

    /// <summary>Excel separates a drop-down's words by commas and allows 255 characters: a word with a comma is left for typing.</summary>
    private static List<string> ListedInExcel(ColumnCard card)
    {
        var words = card.Choices.Where(word => !word.Contains(',')).ToList();
        return words.Count == card.Choices.Count && string.Join(',', words).Length <= 255 ? words : [];
    }
}
