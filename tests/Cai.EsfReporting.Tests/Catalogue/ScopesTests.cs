using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests.Catalogue;

/// <summary>The sites and scopes of a project are listed once, and anew for a copy that has others.</summary>
public sealed class ScopesTests
{
    [Fact]
    public void Every_site_is_found_with_its_scope()
    {
        foreach (var project in SmallCatalogue.Whole.Projects)
        {
            foreach (var site in project.Sites)
            {
                project.FindSite(site.Id).ShouldBe(site);
                project.ScopeOf(site).ShouldBe(project.Scopes.Single(scope => scope.Kind == ScopeKind.Site && scope.Id == site.Id));
            }

            project.FindSite("nowhere").ShouldBeNull();
            project.Scopes.Count.ShouldBe(1 + project.SubProjects.Count + project.Sites.Count);
        }
    }

    [Fact]
    public void A_copy_with_other_sites_has_those()
    {
        var project = SmallCatalogue.Whole.Projects[0];
        var (first, second) = (project.Sites[0], project.Sites[1]);
        project.FindSite(first.Id).ShouldBe(first);

        var copy = project with { Sites = [second with { Name = "Annat namn" }] };

        copy.FindSite(first.Id).ShouldBeNull();
        copy.FindSite(second.Id)!.Name.ShouldBe("Annat namn");
        copy.ScopeOf(second).Name.ShouldBe("Annat namn");
        Should.Throw<ArgumentException>(() => copy.ScopeOf(first)).Message.ShouldContain(first.Id);
        // The first again, though the copy was asked last: both share what is listed.
        project.FindSite(first.Id).ShouldBe(first);
    }
}
