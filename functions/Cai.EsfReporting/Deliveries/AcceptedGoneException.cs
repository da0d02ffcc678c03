using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

/// <summary>The accepted rows of a delivery are gone, so nothing can be counted from them; says why.</summary>
public sealed class AcceptedGoneException : IOException
{
    private AcceptedGoneException(Text explanation) : base(explanation.En) => Explanation = explanation;

    public Text Explanation { get; }

    internal static async Task<AcceptedGoneException> OfAsync(Delivery delivery, IFileStore files, CancellationToken cancellation)
    {
        var all = new List<Evidence>();
        await foreach (var entry in new EvidenceFolder(files).ReadAsync(cancellation, EvidenceKind.Purge))
            all.Add(entry);
        return new(new FileHistory(all).Deletion(delivery.AcceptedPath) is { } deletion
            ? new($"Mottagna uppgifter för {delivery.Address} är gallrade ({deletion.Change.Rule}, {deletion.Evidence.Path}), så utfallet kan inte räknas om. Frysta rapporter finns kvar.",
                $"The accepted data of {delivery.Address} have been purged ({deletion.Change.Rule}, {deletion.Evidence.Path}), so the outcome cannot be counted again. Frozen reports remain.")
            : new($"{delivery.AcceptedPath} saknas, och inget gallringsbevis nämner den. Återställ den från en säkerhetskopia.",
                $"{delivery.AcceptedPath} is missing, and no evidence of a purge names it. Restore it from a backup."));
    }
}
