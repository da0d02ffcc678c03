using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Storage;

/// <summary>Keeps the secret behind the pseudonyms, away from the data.</summary>
public interface IPseudonymKeys
{
    /// <summary>The key in use, with the keys that it follows; the first is made at first use. May be remembered from an earlier call.</summary>
    Task<PseudonymKey> CurrentAsync(CancellationToken cancellation);

    /// <summary>The key in use as it is kept now: for when rows are met under one that is not known here yet.</summary>
    Task<PseudonymKey> RefreshAsync(CancellationToken cancellation) => CurrentAsync(cancellation);
}
