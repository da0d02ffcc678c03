using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Access;

public enum RoleKind { Deliver = 0, Read, Operate, Scb, ReadSite, Approve }

/// <summary>
/// One thing that somebody may do, written as in settings and on the command line: <c>deliver:mia/tyreso</c>,
/// <c>deliver:mia/*</c>, <c>read:mia/tyreso</c>, <c>read:mia:public</c>, <c>read:mia:internal</c>, <c>scb:mia</c>, <c>approve:mia</c>, <c>operate</c>.
/// </summary>
/// <param name="Project">Its id, or <c>*</c> for every project.</param>
/// <param name="Site">Its id, or <c>*</c> for every site of the project; empty unless it is a right to deliver, or to read a site's own results.</param>
/// <param name="Edition">The fullest edition that may be read; the internal one includes the public one.</param>
public readonly record struct Role(RoleKind Kind, string Project, string Site, Edition Edition)
{
    private const string Every = "*";

    public static Role Operate { get; } = new(RoleKind.Operate, Every, Every, Edition.Internal);

    /// <summary>False for a text of another form. Whether the project and the site exist is not asked.</summary>
    public static bool TryParse(string? text, out Role role)
    {
        role = default;
        switch (text?.Split(':'))
        {
            case ["operate"]:
                role = Operate;
                return true;
            case ["deliver", var place] when place.Split('/') is [var project, var site] && IsName(project) && IsName(site):
                role = new(RoleKind.Deliver, project, site, Edition.Public);
                return true;
            case ["read", var place] when place.Split('/') is [var project, var site] && IsName(project) && IsName(site):
                role = new(RoleKind.ReadSite, project, site, Edition.Public);
                return true;
            case ["read", var project, "public" or "internal"] when IsName(project):
                role = new(RoleKind.Read, project, "", text.EndsWith("internal", StringComparison.Ordinal) ? Edition.Internal : Edition.Public);
                return true;
            case ["scb", var project] when IsName(project):
                role = new(RoleKind.Scb, project, "", Edition.Public);
                return true;
            case ["approve", var project] when IsName(project):
                role = new(RoleKind.Approve, project, "", Edition.Internal);
                return true;
            default:
                return false;
        }
    }

    public bool CoversProject(string project) => Project is Every || Project == project;

    public bool CoversSite(string project, string site) => CoversProject(project) && (Site is Every || Site == site);

    public override string ToString() => Kind switch
    {
        RoleKind.Deliver => $"deliver:{Project}/{Site}",
        RoleKind.ReadSite => $"read:{Project}/{Site}",
        RoleKind.Read => $"read:{Project}:{Edition.Word()}",
        RoleKind.Scb => $"scb:{Project}",
        RoleKind.Approve => $"approve:{Project}",
        _ => "operate",
    };

    private static bool IsName(string text) => text is Every || DeliveryAddress.IsId(text);
}
