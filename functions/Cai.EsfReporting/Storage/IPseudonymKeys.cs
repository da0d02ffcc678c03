using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Storage;

/// <summary>Keeps the secret behind the pseudonyms, away from the data.</summary>
public interface IPseudonymKeys
{
    /// <summary>The key in use, made at first use.</summary>
    Task<PseudonymKey> CurrentAsync(CancellationToken cancellation);
}
