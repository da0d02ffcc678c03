namespace Cai.EsfReporting.Web.Access;

/// <summary>The addresses by which somebody leaves a <see cref="Session"/>.</summary>
internal static class WayOut
{
    /// <summary>Where a form ends the session here.</summary>
    public const string Form = "/sign-out";

    /// <summary>Where one is afterwards.</summary>
    public const string Done = "/sign-out/done";

    /// <summary>Ends the session at the issuer too.</summary>
    public const string AtIssuer = "/sign-out/issuer";

    /// <summary>Where somebody signs out: a form where the session is ours, a link where App Service keeps it; null where nobody does here.</summary>
    public static string? Of(SignInKind kind) => kind switch
    {
        SignInKind.OpenId => Form,
        SignInKind.AppService => "/.auth/logout?post_logout_redirect_uri=" + Uri.EscapeDataString(Done),
        _ => null,
    };
}
