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
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Bulk).Assembly).Run(args);
        break;
}
