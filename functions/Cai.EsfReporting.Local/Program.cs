using Cai.EsfReporting.Local;
using Cai.EsfReporting.Local.Commands;

if (!CrashDumps.Forbid())
{
    Console.Error.WriteLine("DOTNET_DbgEnableMiniDump: a dump of this program would hold identities. Run it without. / En minnesdump av programmet skulle innehålla personnummer. Kör det utan.");
    return EsfCommandLine.CouldNot;
}

return await EsfCommandLine.RunAsync(args, TimeProvider.System, Console.Out, Console.Error);
