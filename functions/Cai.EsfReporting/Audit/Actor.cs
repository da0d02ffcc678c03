using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Audit;

/// <summary>Somebody, or some machine, that did something.</summary>
/// <param name="Id">Stable: an object id, an e-mail address, <c>token:NAME</c>, <c>os:ACCOUNT</c>, or <c>local</c>.</param>
/// <param name="Name">For people; empty when nothing but the id is known.</param>
public sealed record Actor(string Id, string Name)
{
    private const string AccountPrefix = "os:";
    private const string TokenPrefix = "token:";

    /// <summary>Whoever uses the portal of a machine that answers itself only.</summary>
    public static Actor LocalOwner { get; } = new("local", "");

    /// <summary>Whoever gives a command at the machine, by the account that the system knows.</summary>
    public static Actor OfAccount(string account) => new(AccountPrefix + account, "");

    /// <summary>A machine that shows a token.</summary>
    public static Actor OfToken(string name) => new(TokenPrefix + name, name);

    /// <summary>As people are told who it was.</summary>
    public Text Told => this switch
    {
        { Id: "local" } => new("Den här datorn", "This machine"),
        { Id: var id } when id.StartsWith(AccountPrefix, StringComparison.Ordinal) => Both(id[AccountPrefix.Length..], ", vid datorn", ", at the machine"),
        { Id: var id } when id.StartsWith(TokenPrefix, StringComparison.Ordinal) => Both(id[TokenPrefix.Length..], " (nyckel)", " (token)"),
        { Id: "" } => new("–", "–"),
        { Name.Length: > 0 } => new(Name, Name),
        _ => new(Id, Id),
    };

    /// <summary>Without anything that could be an identity, whatever a sign-in or an account calls somebody.</summary>
    /// <remarks>An object id, whose digits may look like one by chance, is none.</remarks>
    internal Actor Masked => new(Guid.TryParse(Id, out _) ? Id : Masking.HideIdentities(Id), Masking.HideIdentities(Name));

    private static Text Both(string name, string sv, string en) => new(name + sv, name + en);
}
