using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileNotATable : IFileRule
{
    public Rule Rule { get; } = new("FILE_NOT_A_TABLE", Layer.File, Severity.RejectFile,
        Name: new("Inte en csv- eller Excelfil", "Not a csv or Excel file"),
        Message: new("Filen är {0}, varken csv eller xlsx, vad den än heter.", "The file is {0}, neither csv nor xlsx, whatever it is called."),
        Action: new("Lämna uppgifterna som Excel-arbetsbok (.xlsx) eller CSV UTF-8. {1}", "Deliver the data as an Excel workbook (.xlsx) or CSV UTF-8. {1}"));

    private static readonly Text CopyTable = new("Kopiera tabellen till ett tomt blad i Excel och spara det.", "Copy the table to an empty sheet in Excel and save it.");
    private static readonly Text OpenInExcel = new("Öppna filen i Excel, välj Spara som och filtypen Excel-arbetsbok (.xlsx).", "Open the file in Excel, choose Save As and the type Excel Workbook (.xlsx).");
    private static readonly Text AskForTable = new("Be den som har uppgifterna att exportera dem som tabell.", "Ask whoever has the data to export them as a table.");
    private static readonly Text Unpack = new("Packa upp den och lämna tabellen som ligger i den.", "Unpack it and deliver the table that is in it.");

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault != FileFault.NotATable)
            return;
        var (what, cure) = Of(file.Nature);
        findings.OnFile(Rule, new Choice(what), new Choice(cure));
    }

    private static (Text What, Text Cure) Of(FileNature nature) => nature switch
    {
        FileNature.Pdf => (new("en pdf", "a pdf"), AskForTable),
        FileNature.Picture => (new("en bild", "a picture"), AskForTable),
        FileNature.RichText => (new("en text i RTF", "a text in RTF"), CopyTable),
        FileNature.WordDocument or FileNature.OldWordDocument => (new("ett Word-dokument", "a Word document"), CopyTable),
        FileNature.Presentation => (new("en PowerPoint-presentation", "a PowerPoint presentation"), CopyTable),
        FileNature.OutlookMessage => (new("ett mejl från Outlook", "a mail from Outlook"), new("Spara bilagan ur mejlet och lämna den.", "Save the attachment of the mail and deliver that.")),
        FileNature.BinaryWorkbook => (new("en binär Excel-arbetsbok (.xlsb)", "a binary Excel workbook (.xlsb)"), OpenInExcel),
        FileNature.OpenDocumentSheet => (new("ett kalkylark i OpenDocument (.ods), som LibreOffice sparar", "an OpenDocument spreadsheet (.ods), as LibreOffice saves"),
            new("Öppna filen i LibreOffice eller Excel, välj Spara som och filtypen Excel (.xlsx).", "Open the file in LibreOffice or Excel, choose Save As and the type Excel (.xlsx).")),
        FileNature.OtherOpenDocument => (new("ett dokument i OpenDocument", "an OpenDocument document"), CopyTable),
        FileNature.AppleNumbers => (new("ett dokument från Numbers (Apple)", "a document of Numbers (Apple)"), new("Öppna filen i Numbers, välj Arkiv, Exportera till, Excel.", "Open the file in Numbers, choose File, Export To, Excel.")),
        FileNature.WebPage => (new("en webbsida (html), även om Excel kan öppna den", "a web page (html), though Excel can open it"), OpenInExcel),
        FileNature.XmlSpreadsheet => (new("ett XML-kalkylblad 2003", "an XML Spreadsheet 2003"), OpenInExcel),
        FileNature.OtherXml => (new("xml", "xml"), AskForTable),
        FileNature.PackedTable => (new("en packad fil (zip) med en tabell i", "a packed file (zip) with a table in it"), Unpack),
        FileNature.OtherArchive => (new("en packad fil", "a packed file"), Unpack),
        _ => (new("av ett slag som inte känns igen", "of a kind that is not known"), OpenInExcel),
    };
}
