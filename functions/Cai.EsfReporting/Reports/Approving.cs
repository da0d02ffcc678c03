using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Approves a month's report, as it is written: a month's, and so that of every deadline that is frozen from the same. What is approved is what was read: where something has come
/// since, nothing is signed.
/// </summary>
public sealed class Approving(Reporter reporter, IFileStore files, TimeProvider clock)
{
    private readonly StatementFolder statements = new(files);

    /// <summary>What can be approved of a month, and who has.</summary>
    public async Task<ApprovableReport> OfAsync(Project project, Month asOf, CancellationToken cancellation)
    {
        var basis = await reporter.BasisAsync(project, asOf, cancellation);
        var manifest = await JsonFile.ReadAsync(files, $"reports/{project.Id}/{asOf}/{Edition.Internal.Word()}/manifest.json", cancellation);
        return new(basis.Signable, (string?)manifest?["signable"], (string?)manifest?["files"]?.FirstOrDefault(file => (string?)file["name"] == "report.json")?["sha256"], Approvals.Of(basis.Statements, basis.Signable), basis.Statements) { IsTold = (string?)manifest?["told"] == basis.Told };
    }

    /// <summary>Signs a report. Whoever has signed it already has not signed it twice.</summary>
    /// <param name="read">What was read (<see cref="ApprovableReport.Written"/>).</param>
    /// <param name="before">Called before it is kept.</param>
    /// <returns>Why it was not signed; null when it is.</returns>
    public async Task<Text?> ApproveAsync(Project project, Month asOf, string read, Signer signer, Func<Task> before, CancellationToken cancellation)
    {
        var report = await OfAsync(project, asOf, cancellation);
        if (report.Written is null)
            return new($"Det finns ingen rapport till och med {asOf} att godkänna.", $"There is no report up to and including {asOf} to approve.");
        if (report.Current != read || report.Written != read)
            return new(
                $"Rapporten till och med {asOf} har ändrats sedan du läste den: något har kommit eller rättats. Inget är godkänt. Läs den som den är nu, och godkänn den då.",
                $"The report up to and including {asOf} has changed since you read it: something has come or was corrected. Nothing is approved. Read it as it is now, and approve it then.");
        if (report.Approvals.Given.Any(IsBySigner))
            return null;
        await before();
        await statements.AddAsync(project.Id, asOf, there => Approvals.Of(there, read).Given.Any(IsBySigner) ? null
            : new(0, StatementKind.Approval, Seconds(clock.GetUtcNow()), signer.Who, signer.Name) { Of = read, Read = report.ReadSha256 }, cancellation);
        return null;

        bool IsBySigner(Statement approval) => approval.Who == signer.Who && approval.Name == signer.Name;
    }

    /// <summary>Takes an approval back, which stays where it stands.</summary>
    /// <param name="number">Of the approval.</param>
    /// <param name="before">Called before it is kept.</param>
    /// <returns>Why it was not taken back; null when it is.</returns>
    public async Task<Text?> WithdrawAsync(Project project, Month asOf, int number, Signer signer, Func<Task> before, CancellationToken cancellation)
    {
        var told = (await statements.ReadAsync(project.Id, asOf, cancellation)).FirstOrDefault(s => s.Kind == StatementKind.Approval && s.Number == number);
        if (told is null || told.Who != signer.Who)
            return new("Ett godkännande dras tillbaka av den som har gett det.", "An approval is withdrawn by whoever gave it.");
        await before();
        await statements.AddAsync(project.Id, asOf, there => there.Any(s => s.Kind == StatementKind.Withdrawal && s.Withdraws == number && s.Who == signer.Who) ? null
            : new(0, StatementKind.Withdrawal, Seconds(clock.GetUtcNow()), signer.Who, told.Name) { Withdraws = number }, cancellation);
        return null;
    }

    private static DateTimeOffset Seconds(DateTimeOffset moment) => Moments.Read(Moments.Write(moment));
}

/// <summary>A month's report, to be approved.</summary>
/// <param name="Current">Fingerprint of what deliveries and statements call for now.</param>
/// <param name="Written">Fingerprint of the report that is written, which is what one reads; null when none is.</param>
/// <param name="ReadSha256">Of its <c>report.json</c>.</param>
/// <param name="Approvals">Of the report as it is to be now.</param>
/// <param name="Statements">Everything that was stated of the month.</param>
public sealed record ApprovableReport(string Current, string? Written, string? ReadSha256, Approvals Approvals, IReadOnlyList<Statement> Statements)
{
    /// <summary>What is read is what deliveries call for.</summary>
    public bool IsCurrent => Written == Current;

    /// <summary>Whether the files that are written tell all that was stated, who has approved them too.</summary>
    public bool IsTold { get; init; }
}
