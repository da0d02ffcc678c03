using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

public static class ScopeNames
{
    /// <summary>A name that tells one part of the project from another where nothing else does: <c>Södertälje (ort)</c> where a sub-project is called so too.</summary>
    public static string NameIn(this Scope scope, Project project, Language language) =>
        project.Scopes.Count(other => other.Name == scope.Name) == 1 ? scope.Name : $"{scope.Name} ({scope.Kind.Name().In(language).ToLower(language.Culture())})";
}
