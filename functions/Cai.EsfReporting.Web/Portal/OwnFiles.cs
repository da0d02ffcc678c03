using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The portal's style sheet, script and icon: files of our own under names that change with their content, so that a browser may keep them.</summary>
internal static partial class OwnFiles
{
    // Sent without what is written for those who read it here.
    private static readonly byte[] Css = Encoding.UTF8.GetBytes(ForReaders().Replace(Read("page.css") + Read("portal.css"), ""));
    private static readonly byte[] Js = Encoding.UTF8.GetBytes(Read("portal.js"));
    private static readonly byte[] Svg = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#17509e"/><path d="M4 11.5V8m4 3.5v-7m4 7V6.5" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>""");

    /// <summary>Address of the style sheet.</summary>
    public static string Style { get; } = $"/assets/portal-{Tag(Css)}.css";

    public static string Icon { get; } = $"/assets/icon-{Tag(Svg)}.svg";

    /// <summary>The element that loads the script, which components may not write themselves.</summary>
    public static MarkupString Script { get; } = new($"<script src=\"/assets/portal-{Tag(Js)}.js\" defer></script>");

    public static void MapOwnFiles(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, bytes, type) in ((string, byte[], string)[])[(Style, Css, "text/css; charset=utf-8"), ($"/assets/portal-{Tag(Js)}.js", Js, "text/javascript; charset=utf-8"), (Icon, Svg, "image/svg+xml")])
            endpoints.MapMethods(path, FileEndpoints.ReadOnly, async (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.ContentType = type;
                context.Response.ContentLength = bytes.Length;
                if (!HttpMethods.IsHead(context.Request.Method))
                    await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }).WithMetadata(OpenToAll.Instance, Unlimited.Instance);
    }

    private static string Read(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Comments and indents.</summary>
    [GeneratedRegex(@"/\*.*?\*/\n?|^[ \n]+", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ForReaders();

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
}
