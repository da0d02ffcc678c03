namespace Cai.EsfReporting.Outcomes;

/// <summary>Tidy rows for Power BI and the portal: one a project, month, scope and indicator.</summary>
public interface IOutcomeTable
{
    /// <summary>Puts these in place of the rows of a project and month.</summary>
    Task ReplaceAsync(string project, Month asOf, IReadOnlyList<OutcomeRow> rows, CancellationToken cancellation);

    /// <summary>The rows of a project and month, as they were put.</summary>
    Task<IReadOnlyList<OutcomeRow>> ReadAsync(string project, Month asOf, CancellationToken cancellation);
}
