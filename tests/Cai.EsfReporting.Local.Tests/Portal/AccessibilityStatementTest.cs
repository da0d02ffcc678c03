using System.Net;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Cai.EsfReporting.Web.Portal;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>What the act demands of the statement: whom to tell, and where to complain.</summary>
public sealed class AccessibilityStatementTest
{
    [Fact]
    public async Task The_catalogues_contact_can_be_written_to_and_Digg_complained_to()
    {
        await using var host = await PortalHost.StartAsync();

        var page = await host.Client().GetStringAsync("/help/accessibility");

        page.ShouldContain("""Projektkontoret, <a href="mailto:esf@forbund.example">esf@forbund.example</a>""");
        page.ShouldContain("https://www.digg.se/tdosanmalan");
        page.ShouldContain("delvis förenlig");
        page.ShouldContain("Redogörelsen uppdaterades senast");
    }

    [Fact]
    public async Task Without_a_contact_it_is_the_förbund_or_else_whoever_gave_access()
    {
        await using var host = await PortalHost.StartAsync();
        var mia = host.Data.Catalogue.Find("mia")! with { Contact = null };

        (await PageAsync(mia)).ShouldContain($": Ansvarigt samordningsförbund: {mia.SubProjects[0].CoordinatedBy}");
        (await PageAsync(mia with { SubProjects = [] })).ShouldContain(": den som har gett dig tillgång till tjänsten");
        (await PageAsync()).ShouldContain("den som har gett dig tillgång till tjänsten");
    }

    private static async Task<string> PageAsync(params Project[] projects)
    {
        using var file = new MemoryStream();
        await HtmlFile.WriteAsync<AccessibilityPage>(new()
        {
            [nameof(AccessibilityPage.View)] = new PortalView(Language.Sv, Visitor.LocalOwner, "/help/accessibility", "", "", ""),
            [nameof(AccessibilityPage.Projects)] = projects,
        }, file, default);
        return WebUtility.HtmlDecode(Encoding.UTF8.GetString(file.ToArray()));
    }
}
