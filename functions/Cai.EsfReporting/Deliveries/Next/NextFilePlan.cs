using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Next;

/// <summary>What a month's file can be made of; nothing is read of anybody yet.</summary>
/// <param name="Month">The month that the file is to be delivered for; null when the site has delivered nothing that it could follow.</param>
/// <param name="Base">The delivery whose file it is made from; null when there is none.</param>
/// <param name="Refusal">Why none can be made; null when one can.</param>
/// <param name="Notes">What whoever takes it should know of the base.</param>
public sealed record NextFilePlan(Project Project, Site Site, Month? Month, Delivery? Base, Text? Refusal, IReadOnlyList<Text> Notes)
{
    /// <summary>Where the base's original is.</summary>
    internal string? Path { get; init; }

    /// <summary>Told where the original is no file any longer that is taken: the catalogue, or the program, has changed.</summary>
    public Text NoLongerTaken => new(
        $"Filen för {Base?.Address.Month} går inte längre igenom kontrollen och kan inte vara grund. Börja med din egen fil eller mallen.",
        $"The file for {Base?.Address.Month} does not pass the check any longer and cannot be the base. Begin with your own file or the template.");
}

/// <summary>Next month's file, with identities, while it is handed out; wiped when it is let go.</summary>
/// <param name="name">The file's name, which tells project, site and month and nothing of anybody.</param>
/// <param name="rows">Rows in it.</param>
/// <param name="followUps">Those of them that have ended and wait for a follow-up.</param>
/// <param name="left">Rows of the base that are not in it.</param>
public sealed class NextFile(string name, byte[] content, int rows, int followUps, int left) : IDisposable
{
    public string Name => name;

    public ReadOnlyMemory<byte> Content => content;

    public int Rows => rows;

    public int FollowUps => followUps;

    public int Left => left;

    public void Dispose() => System.Security.Cryptography.CryptographicOperations.ZeroMemory(content);
}
