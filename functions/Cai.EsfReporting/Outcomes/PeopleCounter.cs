using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Counts the different people of sites of several projects, from the same accepted files as the projects' reports.</summary>
public sealed class PeopleCounter(IFileStore files, IPseudonymKeys keys)
{
    /// <param name="projects">Each with the current deliveries of the sites that are asked for; later months and key figures are left out.</param>
    /// <param name="from">Counts those who took part from this day on, whoever had left by then not; null for the whole time.</param>
    /// <exception cref="UnknownKeyException">Rows stand under a key that is not held: the same person would be another one, and a wrong number come of it.</exception>
    /// <exception cref="AcceptedGoneException">The rows of a delivery are gone.</exception>
    public async Task<PeopleAcross> CountAsync(Month asOf, IReadOnlyList<(Project Project, IReadOnlyList<Delivery> Current)> projects, CancellationToken cancellation, DateOnly? from = null)
    {
        try
        {
            return await CountAsync(asOf, projects, await keys.CurrentAsync(cancellation), from, cancellation);
        }
        catch (UnknownKeyException)
        {
            // A key was added since it was last asked for.
            return await CountAsync(asOf, projects, await keys.RefreshAsync(cancellation), from, cancellation);
        }
    }

    private Task<PeopleAcross> CountAsync(Month asOf, IReadOnlyList<(Project Project, IReadOnlyList<Delivery> Current)> projects, PseudonymKey key, DateOnly? from, CancellationToken cancellation)
    {
        var parts = OutcomeCounter.ShardsFor([.. projects.SelectMany(own => own.Current)]);
        return CountAsync(asOf, from, parts, [.. projects.Select(own => (own.Project, own.Current.Of(DeliveryKind.Participants).Select(delivery => (delivery.Address, Telling(own.Project, delivery))).ToList()))]);

        Func<Fold, int, Task> Telling(Project project, Delivery delivery) => async (fold, part) =>
        {
            await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation) ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
            await fold.AddAsync(delivery.Address.Site, delivery.Address.Month, take => CanonicalFile.ReadAsync(stream, key, project.Words, part, parts, take, cancellation));
        };
    }

    /// <summary>The count of deliveries that are told, in any order.</summary>
    public static Task<PeopleAcross> CountAsync(Month asOf, IEnumerable<(Project Project, IReadOnlyList<(DeliveryAddress Address, IAsyncEnumerable<Participation> Rows)> Current)> projects, DateOnly? from = null, CancellationToken cancellation = default) =>
        CountAsync(asOf, from, 1, [.. projects.Select(own => (own.Project, own.Current.Select(d => (d.Address, (Func<Fold, int, Task>)((fold, _) => fold.AddAsync(d.Address.Site, d.Address.Month, d.Rows, cancellation)))).ToList()))]);

    private static async Task<PeopleAcross> CountAsync(Month asOf, DateOnly? from, int parts, IReadOnlyList<(Project Project, List<(DeliveryAddress Address, Func<Fold, int, Task> TellAsync)> Current)> projects)
    {
        var people = new PeopleOfProjects(projects.Count);
        for (var part = 0; part < parts; part++)
        {
            foreach (var (place, (project, current)) in projects.Index())
            {
                var fold = new Fold(project);
                var told = current.Where(d => d.Address.Month <= asOf).OrderBy(d => d.Address.Month).ThenBy(d => d.Address.Site, StringComparer.Ordinal).ToList();
                foreach (var delivery in told)
                    await delivery.TellAsync(fold, part);
                if (told.Count > 0)
                    people.Add(place, fold.PeopleOf(asOf, from));
            }

            people.ClosePart();
        }

        return people.Counted();
    }
}
