namespace Cai.EsfReporting.Tests.Leaks;

/// <summary>Everything that came out, and whom it tells of.</summary>
internal sealed class GoneOut(MadeUpPeople people)
{
    private readonly List<(string Where, string Text)> texts = [];

    public int Count => texts.Count;

    public int MillionCharacters => (int)(texts.Sum(text => (long)text.Text.Length) / 1_000_000);

    public void Add(string where, string text) => Add(where, System.Text.Encoding.UTF8.GetBytes(text));

    public void Add(string where, byte[] bytes)
    {
        foreach (var text in Opened.Texts(where, bytes))
            texts.Add(text);
    }

    /// <summary>The names of all files below a folder, and what they hold.</summary>
    /// <param name="leaveOut">By the path below the folder.</param>
    public void AddFolder(string root, Func<string, bool> leaveOut)
    {
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(root, file);
            if (leaveOut(path))
                continue;
            Add($"a name in {Path.GetDirectoryName(path)}", path);
            try
            {
                // A database's own files may be open.
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                Add(path, memory.ToArray());
            }
            catch (FileNotFoundException) when (path.Contains(".db-", StringComparison.Ordinal))
            {
                // The database's own beside it, which it takes away when nobody uses it.
            }
        }
    }

    /// <summary>Where somebody stands, and whose number in order: none, if nothing leaks.</summary>
    public IReadOnlyList<string> Found()
    {
        var sought = people.Sought;
        return [.. texts.AsParallel().SelectMany(text => Opened.In(text.Text, sought).Select(ten => $"{text.Where}: number {people.NumberOf(ten)}")).Distinct().Order(StringComparer.Ordinal)];
    }
}
