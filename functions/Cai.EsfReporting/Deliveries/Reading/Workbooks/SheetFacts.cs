namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Which sheet of a workbook was read, and what stands on the others.</summary>
/// <param name="Read">Null when none has the header.</param>
/// <param name="Others">The other sheets with the header that can be seen; where none was read, those that are hidden.</param>
internal sealed record SheetFacts(WorkbookSheet? Read, IReadOnlyList<OtherSheet> Others);

/// <param name="Rows">That are somebody's, as far as they could be counted.</param>
internal sealed record OtherSheet(WorkbookSheet Sheet, int Rows);
