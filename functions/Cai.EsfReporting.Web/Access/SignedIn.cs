namespace Cai.EsfReporting.Web.Access;

/// <summary>Whom a sign-in has told of.</summary>
/// <param name="Names">Everything by which <see cref="AccessList"/> may name the person.</param>
internal sealed record SignedIn(string Id, string Name, IReadOnlyCollection<string> Names)
{
    /// <summary>As Entra ID and other OpenID Connect issuers claim it, under their short names or those that App Service gives them.</summary>
    /// <returns>Null when the claims tell nobody.</returns>
    public static SignedIn? Of(IReadOnlyCollection<(string? Type, string? Value)> claims)
    {
        string? Of(params ReadOnlySpan<string> types)
        {
            foreach (var type in types)
                if (claims.FirstOrDefault(claim => claim.Type == type).Value is { Length: > 0 } value)
                    return value;
            return null;
        }

        var id = Of("http://schemas.microsoft.com/identity/claims/objectidentifier", "oid", "sub");
        var mail = Of("preferred_username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn");
        var others = claims.Where(claim => claim.Type is "email" or "groups" or "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups").Select(claim => claim.Value).OfType<string>();
        return (id ?? mail) is { } who ? new(who, Of("name") ?? mail ?? who, [who, .. mail is null ? [] : new[] { mail }, .. others]) : null;
    }
}
