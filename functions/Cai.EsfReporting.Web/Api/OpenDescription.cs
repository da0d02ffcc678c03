using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// <c>GET /api/openapi.json</c>: made of the addresses as they are mapped and the types in <c>Described</c>; <c>docs/openapi.json</c> is the same, written by <c>esf docs</c>.
/// </summary>
public static class OpenDescription
{
    private const string Name = "v1";

    /// <summary>The form of an address that takes files, and the receipts that it answers: no parameter and no result of a method says it.</summary>
    internal sealed record TakesFiles;

    /// <summary>The form of an address that takes a catalogue.</summary>
    internal sealed record TakesCatalogue;

    /// <summary>What an address takes as json, read only when it is known that the visitor may send it.</summary>
    internal sealed record Takes(Type Type);

    internal static void AddDescription(this IServiceCollection services)
    {
        // Numbers are numbers: the description would otherwise allow them as texts.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(Name, api =>
        {
            api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            api.ShouldInclude = address => address.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true && address.HttpMethod is "GET" or "POST";
            api.AddDocumentTransformer((document, _, _) =>
            {
                Introduce(document);
                return Task.CompletedTask;
            });
            api.AddSchemaTransformer((schema, _, _) =>
            {
                if (schema.Enum is { Count: > 0 })
                    schema.Type = JsonSchemaType.String;
                return Task.CompletedTask;
            });
            api.AddOperationTransformer(async (operation, address, cancellation) =>
            {
                foreach (var parameter in operation.Parameters ?? [])
                    Bound(parameter.Name, (OpenApiSchema)parameter.Schema!);
                if (address.Description.ActionDescriptor.EndpointMetadata.OfType<TakesFiles>().Any())
                    await DescribeFilesAsync(operation, address, cancellation);
                if (address.Description.ActionDescriptor.EndpointMetadata.OfType<TakesCatalogue>().Any())
                    operation.RequestBody = await FormAsync(address, typeof(Described.CatalogueForm), cancellation);
                if (address.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>().FirstOrDefault() is { } takes)
                    operation.RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = await address.GetOrCreateSchemaAsync(takes.Type, null, cancellation) } },
                    };
                // Open to all: no token.
                if (address.Description.ActionDescriptor.EndpointMetadata.OfType<OpenToAll>().Any())
                    operation.Security = [[]];
            });
        });
    }

    internal static void MapDescription(this IEndpointRouteBuilder api)
    {
        byte[]? written = null;
        api.MapMethods("/openapi.json", FileEndpoints.ReadOnly, async (HttpContext context, IServiceProvider services) =>
        {
            written ??= await WriteAsync(services, context.RequestAborted);
            context.Response.ContentType = "application/vnd.oai.openapi+json;version=3.1; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            if (!HttpMethods.IsHead(context.Request.Method))
                await context.Response.Body.WriteAsync(written, context.RequestAborted);
        }).WithMetadata(OpenToAll.Instance).WithName("openapi").WithSummary("This document.").Produces<object>(contentType: "application/vnd.oai.openapi+json");
    }

    /// <summary>The description of a host's addresses, the same at every host.</summary>
    public static async Task<byte[]> WriteAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(cancellation);
        var text = await document.SerializeAsync(OpenApiSpecVersion.OpenApi3_1, OpenApiConstants.Json, cancellation);
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Cai.EsfReporting",
            Version = "1",
            Description = "Check and deliver participant files, see who has delivered, and fetch reports. Dates are days in Sweden; times are UTC. `?lang=en` or `Accept-Language` chooses the language of messages. "
                + $"A visitor is given at most {RateLimits.UploadsPerMinute} uploads and {RateLimits.RequestsPerMinute} requests a minute; 429 says when to come back.",
        };
        // They would be of one host, and called as its program.
        document.Servers = [];
        document.Tags?.Clear();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
            operation.Tags?.Clear();
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Made by `esf token`. Needed unless a sign-in in front of the service, or the machine that it runs on, says who asks. Every answer tells its last day in `X-Esf-Token-Last-Day`." },
            ["tokenHeader"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Esf-Token", Description = "The same, where a platform in front judges Authorization itself." },
        };
        document.Security = [Needed(document, "token"), Needed(document, "tokenHeader"), []];
    }

    /// <summary>What the addresses take, by the names that they share.</summary>
    private static void Bound(string? parameter, OpenApiSchema schema)
    {
        schema.Pattern = parameter switch
        {
            "month" => "^[0-9]{4}-[0-9]{2}$",
            "from" or "to" => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "project" or "site" or "deadline" => "^[a-z0-9][a-z0-9-]*$",
            "territory" => "^(municipality|forbund)\\.[a-z0-9][a-z0-9-]*$",
            "number" => "^[0-9]{1,9}$",
            "id" => "^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{16}$",
            _ => null,
        };
        string[] words = parameter switch { "edition" => ["internal", "public"], "extension" => ["json", "html", "xlsx"], "format" => ["csv", "xlsx"], _ => [] };
        if (words.Length > 0)
            schema.Enum = [.. words.Select(word => (JsonNode)word)];
    }

    private static OpenApiSecurityRequirement Needed(OpenApiDocument document, string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static async Task<OpenApiRequestBody> FormAsync(OpenApiOperationTransformerContext address, Type form, CancellationToken cancellation) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = await address.GetOrCreateSchemaAsync(form, null, cancellation) } },
    };

    private static async Task DescribeFilesAsync(OpenApiOperation operation, OpenApiOperationTransformerContext address, CancellationToken cancellation)
    {
        operation.RequestBody = await FormAsync(address, typeof(Described.Files), cancellation);
        var receipt = operation.Responses!["200"].Content!["application/json"];
        receipt.Schema = new OpenApiSchema { OneOf = [receipt.Schema!, new OpenApiSchema { Type = JsonSchemaType.Array, Items = receipt.Schema }] };
    }
}

/// <summary>What addresses say of themselves.</summary>
internal static class DescribedAddresses
{
    private const string Problem = "application/problem+json";

    /// <param name="name">The operation's id.</param>
    /// <param name="problems">Statuses of what may be wrong, besides 401 and 429.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder address, string name, string summary, params int[] problems)
    {
        address.WithName(name).WithSummary(summary);
        foreach (var status in problems.Concat([StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests]).Order())
            address.Produces<Described.Problem>(status, Problem);
        return address;
    }

    /// <summary>Answers with a file, or that it is as it was.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder address, params string[] types) =>
        address.Produces<Stream>(StatusCodes.Status200OK, types[0], types[1..]).Produces(StatusCodes.Status304NotModified);
}
