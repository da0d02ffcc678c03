namespace Cai.EsfReporting.Web.Access;

internal enum WhoKind { Address = 0, Id, Group }

/// <summary>
/// Whom an entry of <see cref="AccessList"/> is for: <c>anna@tyreso.example</c>, an address that the issuer has verified; <c>id:…</c>, the issuer's
/// subject; <c>group:…</c>, a group by the groups claim. Each is held against its own kind and no other, character by character; only the letters
/// a–z of an address may be large or small.
/// </summary>
internal readonly record struct Who(WhoKind Kind, string Value)
{
    /// <summary>False for a text of another form.</summary>
    public static bool TryParse(string? text, out Who who)
    {
        who = (text ?? "").Split(':', 2) switch
        {
            ["id", var id] => new(WhoKind.Id, id),
            ["group", var group] => new(WhoKind.Group, group),
            ["address", var address] => new(WhoKind.Address, address),
            [var address] when address.Contains('@') => new(WhoKind.Address, address),
            _ => default,
        };
        return !string.IsNullOrWhiteSpace(who.Value) && who.Value.Trim() == who.Value;
    }

    public bool Is(SignedIn person)
    {
        var value = Value;
        return Kind switch
        {
            WhoKind.Address => person.Address is { } address && IsSameAddress(address, value),
            WhoKind.Id => person.Subject == value,
            _ => person.Groups.Contains(value, StringComparer.Ordinal),
        };
    }

    /// <summary>Letters that other alphabets hold equal to a–z are others here.</summary>
    private static bool IsSameAddress(string one, string other) => one.Length == other.Length && one.Zip(other).All(pair => Folded(pair.First) == Folded(pair.Second));

    private static char Folded(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
