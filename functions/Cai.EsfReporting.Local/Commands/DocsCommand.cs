using System.CommandLine;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Rules;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf docs DIR</c>: writes the documents that are generated from the code. For developers, so not in the help.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR");
        var command = new Command("docs", "Write rules.md, file-format.md and the templates.") { folder };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = parsed.GetRequiredValue(folder).FullName;
            Directory.CreateDirectory(root);
            await File.WriteAllTextAsync(Path.Combine(root, "rules.md"), RuleDocument.Markdown(), cancellation);
            await File.WriteAllTextAsync(Path.Combine(root, "file-format.md"), FileFormatDocument.Markdown(), cancellation);
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
}
