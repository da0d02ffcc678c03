using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Catalogue;

/// <summary>
/// An object of the catalogue, read so that each value is either right or a problem with its JSON path.
/// A reading method always returns something usable, so that one pass finds every problem.
/// </summary>
internal sealed partial class JsonNode(JObject value, string path, List<CatalogueProblem> problems)
{
    /// <summary>No ESF project is older, and none is planned longer.</summary>
    private const int FirstYear = 1990, LastYear = 2099;

    private static readonly Text OfThisTime = new(string.Create(CultureInfo.InvariantCulture, $"från {FirstYear} till {LastYear}"), string.Create(CultureInfo.InvariantCulture, $"from {FirstYear} to {LastYear}"));

    /// <summary>Something of the whole catalogue was wrong so far.</summary>
    public bool HasFoundProblems => problems.Count > 0;

    public void Problem(string property, string sv, string en) => Problem(property, new(sv, en));

    private void Problem(string property, Text what) => problems.Add(new($"{path}.{property}", what));

    private static readonly Text MustBeText = new("ska vara en text", "must be a text");
    private static readonly Text MustBeObject = new("ska vara ett objekt", "must be an object");

    public bool Has(string property) => value[property] is { Type: not JTokenType.Null };

    public bool IsText(string property) => value[property] is JValue { Type: JTokenType.String };

    public bool IsObject(string property) => value[property] is JObject;

    /// <summary>Of its properties, as they stand.</summary>
    public IReadOnlyList<string> Names => [.. value.Properties().Select(property => property.Name)];

