using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace Cai.EsfReporting.Tests.Architecture;

/// <summary>The rooms of an assembly, which are its top folders, on floors from the lowest up. A room may know those below it, and none beside or above.</summary>
/// <param name="Root">The assembly's own namespace.</param>
internal sealed record Floors(Assembly Assembly, string Root, IReadOnlyList<string[]> All)
{
    /// <summary>Stands for what lies in no room, but in <see cref="Root"/> itself.</summary>
    public const string NoRoom = "";

    /// <summary>Every room that has a type in it, in ordinal order.</summary>
    public IEnumerable<string> Found() => Assembly.GetTypes()
        .Where(type => type.Namespace is { } space && (space == Root || space.StartsWith(Root + ".", StringComparison.Ordinal)))
        .Select(type => type.Namespace == Root ? NoRoom : type.Namespace![(Root.Length + 1)..].Split('.')[0]).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Each type that knows more than it may, and a type that it leans on: <c>Catalogue.Project leans on Reports.Edition</c>.</summary>
    public IEnumerable<string> Breaches()
    {
        foreach (var (level, floor) in All.Index())
            foreach (var room in floor)
            {
                var above = All.Skip(level).SelectMany(rooms => rooms).Where(other => other != room).SelectMany(Names).ToArray();
                if (above.Length == 0)
                    continue;
                var inside = Types.InAssembly(Assembly).That().ResideInNamespaceMatching($"^{Regex.Escape(Root + (room == NoRoom ? "" : "." + room))}{(room == NoRoom ? "$" : "(\\.|$)")}");
                foreach (var type in inside.ShouldNot().HaveDependencyOnAny(above).GetResult().FailingTypes)
                    yield return $"{Short(type.FullName)} leans on {Short(type.Explanation.Split(": ")[^1])}";
            }
    }

    /// <summary>What is in a room, as a dependency names it; a namespace stands for all in it, so that <see cref="NoRoom"/> is told type by type.</summary>
    private IEnumerable<string> Names(string room) => room != NoRoom ? [$"{Root}.{room}"]
        : Assembly.GetTypes().Where(type => type.Namespace == Root && !type.IsNested).Select(type => type.FullName!);

    private string Short(string name) => name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..] : name;
}
