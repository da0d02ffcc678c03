using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Audit;

/// <summary>What sort of actor an <see cref="Actor"/> is: told by how it was let in, never by what it calls itself.</summary>
public enum ActorKind
{
    /// <summary>Somebody who has signed in.</summary>
    Person = 0,

    /// <summary>Whoever gives a command at the machine, by the account that the system knows.</summary>
    Account,

    /// <summary>A machine that shows a token.</summary>
    Token,

    /// <summary>Whoever uses the portal of a machine that answers itself only.</summary>
    Machine,
}

/// <summary>Somebody, or some machine, that did something.</summary>
/// <param name="Id">Stable: an issuer's subject, an e-mail address, <c>token:NAME</c>, <c>os:ACCOUNT</c>, or <c>local</c>. Only with its kind does it tell who it was: a person may be called anything.</param>
/// <param name="Name">For people; empty when nothing but the id is known.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind = ActorKind.Person)
{
    private const string AccountPrefix = "os:";
    private const string TokenPrefix = "token:";

    private static readonly Text Machine = new("Den här datorn", "This machine");
    private static readonly Text AtMachine = new(", vid datorn", ", at the machine");
    private static readonly Text Token = new(" (nyckel)", " (token)");

    /// <summary>Whoever uses the portal of a machine that answers itself only.</summary>
    public static Actor LocalOwner { get; } = new("local", "", ActorKind.Machine);

    /// <summary>Whoever gives a command at the machine, by the account that the system knows.</summary>
    public static Actor OfAccount(string account) => new(AccountPrefix + account, "", ActorKind.Account);

    /// <summary>A machine that shows a token.</summary>
    public static Actor OfToken(string name) => new(TokenPrefix + name, name, ActorKind.Token);

    /// <summary>As read from an entry.</summary>
    /// <param name="kind">Its word; null in an entry from before kinds were written, which the id tells as far as it can.</param>
    /// <exception cref="FormatException">It is of another version.</exception>
    internal static Actor Read(string id, string name, string? kind) => new(id, name, kind switch
    {
        "person" => ActorKind.Person,
        "account" => ActorKind.Account,
        "token" => ActorKind.Token,
        "machine" => ActorKind.Machine,
        null when id == "local" => ActorKind.Machine,
        null when id.StartsWith(AccountPrefix, StringComparison.Ordinal) => ActorKind.Account,
        null when id.StartsWith(TokenPrefix, StringComparison.Ordinal) => ActorKind.Token,
        null => ActorKind.Person,
        _ => throw new FormatException("The entry is of another version."),
    });

    /// <summary>The word of its kind in entries and exports.</summary>
    public string KindWord => Kind switch
    {
        ActorKind.Account => "account",
        ActorKind.Token => "token",
        ActorKind.Machine => "machine",
        _ => "person",
    };

    /// <summary>No other actor has it: the id with the kind before it.</summary>
    public string Key => $"{KindWord} {Id}";

    /// <summary>As people are told who it was. A person who is called as a machine is told stands in quotes.</summary>
    public Text Told => Kind switch
    {
        ActorKind.Machine => Machine,
        ActorKind.Account => Both(Without(AccountPrefix), AtMachine),
        ActorKind.Token => Both(Without(TokenPrefix), Token),
        _ => this switch
        {
            { Id: "" } => new("–", "–"),
            { Name.Length: > 0 } => OfPerson(Name),
            _ => OfPerson(Id),
        },
    };

    /// <summary>Without anything that could be an identity, whatever a sign-in or an account calls somebody.</summary>
    /// <remarks>An object id, whose digits may look like one by chance, is none.</remarks>
    public Actor Masked => this with { Id = Guid.TryParse(Id, out _) ? Id : Masking.HideIdentities(Id), Name = Masking.HideIdentities(Name) };

    private static Text OfPerson(string name) =>
        ((Text[])[Machine, AtMachine, Token]).Any(told => name.EndsWith(told.Sv, StringComparison.OrdinalIgnoreCase) || name.EndsWith(told.En, StringComparison.OrdinalIgnoreCase)) ? new($"”{name}”", $"“{name}”") : new(name, name);

    private string Without(string prefix) => Id.StartsWith(prefix, StringComparison.Ordinal) ? Id[prefix.Length..] : Id;

    private static Text Both(string name, Text what) => new(name + what.Sv, name + what.En);
}
