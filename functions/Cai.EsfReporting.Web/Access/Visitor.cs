using System.Security.Claims;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Reports;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Access;

/// <summary>Who asks, and what they may do. Everything that is not granted is refused.</summary>
/// <param name="Actor">As whom the audit log knows the visitor.</param>
public sealed record Visitor(Actor Actor, IReadOnlyList<Role> Roles)
{
    /// <summary>Whoever sits at the machine, where it answers nobody else and no sign-in is configured.</summary>
    public static Visitor LocalOwner { get; } = new(Actor.LocalOwner, [Role.Operate]);

    /// <summary>For people. A sign-in may call somebody by their personnummer: it stands on no page, not even their own.</summary>
    public string Name { get; } = Participants.Masking.HideIdentities(Actor.Name);

    /// <summary>Where somebody who has signed in here signs out; null for whoever has no session.</summary>
    public string? SignOut { get; init; }

    /// <summary>What to write in <see cref="AccessList"/> for the person; null for whoever is not in it.</summary>
    public string? Asked { get; init; }

    public bool HasSession => SignOut is not null;

    public bool IsOperator => Roles.Any(role => role.Kind == RoleKind.Operate);

    /// <summary>May deliver for the site, and so see its deliveries and receipts.</summary>
    public bool MayDeliver(string project, string site) =>
        Roles.Any(role => role.Kind == RoleKind.Operate || role.Kind == RoleKind.Deliver && role.CoversSite(project, site));

    /// <summary>May deliver for some site: nothing that anybody else sends is read.</summary>
    public bool DeliversAnything => Roles.Any(role => role.Kind is RoleKind.Operate or RoleKind.Deliver);

    /// <summary>Nobody approves what they may not read.</summary>
    public bool MayRead(string project, Edition edition) => Roles.Any(role =>
        role.Kind == RoleKind.Operate || role.Kind == RoleKind.Approve && role.CoversProject(project) || role.Kind == RoleKind.Read && role.CoversProject(project) && (edition == Edition.Public || role.Edition == Edition.Internal));

    /// <summary>
    /// May approve reports: a person who has the right by its name, which running the service does not give; or, where nobody signs in, whoever sits at the machine. No token is anybody.
    /// </summary>
    public bool MayApprove(string project) =>
        Actor.Kind == ActorKind.Machine || Actor.Kind == ActorKind.Person && Roles.Any(role => role.Kind == RoleKind.Approve && role.CoversProject(project));

    /// <summary>The name in the access list, for what the person signs; null for whoever is not in it.</summary>
    public string? Listed { get; init; }

    /// <summary>May take out the participant file for SCB, which holds identities.</summary>
    public bool MayTakeScb(string project) => Roles.Any(role => role.Kind == RoleKind.Operate || role.Kind == RoleKind.Scb && role.CoversProject(project));

    /// <summary>May take it out for some project.</summary>
    public bool TakesScb => Roles.Any(role => role.Kind is RoleKind.Operate or RoleKind.Scb);

    /// <summary>May read the site's own results: what the internal report tells of it, and of no other.</summary>
    public bool MayReadSite(string project, string site) => MayRead(project, Edition.Internal) || IsOfSite(project, site);

    /// <summary>Has the right to the site's own results by its name, not by a wider one.</summary>
    public bool IsOfSite(string project, string site) => Roles.Any(role => role.Kind == RoleKind.ReadSite && role.CoversSite(project, site));

    /// <summary>May know which months the site has delivered: the internal report tells it too.</summary>
    public bool MaySeeStanding(string project, string site) => MayDeliver(project, site) || MayReadSite(project, site);

    public bool MaySee(Catalogue.Project project) => MayRead(project.Id, Edition.Public) || MayTakeScb(project.Id) || project.Sites.Any(site => MaySeeStanding(project.Id, site.Id));

    /// <summary>Forms are bound to the visitor by it.</summary>
    internal ClaimsPrincipal Principal => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Actor.Key), new(ClaimTypes.Name, Name)], "esf"));
}

internal static class VisitorOfRequest
{
    private static readonly object Key = new();

    public static void SetVisitor(this HttpContext context, Visitor visitor)
    {
        context.Items[Key] = visitor;
        context.User = visitor.Principal;
    }

    /// <summary>Null when nobody has signed in.</summary>
    public static Visitor? FindVisitor(this HttpContext context) => context.Items[Key] as Visitor;

    /// <summary>For addresses that <see cref="SignInGate"/> has let through.</summary>
    public static Visitor Visitor(this HttpContext context) => context.FindVisitor() ?? throw new InvalidOperationException("The address is open to everybody and has no visitor.");
}
