using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Keys;

/// <summary>A key, with those that it follows, that stands in the settings: for development only, since whoever reads the settings can reverse the pseudonyms.</summary>
internal sealed class ConfiguredPseudonymKey(PseudonymKey key) : IPseudonymKeys
{
    public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => Task.FromResult(key);
}
