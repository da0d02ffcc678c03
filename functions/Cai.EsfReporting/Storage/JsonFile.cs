using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Storage;

/// <summary>Json objects as files of a store.</summary>
public static class JsonFile
{
    /// <summary>The file's object, dates left as the text they are; null when there is no such file.</summary>
    public static async Task<JObject?> ReadAsync(IFileStore files, string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        return Json.Parse(await text.ReadToEndAsync(cancellation));
    }

    /// <summary>Writes a file in place of any older one.</summary>
    public static async Task WriteAsync(IFileStore files, string path, JObject json, CancellationToken cancellation)
    {
        await using var file = await files.BeginAsync(path, cancellation);
        await Json.WriteAsync(json, file.Stream, cancellation);
        await file.CommitAsync(cancellation);
    }

    /// <summary>Writes a file unless there is one; false when there was.</summary>
    public static async Task<bool> WriteOnceAsync(IFileStore files, string path, JObject json, CancellationToken cancellation)
    {
        await using var file = await files.BeginAsync(path, cancellation);
        await Json.WriteAsync(json, file.Stream, cancellation);
        return await file.CommitOnceAsync(cancellation);
    }
}
