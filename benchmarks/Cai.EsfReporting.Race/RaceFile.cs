using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Race;

/// <summary>Deliveries of people who do not exist, the same each time.</summary>
internal static class RaceFile
{
    /// <summary>As many of the template's columns, from the first on.</summary>
    public const int Columns = 15;

    private static readonly Month Month = new(2018, 8);

    /// <summary>Rows of a file for August 2018, header first; everybody takes part in up to four insatser.</summary>
    /// <param name="seed">Other numbers, other people.</param>
    public static IEnumerable<IReadOnlyList<string>> Table(Project project, int rows, ulong seed = 2018)
    {
        var office = Office.WithEveryColumn;
        var dice = new Dice(seed);
        var identities = new SyntheticIdentities(dice);
        string[] reasons = [.. ExitReasons.All.Where(r => r.Reason != ExitReason.RegisteredInError).Select(r => r.Name.Sv)];
        yield return [.. office.Header.Take(Columns)];
        SyntheticPerson? person = null;
        for (var i = 0; i < rows; i++)
        {
            var start = dice.WorkingDay(project.ParticipantsFrom, new(2018, 7, 31));
            if (person is null || i % 4 == 0)
                person = SyntheticPerson.Create(identities, dice, start, new(19, 61), anonymous: false, initiatedBy: null);
            var insats = project.Insatser[i % project.Insatser.Count];
            var end = dice.Chance(50) ? dice.WorkingDay(start, Month.LastDay) : (DateOnly?)null;
            var stay = Stay.Create(dice, person, insats.Name, insats.Places[dice.Throw(insats.Places.Count)].Provider ?? "", start, end, end is null ? "" : dice.Pick(reasons));
            yield return [.. office.Columns.Take(Columns).Select(column => office.Cell(stay, Month, column))];
        }
    }

    /// <summary>A thousand people who stay, as any month states them.</summary>
    public static IEnumerable<IReadOnlyList<string>> Staying()
    {
        var identities = new SyntheticIdentities(new Dice(36));
        yield return ["Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak"];
        for (var i = 0; i < 1_000; i++)
            yield return [identities.Next(new(2017, 4, 3), 17, 60).Identity, "Jobbverket", "2017-04-03", "", ""];
    }

    public static void Write(string path, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        foreach (var row in rows)
            writer.WriteLine(string.Join(';', row.Select(cell => cell.Contains(';', StringComparison.Ordinal) ? $"\"{cell}\"" : cell)));
    }
}
