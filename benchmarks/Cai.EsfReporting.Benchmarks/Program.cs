using System.Globalization;
using BenchmarkDotNet.Running;
using Cai.EsfReporting.Benchmarks;
using Cai.EsfReporting.Benchmarks.Samples;

switch (args)
{
    case ["samples", var folder]:
        SampleDeliveries.Write(Bulk.Catalogue(), folder);
        break;
    case ["verify", var folder]:
        await Verification.RunAsync(Bulk.Catalogue(), folder, Console.Out);
        break;
    case ["publish", .. var numbers]:
        var of = numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Concat(((int[])[12, 290, 21, 60])[numbers.Length..]).ToList();
        await PublishingRace.RunAsync(of[0], of[1], of[2], of[3], Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Bulk).Assembly).Run(args);
        break;
}
