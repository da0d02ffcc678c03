using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// A form as it comes in: its fields, and its files on disk, never whole in memory. A file lies in the system's temporary
/// folder, readable by its owner only, until it is disposed.
/// </summary>
internal sealed class Upload : IAsyncDisposable
{
    public const string FileField = "file";

    /// <summary>Files of one form: a project's sites, a year of months.</summary>
    private const int MostFiles = 50;

    /// <summary>Bytes of one form, all its files together.</summary>
    private const long MostBytes = 2 * FileLimits.FileBytes;

    private const int MostFields = 40;

    /// <summary>Parts of one form, whatever they are; each has a cost of its own, however small it is.</summary>
    private const int MostParts = MostFields + MostFiles;

    /// <summary>Of a boundary (RFC 2046, 5.1.1): it is looked for at every byte.</summary>
    private const int LongestBoundary = 70;

    private const int LongestField = 4096;

    /// <summary>Of a text that somebody writes: more than any that is kept, so that what is too long is told as such.</summary>
    public const int LongestText = 256 * 1024;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly List<UploadedFile> files = [];

    public IReadOnlyList<UploadedFile> Files => files;

    /// <summary>The field <c>confirmed</c> says so, or the file's name.</summary>
    public bool Confirms(UploadedFile file) => Field("confirmed") is "true" or "1" or "ja" || Confirmation.IsIn(file.Name);

    /// <summary>Null for a field that is not there or is blank.</summary>
    public string? Field(string name) => fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <param name="mostFiles">Files that the form may have.</param>
    /// <param name="longestField">Bytes of each field.</param>
    /// <param name="beforeFiles">Called with the fields so far when the first file begins: a form that is not ours is refused before it has filled the disk.</param>
    /// <exception cref="RefusedException">It is no form, or too large.</exception>
    public static async Task<Upload> ReadAsync(HttpContext context, Func<Upload, Task>? beforeFiles = null, int mostFiles = MostFiles, int longestField = LongestField)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, new("Skicka filen som multipart/form-data, i fältet file.", "Send the file as multipart/form-data, in the field file."));
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            throw Unreadable();
        if (request.ContentLength > MostBytes)
            throw TooLarge();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;

        var upload = new Upload();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (var parts = 0; await reader.ReadNextSectionAsync(context.RequestAborted) is { } section; parts++)
            {
                if (parts == MostParts)
                    throw Unreadable();
                await upload.AddAsync(section, beforeFiles, mostFiles, longestField, context.RequestAborted);
            }

            if (upload.files.Count == 0 && beforeFiles is not null)
                await beforeFiles(upload);
            return upload;
        }
        catch (Exception e)
        {
            await upload.DisposeAsync();
            throw e switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(),
                // What the reader says of a body that is no multipart body. A disk that fails says so from elsewhere.
                InvalidDataException => Unreadable(),
                IOException when e.Source == typeof(MultipartReader).Assembly.GetName().Name => Unreadable(),
                _ => e,
            };
        }
    }

    private async Task AddAsync(MultipartSection section, Func<Upload, Task>? beforeFiles, int mostFiles, int longestField, CancellationToken cancellation)
    {
        // A parameter without a value (filename*) is parsed, and cannot be asked for.
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var told) || told.Parameters.Any(parameter => !parameter.Value.HasValue)
            || HeaderUtilities.RemoveQuotes(told.Name).Value is not { Length: > 0 } name)
            throw Unreadable();
        if (told.FileName.HasValue || told.FileNameStar.HasValue)
        {
            if (name != FileField)
                throw new RefusedException(StatusCodes.Status400BadRequest, new("Skicka filen i fältet file.", "Send the file in the field file."));
            if (files.Count == 0 && beforeFiles is not null)
                await beforeFiles(this);
            if (files.Count >= mostFiles)
                throw new RefusedException(StatusCodes.Status413PayloadTooLarge, new($"Högst {mostFiles} filer åt gången.", $"At most {mostFiles} files at a time."));
            var file = new UploadedFile(Utf8(told.FileNameStar.HasValue ? told.FileNameStar.Value! : HeaderUtilities.RemoveQuotes(told.FileName).Value ?? ""));
            files.Add(file);
            await file.FillAsync(section.Body, cancellation);
            // A browser sends a part without name and content for a form where no file was chosen.
            if (file is { Name.Length: 0, Length: 0 })
            {
                files.Remove(file);
                await file.DisposeAsync();
            }

            return;
        }

        if (fields.Count == MostFields)
            throw Unreadable();
        var buffer = new byte[longestField + 1];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (length > longestField)
            throw Unreadable();
        fields[name] = Encoding.UTF8.GetString(buffer, 0, length);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files)
            await file.DisposeAsync();
    }

    public static RefusedException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, new(
        $"En fil får vara högst {FileLimits.FileBytes / 1024 / 1024} MB. En orts månad är några hundra kilobyte: kontrollera att det är rätt fil.",
        $"A file may be at most {FileLimits.FileBytes / 1024 / 1024} MB. A site's month is a few hundred kilobytes: check that it is the right file."));

    private static RefusedException Unreadable() => new(StatusCodes.Status400BadRequest, new("Formuläret gick inte att läsa. Skicka det igen.", "The form could not be read. Send it again."));

    /// <summary>Names come as UTF-8 bytes that the reader of headers has taken for Latin-1, or already read.</summary>
    private static string Utf8(string name)
    {
        if (name.Any(c => c > 0xFF) || name.All(char.IsAscii))
            return name;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(name));
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}

/// <summary>A file of a form.</summary>
internal sealed class UploadedFile : IAsyncDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), "esf-" + Path.GetRandomFileName());
    private readonly FileStream content;

    public UploadedFile(string name)
    {
        Name = name;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        content = new(path, options);
    }

    /// <summary>As it was sent, perhaps with folders: may hold an identity and is no path of ours. Tells project, site and month at most.</summary>
    public string Name { get; }

    /// <summary>For people: the name without folders, masked.</summary>
    public string Shown => Masking.Mask(Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..]);

    public long Length => content.Length;

    public DeliveryFile File => new(Length, _ => Task.FromResult<Stream>(Open()));

    /// <summary>At its start.</summary>
    public FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous);

    /// <exception cref="RefusedException">It is too large; the rest is not read.</exception>
    public async Task FillAsync(Stream from, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Length + read > FileLimits.FileBytes)
                throw Upload.TooLarge();
            await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        await content.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
