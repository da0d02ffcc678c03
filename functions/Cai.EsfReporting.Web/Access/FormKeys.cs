using System.Xml.Linq;
using Cai.EsfReporting.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// The keys that protect forms, under <c>keys/forms/</c> in the store: every instance of a host knows the forms of the others, and
/// one that is open while the host is started again is still good.
/// </summary>
/// <remarks>The framework asks seldom and cannot wait in any other way.</remarks>
internal sealed class FormKeys(IFileStore files) : IXmlRepository
{
    private const string Folder = "keys/forms/";

    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => WriteAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task<List<XElement>> ReadAsync()
    {
        var paths = await files.ListAsync(Folder, default).ToListAsync();
        var keys = new List<XElement>();
        foreach (var path in paths)
        {
            await using var stream = await files.OpenReadAsync(path, default);
            if (stream is not null)
                keys.Add(await XElement.LoadAsync(stream, LoadOptions.None, default));
        }

        return keys;
    }

    /// <param name="name"><c>key-{guid}</c> or <c>revocation-…</c>, as the framework calls it.</param>
    private async Task WriteAsync(XElement key, string name)
    {
        await using var file = await files.BeginAsync($"{Folder}{name}.xml", default);
        await key.SaveAsync(file.Stream, SaveOptions.None, default);
        await file.CommitOnceAsync(default);
    }
}
