using Cai.EsfReporting.Local.Commands;

return await EsfCommandLine.RunAsync(args, TimeProvider.System, Console.Out, Console.Error);
