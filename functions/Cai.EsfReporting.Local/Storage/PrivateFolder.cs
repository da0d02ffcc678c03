namespace Cai.EsfReporting.Local.Storage;

/// <summary>Folders of personal data: for their owner only, where the system knows of owners.</summary>
internal static class PrivateFolder
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it that are not there, to stay.</summary>
    /// <returns>The path.</returns>
    public static string Create(string path)
    {
        var made = new Stack<string>();
        for (var missing = Path.GetFullPath(path); !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)!)
            made.Push(missing);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
        foreach (var folder in made)
            Durable.Name(folder);
        return path;
    }
}

/// <summary>Files of personal data, likewise.</summary>
internal static class PrivateFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new file, open for nobody else while it is written.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }
}
