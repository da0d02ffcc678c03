using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Rules;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf docs DIR</c>: writes the documents that are generated from the code. For developers, so not in the help.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR");
        var command = new Command("docs", "Write rules.md, file-format.md, openapi.json and the templates.") { folder };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = parsed.GetRequiredValue(folder).FullName;
            Directory.CreateDirectory(root);
            await File.WriteAllTextAsync(Path.Combine(root, "rules.md"), RuleDocument.Markdown(), cancellation);
            await File.WriteAllTextAsync(Path.Combine(root, "file-format.md"), FileFormatDocument.Markdown(), cancellation);
            await File.WriteAllBytesAsync(Path.Combine(root, "openapi.json"), await OpenApiAsync(cancellation), cancellation);
            foreach (var template in Template.All)
            {
                await File.WriteAllBytesAsync(Path.Combine(root, template.Name + ".csv"), template.Csv(), cancellation);
                await using var workbook = File.Create(Path.Combine(root, template.Name + ".xlsx"));
                await template.WriteXlsxAsync(workbook, cancellation);
            }

            return EsfCommandLine.Done;
        });
        return command;
    }

    /// <summary>As <c>esf serve</c> tells it.</summary>
    internal static async Task<byte[]> OpenApiAsync(CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("esf-docs-");
        try
        {
            var path = Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json");
            await using var catalogue = File.OpenRead(path);
            await using var app = LocalHost.Build(new(scratch.FullName, CatalogueFile.Read(catalogue, path), TimeProvider.System), new(null, 0, [], new(SignInKind.LocalOwner)), Language.En, _ => { });
            return await OpenDescription.WriteAsync(app.Services, cancellation);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            scratch.Delete(recursive: true);
        }
    }
}
