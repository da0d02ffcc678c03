using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Versions;

/// <summary>Takes another catalogue into use, the same way from the portal, the open interface and the command line.</summary>
public sealed class CatalogueDesk(CatalogueInUse inUse, CatalogueVersions versions, IFileStore files, IDeliveryLog log, IOutcomeTable table, IPseudonymKeys keys, AuditLog audit, TimeProvider clock)
{
    /// <summary>What a catalogue would change. Nothing is stored.</summary>
    /// <exception cref="InvalidCatalogueException">It has faults; every one is told.</exception>
    public async Task<CatalogueProposal> ProposeAsync(byte[] content, string name, CancellationToken cancellation)
    {
        var proposed = CatalogueFile.Read(new MemoryStream(content), name);
        var current = await inUse.ReadAsync(cancellation);
        // Its targets would be told as changed from today, so that every report with such a one is made again.
        var told = TargetChanges.Told([(StockholmTime.DayOf(clock.GetUtcNow()), current.Catalogue), (StockholmTime.DayOf(clock.GetUtcNow()), proposed)]);
        var again = new Consolidator(new Reporter(told, files, log, keys), files, log, table, [], clock);
        return new(proposed, current.Catalogue.Version, current.Base, CatalogueChanges.Between(current.Catalogue, proposed), await CatalogueEffects.OfAsync(current.Catalogue, told, files, log, again, cancellation))
        {
            IsSame = proposed.Sha256 == current.Catalogue.Sha256,
        };
    }

    /// <summary>Takes a catalogue into use from now on: what is begun after is done by it.</summary>
    /// <param name="against">What the one who applies it has seen it held against; null for whatever is in use.</param>
    /// <exception cref="InvalidCatalogueException">It has faults; nothing is changed.</exception>
    public async Task<(ApplyOutcome Outcome, CatalogueProposal Proposal, CatalogueVersion? Version)> ApplyAsync(byte[] content, string name, string? against, Actor by, CancellationToken cancellation)
    {
        var proposal = await ProposeAsync(content, name, cancellation);
        var current = await inUse.ReadAsync(cancellation);
        if (current.Base != proposal.Base || current.Base != (against ?? proposal.Base))
            return (ApplyOutcome.Stale, proposal, null);
        if (proposal.IsSame)
            return (ApplyOutcome.Same, proposal, null);
        if (!proposal.MayBeApplied)
            return (ApplyOutcome.Refused, proposal, null);
        var version = new CatalogueVersion(Math.Max(current.Number, 1) + 1, proposal.Catalogue.Version, proposal.Catalogue.Sha256, clock.GetUtcNow(), by.Masked);
        await audit.CatalogueAsync(by, version.Number, CancellationToken.None);
        if (current.Number == 0 && !await BeginAsync(current.Catalogue, version.At) || !await versions.AddAsync(version, content, CancellationToken.None))
            return (ApplyOutcome.Stale, await ProposeAsync(content, name, cancellation), null);
        await inUse.ReadAsync(CancellationToken.None);
        return (ApplyOutcome.Applied, proposal, version);
    }

    /// <summary>The one that was in use before anybody applied one is the first version, so that one can go back to it.</summary>
    /// <returns>False when somebody else has begun with another.</returns>
    private async Task<bool> BeginAsync(ReportingCatalogue given, DateTimeOffset at) =>
        await versions.AddAsync(new(1, given.Version, given.Sha256, at, new("", "")), given.Source, CancellationToken.None)
            || (await versions.FindAsync(1, CancellationToken.None))?.Sha256 == given.Sha256;
}
