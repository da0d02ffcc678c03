namespace Cai.EsfReporting.Web.Access;

/// <summary>The one family of headers by which a proxy tells who has signed in. None is believed unless the settings name it.</summary>
public enum ProxyHeaders
{
    /// <summary>No header tells of anybody.</summary>
    None = 0,

    /// <summary><c>X-Forwarded-User</c>, <c>-Email</c> and <c>-Groups</c>, as oauth2-proxy and its like write them.</summary>
    Forwarded,

    /// <summary><c>X-MS-CLIENT-PRINCIPAL</c>, as App Service writes it.</summary>
    Principal,
}

public static class ProxyHeadersWords
{
    /// <summary>The setting, and before it the variable of the environment, that names the family.</summary>
    public const string Setting = "proxyHeaders", Variable = "ESF_PROXY_HEADERS";

    /// <summary>The families as settings name them.</summary>
    public static IReadOnlyDictionary<string, ProxyHeaders> Words { get; } = new Dictionary<string, ProxyHeaders>(StringComparer.OrdinalIgnoreCase)
    {
        ["X-Forwarded"] = ProxyHeaders.Forwarded,
        ["X-MS-CLIENT-PRINCIPAL"] = ProxyHeaders.Principal,
    };
}