    /// <summary>Names that are not known here are most likely misspelt, and would be ignored in silence.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var property in value.Properties())
            if (!known.Contains(property.Name))
                Problem(property.Name, $"är inte känt här; kända är {string.Join(", ", known.ToArray())}", $"is not known here; known are {string.Join(", ", known.ToArray())}");
    }

    public void Unique(string property, IEnumerable<string> ids, Text? what = null)
    {
        foreach (var twice in ids.Where(id => id.Length > 0).GroupBy(id => id).Where(g => g.Count() > 1))
            Problem(property, $"{what?.Sv ?? "id"} ”{twice.Key}” står två gånger", $"the {what?.En ?? "id"} “{twice.Key}” stands twice");
    }

    public string String(string property, string? otherwise = null)
    {
        if (!Has(property) && otherwise is not null)
            return otherwise;
        if (value[property] is JValue { Type: JTokenType.String } text && !string.IsNullOrWhiteSpace((string?)text))
            return ((string)text!).Trim();
        return Wrong(property, MustBeText, "");
    }

    /// <summary>An id is part of paths and of table keys: lower-case ascii letters, digits and hyphens.</summary>
    public string Id()
    {
        var id = String("id");
        if (id.Length > 0 && !IdPattern().IsMatch(id))
            Problem("id", $"”{id}” ska vara 1–40 små bokstäver a–z, siffror och bindestreck, och börja med en bokstav", $"“{id}” must be 1–40 lower-case letters a–z, digits and hyphens, starting with a letter");
        return id;
    }

    public Text Text(string property)
    {
        if (value[property] is JObject both)
        {
            var node = new JsonNode(both, $"{path}.{property}", problems);
            node.Only("sv", "en");
            return new(node.String("sv"), node.String("en"));
        }

        var same = String(property);
        return new(same, same);
    }

    /// <summary>A word that files, spreadsheets and pages hold as it is.</summary>
    public Text Word(string property)
    {
        var word = Text(property);
        if (value[property] is JObject)
        {
            IsWord($"{property}.sv", word.Sv);
            IsWord($"{property}.en", word.En);
        }
        else
        {
            IsWord(property, word.Sv);
        }

        return word;
    }

    /// <inheritdoc cref="Word"/>
    public IReadOnlyList<string> WordsOf(string property)
    {
        var words = Strings(property);
        foreach (var (i, word) in words.Index())
            if (string.IsNullOrWhiteSpace(word))
                Problem(string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), MustBeText);
            else
                IsWord(string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), word);
        return words;
    }

    /// <summary>Whether no problem was found yet, here or elsewhere.</summary>
    public bool IsSound => problems.Count == 0;

    private void IsWord(string at, string word)
    {
        if (word.Length == 0)
            return;
        if (word.Length > LongestWord)
            Problem(at, $"är {word.Length} tecken långt; högst {LongestWord} får plats i en cell som ska läsas", $"is {word.Length} characters long; a cell that is to be read holds at most {LongestWord}");
        else if (word[0] is '=' or '+' or '-' or '@')
            Problem(at, $"”{word}” börjar som en formel i ett kalkylblad: börja med en bokstav eller siffra", $"“{word}” begins as a formula of a spreadsheet does: begin with a letter or digit");
        else if (word.Any(c => char.IsControl(c) || c is '<' or '>' or ';' or '"' or '|'))
            Problem(at, $"”{word}” har ett tecken som inte kan stå i ett ord: < > ; | citattecken, tabb eller radbrytning", $"“{word}” has a character that cannot stand in a word: < > ; | a quotation mark, a tab or a line break");
        else if (!word.Any(char.IsLetterOrDigit) || Folding.Fold(word).Length == 0)
            Problem(at, $"”{word}” är inget ord: det har varken bokstav eller siffra", $"“{word}” is no word: it has neither a letter nor a digit");
    }

    /// <summary>Characters of a word that a file may hold.</summary>
    private const int LongestWord = 60;

    public bool Flag(string property) => Has(property) && (value[property] is JValue { Type: JTokenType.Boolean } flag ? (bool)flag : Wrong(property, new("ska vara true eller false", "must be true or false"), false));

    public decimal Number(string property, decimal least, decimal most, decimal? otherwise = null)
    {
        if (!Has(property) && otherwise is { } given)
            return given;
        return value[property] is JValue { Value: decimal or long } number && (decimal)number >= least && (decimal)number <= most
            ? (decimal)number
            : Wrong(property, new(string.Create(CultureInfo.InvariantCulture, $"ska vara ett tal från {least} till {most}"), string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}")), least);
    }

    public int Whole(string property, int least, int most, int? otherwise = null)
    {
        if (!Has(property) && otherwise is { } given)
            return given;
        return TryWhole(value[property], least, most) ?? Wrong(property, MustBeWhole(least, most), least);
    }

    public IReadOnlyList<int> Wholes(string property, int least, int most) =>
        Items(property, (item, at) => TryWhole(item, least, most) ?? Wrong(at, MustBeWhole(least, most), least));

    public IReadOnlyList<string> Strings(string property) =>
        Items(property, (item, at) => item is JValue { Type: JTokenType.String } ? (string)item! : Wrong(at, MustBeText, ""));

    /// <summary>A day of this time: what a calendar makes of it, some months before or after, is a day too.</summary>
    public DateOnly Date(string property) =>
        Has(property) && DateOnly.TryParseExact((value[property] as JValue)?.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsOfThisTime(date.Year)
            ? date
            : Wrong(property, new($"ska vara ett datum, ÅÅÅÅ-MM-DD, {OfThisTime.Sv}", $"must be a date, yyyy-MM-dd, {OfThisTime.En}"), new DateOnly(2000, 1, 1));

    public Month Month(string property) => Month(property, value[property]) ?? new Month(2000, 1);

    public IReadOnlyList<Month> Months(string property) => [.. Items(property, (item, at) => Month(at, item)).OfType<Month>()];

    private Month? Month(string property, JToken? token) =>
        Calendar.Month.TryParse((token as JValue)?.Value as string, out var month) && IsOfThisTime(month.Year) ? month : Wrong<Month?>(property, new($"ska vara en månad, ÅÅÅÅ-MM, {OfThisTime.Sv}", $"must be a month, yyyy-MM, {OfThisTime.En}"), null);

    private static bool IsOfThisTime(int year) => year is >= FirstYear and <= LastYear;

    public JsonNode? Child(string property) => value[property] switch
    {
        null or { Type: JTokenType.Null } => null,
        JObject child => new(child, $"{path}.{property}", problems),
        _ => Wrong<JsonNode?>(property, MustBeObject, null),
    };

    public IReadOnlyList<T> Many<T>(string property, Func<JsonNode, T> read) where T : class =>
        [.. Items(property, (item, at) => item is JObject child
            ? read(new JsonNode(child, $"{path}.{at}", problems))
            : Wrong<T?>(at, MustBeObject, null)).OfType<T>()];

    private T[] Items<T>(string property, Func<JToken, string, T> read) => value[property] is JArray items
        ? [.. items.Select((item, i) => read(item, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]")))]
        : Wrong<T[]>(property, new("ska vara en lista", "must be a list"), []);

    private static int? TryWhole(JToken? token, int least, int most) =>
        token is JValue { Type: JTokenType.Integer, Value: long number } && number >= least && number <= most ? (int)number : null;

    private static Text MustBeWhole(int least, int most) => new(string.Create(CultureInfo.InvariantCulture, $"ska vara ett heltal från {least} till {most}"), string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));

    private T Wrong<T>(string property, Text what, T otherwise)
    {
        Problem(property, Has(property.Split('[')[0]) ? what : new($"saknas; {what.Sv}", $"is missing; {what.En}"));
        return otherwise;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
