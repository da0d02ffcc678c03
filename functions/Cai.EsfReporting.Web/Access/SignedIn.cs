using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

/// <summary>Whom a sign-in has told of, as far as it is to be believed. Which claim counts for what is decided here and nowhere else.</summary>
/// <param name="Subject">The one issuer's own id of the person, which never changes and is given to nobody else; null where a proxy tells none.</param>
/// <param name="Address">An e-mail address that the issuer has verified to be the person's; null when there is none.</param>
/// <param name="Groups">From the groups claim alone, as the issuer calls them.</param>
/// <param name="Name">For people to see. Gives no right to anything.</param>
public sealed record SignedIn(string? Subject, string? Address, IReadOnlyCollection<string> Groups, string Name)
{
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string Mail = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    private const string Group = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups";

    private static readonly string[] EntraHosts = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "sts.windows.net"];

    /// <summary>Stable, for the audit log.</summary>
    public string Id => Subject ?? Address!;

    /// <summary>
    /// By claims of OpenID Connect Core 1.0, section 5.1. The subject is <c>sub</c>; of Entra ID <c>oid</c>, for its <c>sub</c> is another in every
    /// application. <c>email</c> counts where <c>email_verified</c> is true, of Entra ID where <c>xms_edov</c> is. <c>preferred_username</c> and <c>upn</c>,
    /// which the person or an administrator may choose, count for nothing.
    /// </summary>
    /// <returns>Null when the claims tell of nobody, or of several.</returns>
    public static SignedIn? OfIssuer(Uri issuer, IEnumerable<(string Type, string Value)> claims) =>
        IsEntra(issuer) ? Of([.. claims], ["oid"], ["email"], "xms_edov", ["groups"]) : Of([.. claims], ["sub"], ["email"], "email_verified", ["groups"]);

    /// <summary>Whether an issuer may tell of the address only when asked: Entra ID tells all in the token, and answers from another host that need not be reached.</summary>
    public static bool TellsMoreWhenAsked(Uri issuer) => !IsEntra(issuer);

    /// <summary>With what else the issuer tells of the same subject. What each telling says of an address holds together: none is verified by the other.</summary>
    public SignedIn Completed(SignedIn later) => Subject != later.Subject ? this : this with
    {
        Address = Address ?? later.Address,
        Groups = Groups.Count > 0 ? Groups : later.Groups,
        Name = Name == Subject ? later.Name : Name,
    };

    /// <summary>As App Service tells of somebody whom Entra ID has signed in: base64 of <c>{ "auth_typ": "aad", "claims": [ { "typ": …, "val": … } ] }</c>.</summary>
    /// <returns>Null when it tells of nobody, or by another provider than Entra ID.</returns>
    internal static SignedIn? OfPrincipal(string encoded)
    {
        try
        {
            var principal = JObject.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
            return (string?)principal["auth_typ"] == "aad"
                ? Of([.. (principal["claims"] ?? new JArray()).Select(claim => ((string?)claim["typ"] ?? "", (string?)claim["val"] ?? ""))], [ObjectId, "oid"], [Mail, "email"], "xms_edov", [Group, "groups"])
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>As oauth2-proxy and its like write it: <c>X-Forwarded-User</c> is the subject, <c>X-Forwarded-Email</c> an address that the proxy answers for, <c>X-Forwarded-Groups</c> the groups, with commas between.</summary>
    /// <returns>Null when they tell of nobody, or a header tells of two.</returns>
    internal static SignedIn? OfForwarded(IHeaderDictionary headers)
    {
        var (user, mail, groups) = (headers["X-Forwarded-User"], headers["X-Forwarded-Email"], headers["X-Forwarded-Groups"]);
        if (user.Count > 1 || mail.Count > 1 || groups.Count > 1 || mail.ToString().Contains(','))
            return null;
        return Known(user.ToString(), mail.ToString(), groups.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), mail.Count == 0 ? user.ToString() : mail.ToString());
    }

    private static bool IsEntra(Uri issuer) => EntraHosts.Contains(issuer.Host, StringComparer.OrdinalIgnoreCase);

    private static SignedIn? Of(IReadOnlyCollection<(string Type, string Value)> claims, string[] subject, string[] mail, string verified, string[] groups)
    {
        // What is told twice, and differently or not, is not told.
        string One(params ReadOnlySpan<string> types)
        {
            var (found, value) = (0, "");
            foreach (var (type, told) in claims)
                if (types.Contains(type))
                    (found, value) = (found + 1, told);
            return found == 1 ? value : "";
        }

        var address = One(verified).ToLowerInvariant() is "true" or "1" ? One(mail) : "";
        var shown = ((string[])[One("name"), One("preferred_username"), address]).FirstOrDefault(name => name.Length > 0);
        return One(subject).Length == 0 ? null : Known(One(subject), address, claims.Where(claim => groups.Contains(claim.Type)).Select(claim => claim.Value), shown ?? One(subject));
    }

    private static SignedIn? Known(string subject, string address, IEnumerable<string> groups, string name) =>
        subject.Length == 0 && address.Length == 0 ? null : new(subject.Length == 0 ? null : subject, address.Length == 0 ? null : address, [.. groups], name);
}
