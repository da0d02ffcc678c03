namespace Cai.EsfReporting.Deliveries;

/// <summary>Checks run layer by layer; a layer with a finding that rejects the file stops the next.</summary>
public enum Layer { File = 0, Header, Row, AcrossRows, EarlierMonths }

public enum Severity { Warning = 0, RejectRow, RejectFile }

public static class Severities
{
    /// <summary>The word in json and tables.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Warning => "warning",
        Severity.RejectRow => "reject-row",
        Severity.RejectFile => "reject-file",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    public static Text Name(this Severity severity) => severity switch
    {
        Severity.Warning => new("Varning", "Warning"),
        Severity.RejectRow => new("Raden avvisas", "Row rejected"),
        Severity.RejectFile => new("Filen avvisas", "File rejected"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}

/// <summary>What a rule says of itself: to users in findings, to coordinators in <c>docs/rules.md</c>.</summary>
/// <param name="Code">Stable for ever, upper case: <c>ID_CHECKDIGIT</c>.</param>
/// <param name="Name">The rule in a few words, for groups and lists.</param>
/// <param name="Message">What is wrong; <c>{0}</c> … are filled in from the finding.</param>
/// <param name="Action">What to do about it.</param>
public sealed record Rule(string Code, Layer Layer, Severity Severity, Text Name, Text Message, Text Action)
{
    /// <summary>It refuses a file that may be right all the same: whoever delivers can confirm that it is, and then it is taken.</summary>
    public bool CanBeConfirmed { get; init; }
}

/// <summary>One rule, one type.</summary>
public interface IRule
{
    Rule Rule { get; }
}
