using System.Globalization;
using Cai.EsfReporting.Hiding;

// What each way of hiding hides and takes. Everything by default, or one of: start, samples, shares, made-up [projects],
// optimum [projects] [seconds for each table], national [months apart].
var numbers = args.Skip(1).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
int Number(int at, int otherwise) => at < numbers.Count ? numbers[at] : otherwise;
var race = new Race(Console.Out, TimeProvider.System);
foreach (var what in args is [var only, ..] ? [only] : (string[])["start", "samples", "shares", "made-up", "optimum", "national"])
    switch (what)
    {
        case "samples":
            await race.SamplesAsync();
            break;
        case "shares":
            await race.SharesAsync();
            break;
        case "made-up":
            await race.MadeUpAsync(Number(0, 15));
            break;
        case "optimum":
            await race.OptimumAsync(Number(0, 15), Number(1, 20));
            break;
        case "national":
            await race.NationalAsync(Number(0, 12));
            break;
        case "start":
            race.Start();
            break;
        default:
            Console.Error.WriteLine($"'{what}' is none of start, samples, shares, made-up, optimum and national.");
            return 2;
    }

return 0;
