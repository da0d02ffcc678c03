using System.Collections;
using System.Reflection;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>A record again with one number in it another, for each number in it: of a list its first, middle and last. What the catalogue says is left as it is.</summary>
internal static class Variants
{
    private static readonly HashSet<string> Left = ["Cai.EsfReporting.Catalogue", "Cai.EsfReporting.Calendar"];

    /// <returns>Where the number is, without the places in lists, and the copy.</returns>
    public static IEnumerable<(string Path, T Copy)> Of<T>(T whole) where T : class => Of(whole, typeof(T).Name).Select(variant => (variant.Path, (T)variant.Copy));

    private static IEnumerable<(string Path, object Copy)> Of(object? node, string path) => node switch
    {
        null or string or Tally => [],
        int number => [(path, number + 1)],
        long number => [(path, number + 1)],
        decimal number => [(path, number + 1)],
        double number => [(path, number + 1)],
        // No more than all.
        Ratio ratio => [(path + ".Numerator", ratio with { Numerator = ratio.Numerator > 0 ? ratio.Numerator - 1 : ratio.Numerator + 1 }), (path + ".Denominator", ratio with { Denominator = ratio.Denominator + 1 })],
        Distribution days => [(path + ".Days", Made(days, 1, 1)), (path + ".Persons", Made(days, 0, 2))],
        IEnumerable list when ElementOf(list.GetType()) is { } element => OfList([.. list.Cast<object?>()], element, path),
        _ when Left.Contains(node.GetType().Namespace ?? "") || node.GetType().GetMethod("<Clone>$") is null => [],
        _ => OfRecord(node, path),
    };

    private static IEnumerable<(string, object)> OfRecord(object record, string path) =>
        from property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is not null && property.GetIndexParameters().Length == 0
        from variant in Of(property.GetValue(record), $"{path}.{property.Name}")
        select (variant.Path, With(record, property, variant.Copy));

    private static object With(object record, PropertyInfo property, object value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static IEnumerable<(string, object)> OfList(object?[] list, Type element, string path)
    {
        foreach (var i in ((int[])[0, list.Length / 2, list.Length - 1]).Where(i => i >= 0 && i < list.Length).Distinct())
            foreach (var (inside, copy) in Of(list[i], path + "[]"))
            {
                var other = Array.CreateInstance(element, list.Length);
                for (var at = 0; at < list.Length; at++)
                    other.SetValue(at == i ? copy : list[at], at);
                yield return (inside, other);
            }
    }

    private static Type? ElementOf(Type list) => list.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?.GetGenericArguments()[0];

    private static Distribution Made(Distribution days, int later, int times)
    {
        var made = new Distribution();
        foreach (var (day, persons) in days.Numbers)
            made.Add(day + later, persons * times);
        return made;
    }
}
