using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cai.EsfReporting.Web.Pages;

/// <summary>
/// A component rendered to a file of its own: UTF-8 without a byte order mark, line feeds, nothing to load and no
/// script, so equal parameters give equal bytes.
/// </summary>
internal static class HtmlFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The default encoder writes å, ä and ö as numbers; the page is UTF-8, and a person may read its source.
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    public static async Task WriteAsync<TPage>(Dictionary<string, object?> parameters, Stream stream, CancellationToken cancellation)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        await stream.WriteAsync(Utf8.GetBytes(html.ReplaceLineEndings("\n").TrimEnd('\n') + "\n"), cancellation);
    }
}
