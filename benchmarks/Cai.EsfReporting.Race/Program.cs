using Cai.EsfReporting.Race;

switch (args)
{
    case ["duckdb", var file, var output]:
        DuckDbRun.Run(file, output);
        return 0;
    case ["load", .. var rest]:
        return await Contest.LoadAsync(rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1));
    case ["national", .. var rest]:
        return await Contest.NationalAsync(rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1));
    case [var page, .. var rest]:
        return await Contest.RunAsync(page, rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1), rest.ElementAtOrDefault(2));
    default:
        Console.Error.WriteLine("dotnet run -c Release --project benchmarks/Cai.EsfReporting.Race -- PAGE [ROWS [TIMES [ESF]]]  or  load [SECONDS [ESF]]  or  national [TIMES [ESF]]");
        return 2;
}
