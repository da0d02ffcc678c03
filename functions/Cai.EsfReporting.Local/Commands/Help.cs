using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>The library's help in the user's language, with examples below.</summary>
internal static class Help
{
    private static readonly (string En, string Sv)[] Headings =
    [
        ("Description:", "Beskrivning:"), ("Usage:", "Användning:"), ("Options:", "Val:"), ("Commands:", "Kommandon:"), ("Arguments:", "Argument:"),
        ("[options]", "[val]"), ("[command]", "[kommando]"), ("Show help and usage information", "Visa hjälp"), ("Show version information", "Visa version"),
        ("[default: ", "[förval: "), ("(REQUIRED)", "(KRÄVS)"),
        ("Required argument missing for command:", "Det fattas ett argument till kommandot"), ("Required argument missing for option:", "Det fattas ett värde till valet"),
        ("Required command was not provided.", "Ange ett kommando."), ("Unrecognized command or argument", "Okänt kommando eller argument"),
        (" is required.", " måste anges."), ("Option '", "Valet '"), ("Argument '", "Argumentet '"), ("not recognized. Must be one of:", "finns inte. Välj en av:"),
    ];

    private static readonly Dictionary<string, Text> Examples = new()
    {
        ["check"] = new("""
            Exempel:
              esf check mia_tyreso_2018-08.csv
              esf check leverans.xlsx --project mia --site tyreso --month 2018-08
              esf check mia/tyreso/2018-08.csv --json > kvittens.json
            """, """
            Examples:
              esf check mia_tyreso_2018-08.csv
              esf check delivery.xlsx --project mia --site tyreso --month 2018-08
              esf check --data data mia/tyreso/2018-08.csv
              esf check mia/tyreso/2018-08.csv --json > receipt.json
            """),
        ["deliver"] = new("""
            Exempel:
              esf deliver --data data mia/tyreso/2018-08.csv
              esf deliver --data data *.xlsx
              esf deliver --data data            (tar hand om det som ligger i data/inbox)
              esf deliver --data data --confirm mia/tyreso/2018-08.csv    (tar emot det som annars nekas tills det bekräftas)
            """, """
            Examples:
              esf deliver --data data mia/tyreso/2018-08.csv
              esf deliver --data data *.xlsx
              esf deliver --data data            (handles what waits in data/inbox)
              esf deliver --data data --confirm mia/tyreso/2018-08.csv    (takes what is otherwise refused until it is confirmed)
            """),
        ["report"] = new("""
            Exempel:
              esf report --data data
              esf report --data data --project mia --as-of 2018-08
              esf report --data data --municipality tyreso
              esf report --data data --pdf
            """, """
            Examples:
              esf report --data data
              esf report --data data --project mia --as-of 2018-08
              esf report --data data --municipality tyreso
              esf report --data data --pdf
            """),
        ["approve"] = new("""
            Exempel:
              esf approve --data data --project mia --month 2018-08 --name "Anna Ek"
              esf approve --data data --project mia --month 2018-08 --withdraw 1
            """, """
            Examples:
              esf approve --data data --project mia --month 2018-08 --name "Anna Ek"
              esf approve --data data --project mia --month 2018-08 --withdraw 1
            """),
        ["comment"] = new("""
            Exempel:
              esf comment --data data --project ungdomsinsatser --month 2018-08
              esf comment --data data --project ungdomsinsatser --month 2018-08 --about naringsliv --decide "Delvis uppfyllt" --text "Fler fick arbete." --name "Anna Ek"
              esf comment --data data --project mia --month 2018-08 --text "Nästan tre av fyra gick till arbete." --name "Anna Ek"
            """, """
            Examples:
              esf comment --data data --project ungdomsinsatser --month 2018-08
              esf comment --data data --project ungdomsinsatser --month 2018-08 --about naringsliv --decide partly-met --text "More people found work." --name "Anna Ek"
              esf comment --data data --project mia --month 2018-08 --text "Nearly three of four went to work." --name "Anna Ek"
            """),
        ["status"] = new("""
            Exempel:
              esf status --data data --project mia
            """, """
            Examples:
              esf status --data data --project mia
            """),
        ["prepare"] = new("""
            Exempel:
              esf prepare --data data            (en gång om dagen; skickar också påminnelser till webhooken och som mejl)
            """, """
            Examples:
              esf prepare --data data            (once a day; also sends reminders to the webhook and by mail)
            """),
        ["serve"] = new("""
            Exempel:
              esf serve --data data
              esf serve --data data --port 8080
              esf serve --data data --today 2018-09-10
            """, """
            Examples:
              esf serve --data data
              esf serve --data data --port 8080
              esf serve --data data --today 2018-09-10
            """),
        ["purge"] = new("""
            Exempel:
              esf purge --data data              (listar bara)
              esf purge --data data --delete     (raderar och lämnar bevis)
            """, """
            Examples:
              esf purge --data data              (lists only)
              esf purge --data data --delete     (deletes and leaves evidence)
            """),
        ["erase"] = new("""
            Exempel:
              esf erase --data data              (frågar efter personnumret utan att visa det)
              esf erase --data data --project mia < personnummer.txt
            """, """
            Examples:
              esf erase --data data              (asks for the personnummer without showing it)
              esf erase --data data --project mia < personnummer.txt
            """),
        ["rotate-key"] = new("""
            Exempel:
              esf rotate-key --data data         (ta sedan en ny förseglad kopia av keys/pseudonym.key)
            """, """
            Examples:
              esf rotate-key --data data         (then take a new sealed copy of keys/pseudonym.key)
            """),
        ["scb"] = new("""
            Exempel:
              esf scb --data data --project mia --month 2018-08 --out ~/scb-2018-08.csv
              esf scb --data data --project mia --month 2018-08 --out scb.csv --by "Anna, ekonomi" --allow-missing
            """, """
            Examples:
              esf scb --data data --project mia --month 2018-08 --out ~/scb-2018-08.csv
              esf scb --data data --project mia --month 2018-08 --out scb.csv --by "Anna, finance" --allow-missing
            """),
        ["catalogue"] = new("""
            Exempel:
              esf catalogue check ny-katalog.json                (alla fel på en gång)
              esf catalogue check ny-katalog.json --data data    (och vad den skulle ändra; inget ändras)
              esf catalogue apply ny-katalog.json --data data    (ta den i bruk)
              esf catalogue versions --data data                 (de som tagits i bruk; --number 2 skriver ut en)
            """, """
            Examples:
              esf catalogue check new-catalogue.json                (every fault at once)
              esf catalogue check new-catalogue.json --data data    (and what it would change; nothing is changed)
              esf catalogue apply new-catalogue.json --data data    (take it into use)
              esf catalogue versions --data data                    (those that were; --number 2 prints one)
            """),
        ["demo"] = new("""
            Exempel:
              esf demo
              esf demo --serve
              esf demo --serve --today 2018-09-10   (de avslutade projektens egen dag)
              esf demo --data demo --lang en
            """, """
            Examples:
              esf demo
              esf demo --serve
              esf demo --serve --today 2018-09-10   (the finished projects' own day)
              esf demo --data demo --lang en
            """),
    };

    /// <summary>The library's English in the user's language; what is not known stays English.</summary>
    public static string Translate(string text, Language language) =>
        language == Language.En ? text : Headings.Aggregate(text, (shown, pair) => shown.Replace(pair.En, pair.Sv, StringComparison.Ordinal));

    public static void Use(RootCommand root, Language language)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new LocalisedHelp((HelpAction)option.Action!, language);
    }

    private sealed class LocalisedHelp(HelpAction help, Language language) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            using var text = new StringWriter();
            parseResult.InvocationConfiguration.Output = text;
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            output.Write(Translate(text.ToString(), language).TrimEnd() + "\n");
            if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
                output.Write("\n" + examples.In(language) + "\n");
            return code;
        }
    }
}
