using System.Text.Json;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary>Json as the open interface reads and answers it.</summary>
internal static class JsonBodies
{
    /// <summary>Answers json, which nobody on the way may keep: most of it concerns somebody.</summary>
    public static Task AnswerAsync(this HttpContext context, JToken json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return Json.WriteAsync(json, context.Response.Body, context.RequestAborted);
    }

    /// <summary>What was sent.</summary>
    /// <param name="largest">Bytes; what is larger is refused before it is read.</param>
    /// <param name="example">As it is to be sent: it is told where something else was.</param>
    /// <exception cref="RefusedException">It is no json, or json of something else.</exception>
    public static async Task<T> ReadAsync<T>(this HttpContext context, int largest, Text example)
        where T : class
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
        try
        {
            if (context.Request.HasJsonContentType() && await context.Request.ReadFromJsonAsync<T>(context.RequestAborted) is { } sent)
                return sent;
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new RefusedException(StatusCodes.Status400BadRequest, new($"Skicka application/json: {example.Sv}.", $"Send application/json: {example.En}."));
    }
}
