using System.Globalization;
using System.Text;
using CsvHelper;

namespace Cai.EsfReporting.Catalogue;

/// <summary>A target that says a direction: it is held against the same period a year before (domain.md §7).</summary>
public enum TargetWord { None = 0, Increase, Decrease, Unchanged }

/// <summary>What an indicator, a measure or a key figure is to reach: a number or a word, one of the two.</summary>
/// <param name="Number">In its unit, a fraction for a share or percentage; null for a word.</param>
public readonly record struct FigureTarget(decimal? Number, TargetWord Word)
{
    public static FigureTarget Of(decimal number) => new(number, TargetWord.None);

    public static FigureTarget Of(TargetWord word) => new(null, word);

    /// <summary>Targets in accepted files: a number, or the word that json has.</summary>
    internal sealed class Converter : ICsvConverter<FigureTarget>
    {
        public FigureTarget Read(CsvReader reader, int fieldIndex)
        {
            var text = Encoding.UTF8.GetString(reader.GetSpan(fieldIndex));
            return TargetWords.Find(text) is var word and not TargetWord.None ? Of(word) : Of(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        public void Write(CsvWriter writer, FigureTarget value) => writer.WriteField(value.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : value.Word.Word());
    }
}

/// <summary>A target and the month from which it holds, until the next one does.</summary>
/// <param name="From">Null for always.</param>
public sealed record DatedTarget(Month? From, FigureTarget Target);

public static class DatedTargets
{
    /// <summary>What holds in a month; null before the first.</summary>
    /// <param name="targets">The earliest first.</param>
    public static FigureTarget? In(this IReadOnlyList<DatedTarget> targets, Month month) => targets.LastOrDefault(target => !(target.From > month))?.Target;
}

public static class TargetWords
{
    private static readonly Dictionary<string, TargetWord> Spellings = new[]
    {
        (TargetWord.Increase, (string[])["increase", "Öka", "Ökad", "Ökning", "Ska öka", "Increased"]),
        (TargetWord.Decrease, ["decrease", "Minska", "Minskad", "Minskning", "Ska minska", "Decreased"]),
        (TargetWord.Unchanged, ["unchanged", "Oförändrad", "Oförändrat", "Oförändrade"]),
    }.SelectMany(known => known.Item2.Select(spelling => (Spelling: spelling, Word: known.Item1))).ToDictionary(pair => Folding.Fold(pair.Spelling), pair => pair.Word, StringComparer.Ordinal);

    /// <summary>None for a text that is no such word.</summary>
    public static TargetWord Find(string text) => text.Length <= 40 ? Spellings.GetValueOrDefault(Folding.Fold(text).TrimEnd('.')) : TargetWord.None;

    /// <summary>The word in the catalogue and in json.</summary>
    public static string Word(this TargetWord word) => word switch
    {
        TargetWord.Increase => "increase",
        TargetWord.Decrease => "decrease",
        TargetWord.Unchanged => "unchanged",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    /// <summary>As the municipality's own reports say it.</summary>
    public static Text Name(this TargetWord word) => word switch
    {
        TargetWord.Increase => new("Öka", "Increase"),
        TargetWord.Decrease => new("Minska", "Decrease"),
        TargetWord.Unchanged => new("Oförändrad", "Unchanged"),
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };
}
