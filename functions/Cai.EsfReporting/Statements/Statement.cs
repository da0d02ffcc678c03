using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Statements;

public enum StatementKind
{
    /// <summary>A file that this version cannot read: of a later one, or damaged. Nothing follows from it.</summary>
    Unknown = 0,
    /// <summary>Somebody approved the report of the month.</summary>
    Approval,
    /// <summary>Somebody took back an approval of theirs.</summary>
    Withdrawal,
    /// <summary>Somebody decided the Bedömning of a goal, told how far an activity or assignment has come, or commented on one of them or on the report as a whole. The latest of each stands.</summary>
    Judgement,
}

/// <summary>What somebody stated of a month's report. It is kept as it was given; what is changed is stated anew.</summary>
/// <param name="Number">Its place among those of the project and month, from 1.</param>
/// <param name="At">In UTC, whole seconds.</param>
/// <param name="Who">Whose it is: the key of an actor, which tells of no two the same.</param>
/// <param name="Name">As people are told who it was; no identity is in it.</param>
public sealed record Statement(int Number, StatementKind Kind, DateTimeOffset At, string Who, string Name)
{
    internal const string Schema = "cai-esf-statement/1";

    /// <summary>What a comment on the report as a whole is <see cref="About"/>: no id of a catalogue begins so.</summary>
    public const string WholeReport = "_report";

    /// <summary>Of an approval: fingerprint of what was approved. Empty for the others.</summary>
    public string Of { get; init; } = "";

    /// <summary>Of an approval: SHA-256 of the <c>report.json</c> that was read before it was given; null where none was.</summary>
    public string? Read { get; init; }

    /// <summary>Of a withdrawal: the number of the approval that is taken back; 0 for the others.</summary>
    public int Withdraws { get; init; }

    /// <summary>Of a judgement: id of the goal, activity or assignment, or <see cref="WholeReport"/>. Empty for the others.</summary>
    public string About { get; init; } = "";

    /// <summary>Of a judgement: the word in json of the Bedömning or the status; empty where it decides nothing, and for the others.</summary>
    public string Decides { get; init; } = "";

    /// <summary>Of a judgement: what was written beside it, no identity in it; empty for none, and for the others.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Of a judgement that a key-figure file tells: the delivery that first told it. Empty for what was stated in person, and where it is not to be told.</summary>
    public string DeliveredIn { get; init; } = "";

    /// <summary>Told by a file, and not kept here: its <see cref="Number"/> is below 0 and stays the same while files tell the same.</summary>
    public bool IsDelivered => Number < 0;

    /// <summary>Told by a file that another has taken the place of, without telling it.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>SHA-256 of the file that it stands in; empty until it is kept.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>SHA-256 of the file before it, which it so holds in place; null for the first.</summary>
    internal string? Previous { get; init; }

    internal JObject ToJson(string project, Month month)
    {
        var json = new JObject
        {
            ["schema"] = Schema,
            ["project"] = project,
            ["month"] = month.ToString(),
            ["number"] = Number,
            ["previous"] = Previous,
            ["kind"] = Word(Kind),
            ["at"] = Moments.Write(At),
            ["who"] = Who,
            ["name"] = Name,
        };
        if (Kind == StatementKind.Approval)
        {
            json["of"] = Of;
            json["read"] = Read;
        }
        else if (Kind == StatementKind.Withdrawal)
            json["withdraws"] = Withdraws;
        else if (Kind == StatementKind.Judgement)
        {
            json["about"] = About;
            json["decides"] = Decides;
            json["comment"] = Comment;
        }

        return json;
    }

    /// <exception cref="FormatException">It is of another version, or of another place.</exception>
    internal static Statement Parse(JObject json, string project, Month month, int number)
    {
        var kind = Enum.GetValues<StatementKind>().FirstOrDefault(kind => kind != StatementKind.Unknown && Word(kind) == (string?)json["kind"]);
        if ((string?)json["schema"] != Schema || kind == StatementKind.Unknown || (string?)json["project"] != project || (string?)json["month"] != month.ToString() || (int?)json["number"] != number)
            throw new FormatException("The statement is of another version, or belongs elsewhere.");
        return new(number, kind, Moments.Read((string?)json["at"] ?? ""), (string?)json["who"] ?? "", (string?)json["name"] ?? "")
        {
            Of = (string?)json["of"] ?? "",
            Read = (string?)json["read"],
            Withdraws = (int?)json["withdraws"] ?? 0,
            About = (string?)json["about"] ?? "",
            Decides = (string?)json["decides"] ?? "",
            Comment = (string?)json["comment"] ?? "",
            Previous = (string?)json["previous"],
        };
    }

    /// <summary>The word in json.</summary>
    private static string Word(StatementKind kind) => kind switch
    {
        StatementKind.Approval => "approval",
        StatementKind.Withdrawal => "withdrawal",
        StatementKind.Judgement => "judgement",
        _ => "unknown",
    };
}
