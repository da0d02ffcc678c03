using System.CommandLine;
using System.CommandLine.Invocation;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Participants;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf</c>: the command line. Exit codes: 0 done, 1 findings that reject, 2 wrong use, 3 could not.</summary>
public static class EsfCommandLine
{
    public const int Done = 0, Rejects = 1, WrongUse = 2, CouldNot = 3;

    /// <summary>How long a command may take to end when it is stopped; after it the process ends anyway, and nothing is half done.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    /// <param name="input">Standard input when null.</param>
    public static async Task<int> RunAsync(string[] args, TimeProvider clock, TextWriter output, TextWriter error, TextReader? input = null)
    {
        OwnerOnly.FromNowOn();
        var language = LanguageOf(args);
        string T(string sv, string en) => new Text(sv, en).In(language);
        var options = new SharedOptions(language);
        var root = Root(options, clock, input);
        foreach (var option in options.Everywhere)
            root.Add(option);
        Help.Use(root, language);

        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        var terminal = new Terminal(output, error, language, parsed.GetValue(options.Json));
        if (parsed.Action is ParseErrorAction)
        {
            terminal.Error(Help.Translate(parsed.Errors[0].Message, language));
            terminal.Error(T("Skriv esf --help för hjälp.", "Type esf --help for help."));
            return WrongUse;
        }

        options.Terminal = terminal;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop, Output = output, Error = error });
        }
        catch (InvalidCatalogueException e)
        {
            terminal.Error(e.Told.In(language));
            return WrongUse;
        }
        catch (WrongUseException e)
        {
            terminal.Error(e.Message);
            return WrongUse;
        }
        catch (AcceptedGoneException e)
        {
            terminal.Error(e.Explanation.In(language));
            return CouldNot;
        }
        catch (WrongSettingException e)
        {
            terminal.Error(e.What.In(language));
            return CouldNot;
        }
        catch (SqliteException e)
        {
            terminal.Error(DatabaseTrouble.Of(e).In(language));
            return CouldNot;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var told = Masking.HideIdentities(e.Message);
            terminal.Error(T($"Det gick inte: {told}", $"It could not be done: {told}"));
            return CouldNot;
        }
        catch (OperationCanceledException)
        {
            terminal.Error(T("Avbrutet. Inget är halvgjort: kör samma kommando igen.", "Interrupted. Nothing is half done: run the same command again."));
            return CouldNot;
        }
        catch (Exception e)
        {
            terminal.Error(Unexpected.Of(e).In(language));
            return CouldNot;
        }
    }

    /// <summary>Every command there is.</summary>
    internal static RootCommand Root(SharedOptions options, TimeProvider clock, TextReader? input = null) =>
        new(options.T("Kontrollerar deltagarfiler, räknar utfall och skriver rapporter för ESF-projekt.", "Checks participant files, counts outcomes and writes reports for ESF projects."))
        {
            CheckCommand.Create(options, clock),
            BackupCommand.Create(options, clock),
            DeliverCommand.Create(options, clock),
            ReportCommand.Create(options, clock),
            ApproveCommand.Create(options, clock),
            CommentCommand.Create(options, clock),
            StatusCommand.Create(options, clock),
            PrepareCommand.Create(options, clock),
            VerifyCommand.Create(options, clock),
            ServeCommand.Create(options, clock),
            TokenCommand.Create(options, clock),
            NextCommand.Create(options, clock),
            ScbCommand.Create(options, clock),
            CatalogueCommand.Create(options, clock),
            PurgeCommand.Create(options, clock),
            EraseCommand.Create(options, clock, input),
            RotateKeyCommand.Create(options, clock),
            DemoCommand.Create(options, clock),
            DocsCommand.Create(),
        };

    /// <summary>Texts are needed before anything is parsed, help texts above all.</summary>
    private static Language LanguageOf(string[] args)
    {
        var at = Array.FindIndex(args, arg => arg.StartsWith("--lang", StringComparison.Ordinal));
        var stated = at < 0 ? "" : args[at].Contains('=') ? args[at][(args[at].IndexOf('=') + 1)..] : args.ElementAtOrDefault(at + 1);
        return string.Equals(stated, "en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Sv;
    }
}

/// <summary>The command was used wrongly; the message is one clear line for the user.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
