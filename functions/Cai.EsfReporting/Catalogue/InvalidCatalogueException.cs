using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>What is wrong at one place of a catalogue.</summary>
/// <param name="Path">In the file: <c>$.projects[0].to</c>; <c>$</c> for the file as a whole.</param>
public readonly record struct CatalogueProblem(string Path, Text What)
{
    /// <summary>On one line, the path first.</summary>
    public Text Told => new($"{Path}: {What.Sv}", $"{Path}: {What.En}");

    /// <summary>Without any identity of the file that it quotes, in its place or in its words.</summary>
    internal CatalogueProblem Masked => new(Masking.HideIdentities(Path), new(Masking.HideIdentities(What.Sv), Masking.HideIdentities(What.En)));
}

/// <summary>The catalogue cannot be used. The message lists every problem, one a line, with its JSON path.</summary>
public sealed class InvalidCatalogueException(string name, IReadOnlyList<CatalogueProblem> faults)
    : Exception($"{name} is not a valid catalogue:{string.Concat(faults.Select(fault => "\n  " + fault.Told.En))}")
{
    public IReadOnlyList<CatalogueProblem> Faults { get; } = faults;

    /// <summary>In English.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. faults.Select(fault => fault.Told.En)];

    /// <summary>The message in both languages.</summary>
    public Text Told => new($"{name} är ingen giltig katalog:{string.Concat(Faults.Select(fault => "\n  " + fault.Told.Sv))}", Message);
}
