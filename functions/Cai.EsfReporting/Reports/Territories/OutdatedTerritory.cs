using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>An internal report of a municipality or förbund that was taken away, since what it was counted on is another now.</summary>
/// <param name="Folder"><c>reports/municipality.tyreso/2018-08/internal</c>, or that of a period below it.</param>
/// <param name="IsInCatalogue">Whether it can be made again: the catalogue still has the place.</param>
/// <param name="Left">Names of files that lay beside it and that nobody here has written; they stay.</param>
public sealed record OutdatedTerritory(string Folder, bool IsInCatalogue, IReadOnlyList<string> Left)
{
    /// <summary>What became of it, why, and what to do.</summary>
    public Text Told
    {
        get
        {
            var (sv, en) = IsInCatalogue
                ? ($"Leveranserna, en radering eller katalogen har ändrat det som den räknades på. Gör en ny: {Command}.", $"The deliveries, an erasure or the catalogue have changed what it was counted on. Make a new one: {Command}.")
                : ($"Katalogen har inte längre {(IsForbund ? "samordningsförbundet" : "kommunen")}; publika utgåvor står kvar.", $"The catalogue no longer has the {(IsForbund ? "förbund" : "municipality")}; public editions stay.");
            var left = string.Join(", ", Left.Select(Masking.Mask));
            return new($"Borttagen: den interna rapporten i {Folder}. {sv}" + (Left.Count == 0 ? "" : $" Kvar i mappen ligger det som någon annan har lagt där och som kan ha samma tal, se efter själv: {left}."),
                $"Taken away: the internal report in {Folder}. {en}" + (Left.Count == 0 ? "" : $" Still in the folder is what somebody else has put there, which may have the same numbers, look for yourself: {left}."));
        }
    }

    private string Key => Folder.Split('/')[1];

    private bool IsForbund => Key.StartsWith(TerritoryKind.Forbund.Word() + ".", StringComparison.Ordinal);

    private string Command => $"esf report --{Key.Replace('.', ' ')} {(Folder.Split('/') is [_, _, _, _, var period, ..] ? $"--period {period}" : $"--as-of {Folder.Split('/')[2]}")}";
}
