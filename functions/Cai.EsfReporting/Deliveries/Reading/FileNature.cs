namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>What a file is that is neither csv nor xlsx, so that it can be told how to make a table of it.</summary>
public enum FileNature
{
    Unknown = 0,
    Pdf,
    Picture,
    RichText,
    WordDocument,
    OldWordDocument,
    Presentation,
    OutlookMessage,
    BinaryWorkbook,
    OpenDocumentSheet,
    OtherOpenDocument,
    AppleNumbers,
    /// <summary>A page of the web, which Excel opens as a table: also its own “Web page”, named <c>.xls</c>.</summary>
    WebPage,
    /// <summary>Excel's “XML Spreadsheet 2003”.</summary>
    XmlSpreadsheet,
    OtherXml,
    /// <summary>A zip with a table in it.</summary>
    PackedTable,
    OtherArchive,
}
