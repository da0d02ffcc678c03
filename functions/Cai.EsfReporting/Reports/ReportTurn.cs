using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Whose turn it is to write a report: that of the basis named in <c>turn.json</c> beside it. A basis that is no
/// longer the latest gets no turn, and loses it to the latest one between two files. Writers of the same basis share a turn, for they write the same bytes.
/// </summary>
/// <param name="path">Of <c>turn.json</c>.</param>
/// <param name="basis">What it names.</param>
/// <param name="isLatest">Whether that basis is the latest now.</param>
internal sealed class ReportTurn(IFileStore files, string path, JObject basis, Func<CancellationToken, Task<bool>> isLatest)
{
    /// <summary>Where a turn stands in its folder.</summary>
    public const string FileName = "turn.json";

    private readonly byte[] mine = Encoding.UTF8.GetBytes(Json.Text(basis) + "\n");

    /// <summary>The turn of a project's report, for both its editions.</summary>
    public static ReportTurn Of(Reporter reporter, IFileStore files, OutcomeReport report) => new(files, $"reports/{report.Project.Id}/{report.AsOf}/{FileName}", new() { ["basis"] = report.Told },
        async cancellation => (await reporter.BasisAsync(report.Project, report.AsOf, cancellation)).Told == report.Told);

    /// <returns>False when something has come that the report does not know.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var there = await files.Sha256Async(path, cancellation);
            if (!await isLatest(cancellation))
                return false;
            if (await ReplaceAsync(path, mine, there, cancellation))
                return true;
        }
    }

    public async Task<bool> IsStillMineAsync(CancellationToken cancellation) => await files.Sha256Async(path, cancellation) == Sha256(mine);

    /// <summary>Puts a file of the report in place of any older one.</summary>
    /// <returns>False when it is another's turn.</returns>
    public async Task<bool> PutAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        while (true)
        {
            // Looked at before the turn: whoever has put another file since then is not replaced.
            var there = await files.Sha256Async(file, cancellation);
            if (!await IsStillMineAsync(cancellation))
                return false;
            if (await ReplaceAsync(file, content, there, cancellation))
                return true;
        }
    }

    private async Task<bool> ReplaceAsync(string file, ReadOnlyMemory<byte> content, string? there, CancellationToken cancellation)
    {
        if (there == Sha256(content))
            return true;
        await using var pending = await files.BeginAsync(file, cancellation);
        await pending.Stream.WriteAsync(content, cancellation);
        return await (there is null ? pending.CommitOnceAsync(cancellation) : pending.CommitOverAsync(there, cancellation));
    }

    private static string Sha256(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
