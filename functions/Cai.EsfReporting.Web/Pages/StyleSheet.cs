using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Cai.EsfReporting.Web.Pages;

/// <summary>The one style sheet of every page.</summary>
internal static class StyleSheet
{
    private static readonly string Css = Read();

    public static MarkupString Element { get; } = new($"<style>{Css}</style>");

    /// <summary>Lets this style sheet through and nothing else: no script, no picture, no request.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    private static string Read()
    {
        using var css = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("page.css")!, Encoding.UTF8);
        return css.ReadToEnd().ReplaceLineEndings("\n");
    }
}
