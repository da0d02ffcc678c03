namespace Cai.EsfReporting.Outcomes;

/// <summary>Texts that many rows hold, each by a number of its own: numbers take little room, and are compared at once.</summary>
/// <param name="nameOf">What a file's word is called: different words may be one name, and then have one number.</param>
internal sealed class Numbered(Func<string, string> nameOf)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ofWord = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public int Count => names.Count;

    public string this[int number] => names[number];

    /// <summary>The number of what a word is called.</summary>
    public int Of(string word)
    {
        if (!ofWord.TryGetValue(word, out var number))
            ofWord.Add(word, number = OfName(nameOf(word)));
        return number;
    }

    private int OfName(string name)
    {
        if (numbers.TryGetValue(name, out var number))
            return number;
        numbers.Add(name, number = names.Count);
        names.Add(name);
        return number;
    }
}
