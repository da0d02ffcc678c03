using System.Globalization;
using Cai.EsfReporting.Hiding;

// What each way of hiding hides and takes. Everything by default, or one of: samples, made-up [projects], national [months apart], optimum [projects] [seconds for each table], start.
var numbers = args.Skip(1).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
int Number(int at, int otherwise) => at < numbers.Count ? numbers[at] : otherwise;
var race = new Race(Console.Out, TimeProvider.System);
foreach (var what in args is [var only, ..] ? [only] : (string[])["samples", "made-up", "optimum", "national"])
    switch (what)
    {
        case "samples":
            await race.SamplesAsync();
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
        default:
            throw new ArgumentException($"'{what}' is none of samples, made-up, optimum and national.");
    }
