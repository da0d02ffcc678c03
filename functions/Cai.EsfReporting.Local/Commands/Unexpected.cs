using System.Diagnostics;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>
/// What is told of an exception that nobody foresaw: a fault of the program. Its kind and place, in one line; never its message, which may
/// quote a file.
/// </summary>
internal static class Unexpected
{
    public static Text Of(Exception exception)
    {
        var at = new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("Cai.", StringComparison.Ordinal) == true);
        var place = at is null ? "" : $" {at.DeclaringType!.FullName}.{at.Name}";
        return new($"Det gick inte, för ett fel i programmet: {exception.GetType().Name}{place}. Kör samma kommando igen; händer det på nytt, anmäl felet med den här raden.",
            $"It could not be done, because of a fault in the program: {exception.GetType().Name}{place}. Run the same command again; should it happen anew, report the fault with this line.");
    }
}
