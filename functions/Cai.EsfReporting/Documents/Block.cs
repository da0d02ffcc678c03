using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Documents;

/// <summary>What a document is made of, from top to bottom. Texts may hold anything that was delivered: what xml cannot hold is left out when it is written.</summary>
public abstract record Block;

/// <summary>A heading that outlines and tables of contents are made of.</summary>
/// <param name="Level">1 to 3.</param>
public sealed record Heading(int Level, string Text) : Block;

public sealed record Paragraph(string Text) : Block
{
    /// <summary>For whom it is, what it lacks: set apart from the rest.</summary>
    public bool IsNotice { get; init; }
}

/// <summary>A word, and in the same paragraph what it means.</summary>
public sealed record Definition(string Term, string Meaning) : Block;

/// <summary>A table with a numbered caption above it, whose header is repeated on every page.</summary>
/// <param name="Caption">What the table is of; its description for those who do not see it, too.</param>
/// <param name="Rows">A text a column; the first column heads its row.</param>
public sealed record DocumentTable(string Caption, IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <param name="Share">Of the page's width, set against the other columns'.</param>
/// <param name="IsNumber">Stands to the right.</param>
public sealed record DocumentColumn(string Header, int Share, bool IsNumber = false);

/// <summary>A native chart with a numbered caption below it, and its numbers in a workbook inside the document: whoever edits the document can edit the chart.</summary>
/// <param name="Caption">What is drawn.</param>
/// <param name="Chart">Its description is read to those who do not see it; without a title, which the caption is.</param>
/// <param name="Data">The table that it shows.</param>
public sealed record DocumentChart(string Caption, Chart Chart, TableSheet Data) : Block;
