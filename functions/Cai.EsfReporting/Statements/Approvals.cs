namespace Cai.EsfReporting.Statements;

/// <summary>Who has approved a report, and what has become of it. A report that nobody has approved is as good as any other, and says so.</summary>
/// <param name="Given">Of the very report, in the order in which they were given.</param>
/// <param name="Outdated">Of the same month as it was counted or told before: nobody has approved what has changed since.</param>
/// <param name="Withdrawn">Taken back by those who gave them, with the moment of it.</param>
public sealed record Approvals(IReadOnlyList<Statement> Given, IReadOnlyList<Statement> Outdated, IReadOnlyList<(Statement Approval, DateTimeOffset At)> Withdrawn)
{
    public static Approvals None { get; } = new([], [], []);

    public bool IsGiven => Given.Count > 0;

    /// <summary>Whether anybody ever approved the month.</summary>
    public bool IsEmpty => Given.Count + Outdated.Count + Withdrawn.Count == 0;

    /// <param name="statements">Of the month.</param>
    /// <param name="signable">Fingerprint of the report as it is.</param>
    public static Approvals Of(IReadOnlyList<Statement> statements, string signable)
    {
        var takenBack = statements.Where(s => s.Kind == StatementKind.Withdrawal).GroupBy(s => s.Withdraws).ToDictionary(s => s.Key, s => s.First());
        var (given, outdated, withdrawn) = (new List<Statement>(), new List<Statement>(), new List<(Statement, DateTimeOffset)>());
        foreach (var approval in statements.Where(s => s.Kind == StatementKind.Approval))
            if (takenBack.TryGetValue(approval.Number, out var back) && back.Who == approval.Who)
                withdrawn.Add((approval, back.At));
            else
                (approval.Of == signable ? given : outdated).Add(approval);
        // Whoever has approved it as it is now has said all there is to say.
        return new(given, [.. outdated.Where(old => given.TrueForAll(now => (now.Who, now.Name) != (old.Who, old.Name)))], withdrawn);
    }

    /// <summary>For those who are not to be told who it was.</summary>
    public Approvals WithoutNames => new([.. Given.Select(Nameless)], [.. Outdated.Select(Nameless)], [.. Withdrawn.Select(w => (Nameless(w.Approval), w.At))]);

    private static Statement Nameless(Statement approval) => approval with { Who = "", Name = "" };

    /// <summary><c>Godkänd av Anna Ek 2018-10-02 09:15.</c> One sentence or more, whatever there is to say.</summary>
    public string InWords(Language language) => string.Join(' ', [
        Given.Count > 0 ? new Text("Godkänd {0}.", "Approved {0}.").In(language, All(Given, language))
            : Outdated.Count > 0 ? new Text("Inte godkänd som den är nu: godkänd {0}, för ett annat underlag.", "Not approved as it is now: approved {0}, for another basis.").In(language, All(Outdated, language))
            : new Text("Inte godkänd.", "Not approved.").In(language),
        .. Given.Count > 0 && Outdated.Count > 0 ? [new Text("Tidigare godkänd {0}, för ett annat underlag.", "Approved before {0}, for another basis.").In(language, All(Outdated, language))] : Array.Empty<string>(),
        .. Withdrawn.Select(w => TakenBack(w, language))]);

    /// <summary>What was done, without saying that a report is not approved where nothing was.</summary>
    internal string WhatCame(Language language) => IsGiven ? InWords(language)
        : string.Join(' ', Withdrawn.Select(w => TakenBack(w, language)));

    private static string TakenBack((Statement Approval, DateTimeOffset At) withdrawn, Language language) =>
        new Text("Ett godkännande {0} drogs tillbaka {1}.", "An approval {0} was withdrawn {1}.").In(language, One(withdrawn.Approval, language), StockholmTime.Show(withdrawn.At));

    private static string All(IEnumerable<Statement> approvals, Language language) => string.Join(new Text(" och ", " and ").In(language), approvals.Select(approval => One(approval, language)));

    private static string One(Statement approval, Language language) =>
        approval.Name.Length == 0 ? StockholmTime.Show(approval.At) : new Text("av {0} {1}", "by {0} {1}").In(language, approval.Name, StockholmTime.Show(approval.At));
}
