using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>Reminders and other notices that have been written for deadlines.</summary>
public sealed class Notices(IFileStore files)
{
    /// <summary>Those of one deadline that concern the visitor, in the order in which they were written.</summary>
    public async Task<IReadOnlyList<Notice>> OfAsync(Project project, Deadline deadline, Visitor visitor, Language language, CancellationToken cancellation)
    {
        var folder = $"reminders/{project.Id}/{deadline.Id}/";
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync(folder, cancellation))
            names.Add(path[folder.Length..]);
        var notices = new List<Notice>();
        // reminder-tyreso-20180921.json beside reminder-tyreso-20180921.sent.json
        foreach (var name in names.Where(name => name.IndexOf('.', StringComparison.Ordinal) == name.Length - ".json".Length))
            if (await JsonFile.ReadAsync(files, folder + name, cancellation) is { } notice && Concerns(visitor, project, (string?)notice["site"]))
                notices.Add(new((string?)notice["text"]?[language.Tag()]?["subject"] ?? (string?)notice["subject"] ?? "", Moments.Read((string)notice["written"]!), names.Contains(name.Replace(".json", ".sent.json", StringComparison.Ordinal)) || names.Contains(name.Replace(".json", ".mailed.json", StringComparison.Ordinal))));
        return [.. notices.OrderBy(notice => notice.Written).ThenBy(notice => notice.Subject, StringComparer.Ordinal)];
    }

    private static bool Concerns(Visitor visitor, Project project, string? site) =>
        visitor.MayRead(project.Id, Edition.Internal) || site is not null && visitor.MayDeliver(project.Id, site);
}

/// <param name="IsSent">Taken by the webhook, or mailed to everybody who is to have it; otherwise it stands in the folder only, or waits.</param>
public sealed record Notice(string Subject, DateTimeOffset Written, bool IsSent);
