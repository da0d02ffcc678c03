using Cai.EsfReporting.Audit;

namespace Cai.EsfReporting.Versions;

/// <summary>A catalogue that was taken into use: which, when and by whom.</summary>
/// <param name="Number">From 1, without gaps; the greatest is in use.</param>
/// <param name="Name">The catalogue's own version, which nobody keeps from standing twice.</param>
/// <param name="Sha256">Of its file, lower-case hex.</param>
/// <param name="By">Without a name and an id for the first: the catalogue that was in use before anybody had applied one.</param>
public sealed record CatalogueVersion(int Number, string Name, string Sha256, DateTimeOffset At, Actor By)
{
    /// <summary>The first, which nobody has applied.</summary>
    public bool IsFromBefore => Number == 1;
}
