namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Ends the reading of a workbook from deep within it; whoever opened the workbook tells the fault on. Quotes nothing of the file.</summary>
internal sealed class UnreadableWorkbookException(FileFault fault, Exception? cause = null) : Exception($"The workbook cannot be read: {fault}.", cause)
{
    public FileFault Fault { get; } = fault;
}
