using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Pages;

/// <summary>In which language somebody reads: as asked for in the address, else as chosen before, else as the browser prefers, else Swedish.</summary>
internal static class LanguageChoice
{
    public const string Parameter = "lang";

    private const string Cookie = "esf-lang";

    public static Language Of(HttpContext context) =>
        Read(context.Request.Query[Parameter]) ?? Read(context.Request.Cookies[Cookie])
        ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Read(language.Value.Value?.Split('-')[0])).FirstOrDefault(language => language is not null)
        ?? Language.Sv;

    /// <summary>Remembers a choice that the address makes.</summary>
    public static void Keep(HttpContext context)
    {
        if (Read(context.Request.Query[Parameter]) is { } chosen)
            context.Response.Cookies.Append(Cookie, chosen.Tag(), new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });
    }

    private static Language? Read(string? text) => text switch { "sv" => Language.Sv, "en" => Language.En, _ => null };
}
