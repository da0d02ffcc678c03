using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// What was decided of the public months, under the seals of the frozen reports: each seals all that its project had kept when it was frozen. Without them, or with others, the
/// next public month would be decided as if something else had been public.
/// </summary>
internal sealed class SealedDecisions(IFileStore files)
{
    private readonly Publications publications = new(files);

    /// <summary>What a manifest says of them.</summary>
    public async Task<JArray> OfAsync(Project project, CancellationToken cancellation) =>
        new((await publications.HashesAsync($"{Publications.Root}{project.Id}/", cancellation)).Select(kept => new JObject { ["path"] = kept.Key, ["sha256"] = kept.Value }));

    /// <summary>The files that were changed, taken away or added.</summary>
    /// <param name="manifests">Of each frozen report whose seal holds.</param>
    public async Task<IReadOnlyList<Verification>> VerifyAsync(IReadOnlyList<(string Folder, JObject Manifest)> manifests, CancellationToken cancellation)
    {
        var kept = await publications.HashesAsync(Publications.Root, cancellation);
        var known = (from report in manifests from decision in report.Manifest["published"] ?? new JArray() select (Path: (string)decision["path"]!, Sha256: (string)decision["sha256"]!, report.Folder)).ToLookup(decision => decision.Path);
        var faults = new List<Verification>();
        foreach (var path in known.Select(decision => decision.Key).Union(kept.Keys).Order(StringComparer.Ordinal))
            if (FaultOf(Masking.Mask(path), kept.GetValueOrDefault(path), [.. known[path].Select(decision => (decision.Sha256, decision.Folder))]) is { } fault)
                faults.Add(new(Masking.Mask(path), [fault]));
        return faults;
    }

    private static Text? FaultOf(string path, string? hash, IReadOnlyList<(string Sha256, string Folder)> known)
    {
        if (known.Count == 0)
            return new($"ingen fryst rapport känner {path}: antingen avbröts frysningen, och då slutför esf prepare den, eller så har filen lagts dit",
                $"no frozen report knows {path}: either the freezing was interrupted, and then esf prepare ends it, or the file was put there");
        if (hash is null)
            return new($"{path} saknas: lägg tillbaka den ur en säkerhetskopia, annars beslutas nästa publika månad som om denna aldrig hade varit publik",
                $"{path} is gone: put it back from a backup, else the next public month is decided as if this one had never been public");
        return known.FirstOrDefault(decision => decision.Sha256 != hash).Folder is { } report
            ? new($"{path} är inte det som var beslutat när {report} frystes: lägg tillbaka filen ur en säkerhetskopia, för nästa publika månad beslutas utifrån den",
                $"{path} is not what was decided when {report} was frozen: put the file back from a backup, for the next public month is decided from it")
            : null;
    }
}
