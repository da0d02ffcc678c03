using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Web.Api;

/// <summary>Public editions that are not frozen yet: they may be written again of other deliveries, and two of them side by side would tell what either hides.</summary>
internal static class Drafts
{
    /// <summary>Why somebody may not read a month's public edition: it is not published at all, or a draft and they may not read the internal one. Null for whoever may.</summary>
    public static async Task<Text?> WhyNotAsync(IFileStore files, Project project, Month asOf, Visitor visitor, DateOnly today, CancellationToken cancellation) =>
        NotPublic.Because(project, asOf)
            ?? (visitor.MayRead(project.Id, Edition.Internal) || (await new Publications(files).MonthsAsync(project, cancellation)).Contains(asOf) ? null : NotPublic.Yet(project, asOf, today));
}
