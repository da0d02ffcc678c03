using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>The portal, where people sign in at <see cref="OwnIssuer"/>.</summary>
internal sealed class OpenIdHost : IAsyncDisposable
{
    public const string Access = """{ "people": [ { "who": ["anna@tyreso.example"], "roles": ["deliver:mia/tyreso"] }, { "who": ["bo@nacka.example"], "roles": ["deliver:mia/nacka"] }, { "who": ["group:group-of-readers"], "roles": ["read:mia:public"] } ] }""";
    public const string Proxy = "a-secret-that-is-long-enough-to-be-one";

    private OpenIdHost(OwnIssuer issuer, PortalHost portal, ManualClock clock) => (Issuer, Portal, Clock) = (issuer, portal, clock);

    public OwnIssuer Issuer { get; }

    public PortalHost Portal { get; }

    /// <summary>The portal's; begins now, for tokens are good for minutes.</summary>
    public ManualClock Clock { get; }

    /// <param name="isAway">The issuer is not there when the portal starts.</param>
    public static async Task<OpenIdHost> StartAsync(string access = Access, bool isBehindProxy = false, bool isAway = false)
    {
        var issuer = await OwnIssuer.StartAsync();
        if (isAway)
            await issuer.GoAwayAsync();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var portal = await PortalHost.StartAsync(new(SignInKind.OpenId, isBehindProxy ? Proxy : null), access, listen: address => address with { Names = ["esf.example"], OpenId = issuer.Settings }, clock: clock);
        return new(issuer, portal, clock);
    }

    public Browsing Browser() => new(Portal, Issuer);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
