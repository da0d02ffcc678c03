namespace Cai.EsfReporting.Statements;

/// <summary>Who had approved a report when it was frozen, and who did after: the frozen one tells the former for good, and is approved by the latter all the same.</summary>
public sealed class FrozenApprovals
{
    private readonly Approvals atCutOff, later;

    /// <param name="signable">Fingerprint of the report that was frozen.</param>
    /// <param name="statements">Of its month, as they are now.</param>
    /// <param name="namesAreTold">False for those who may read the public edition alone.</param>
    public FrozenApprovals(string signable, DateTimeOffset cutOff, IReadOnlyList<Statement> statements, bool namesAreTold)
    {
        var (then, now) = (Approvals.Of([.. statements.Where(s => s.At < cutOff)], signable), Approvals.Of(statements, signable));
        // What concerns another basis was no approval of this report.
        now = new([.. now.Given.Where(approval => approval.At >= cutOff)], [], [.. now.Withdrawn.Where(w => w.At >= cutOff && w.Approval.Of == signable)]);
        (atCutOff, later) = namesAreTold ? (then, now) : (then.WithoutNames, now.WithoutNames);
    }

    /// <summary><c>När rapporten frystes: inte godkänd. Efteråt: godkänd av …</c></summary>
    public string InWords(Language language)
    {
        var told = new Text("När rapporten frystes: {0}", "When the report was frozen: {0}").In(language, atCutOff.InWords(language));
        return later.IsEmpty ? told : $"{told} {new Text("Efteråt: {0}", "After that: {0}").In(language, later.WhatCame(language))}";
    }
}
