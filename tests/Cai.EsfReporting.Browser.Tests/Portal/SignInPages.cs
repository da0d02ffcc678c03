using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>A portal where people sign in, and the issuer at which they do.</summary>
public sealed class SignInPages : IAsyncLifetime
{
    private const string Access = """{ "people": [ { "who": ["anna@tyreso.example"], "roles": ["deliver:mia/tyreso"] }, { "who": ["bo@nacka.example"], "roles": ["deliver:mia/nacka"] } ] }""";

    private Issuer? issuer;
    private PortalHost? host;

    internal Issuer Issuer => Shown(issuer!);

    internal PortalHost Host => Shown(host!);

    public async ValueTask InitializeAsync()
    {
        if (!Issuer.IsInstalled)
            return;
        issuer = await Issuer.StartAsync();
        host = await HostAsync(issuer);
        await issuer.KnowAsync(host.Address);
    }

    /// <summary>Tokens are good for minutes, so the host's clock is the real one.</summary>
    internal static Task<PortalHost> HostAsync(Issuer issuer) =>
        PortalHost.StartAsync(new(SignInKind.OpenId), Access, listen: address => address with { OpenId = issuer.Settings }, clock: TimeProvider.System);

    private static T Shown<T>(T what)
    {
        Issuer.MustBeInstalled();
        return what;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        issuer?.Dispose();
    }
}
