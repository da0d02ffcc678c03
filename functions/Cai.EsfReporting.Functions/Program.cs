using Cai.EsfReporting.Functions;
using Microsoft.Extensions.Hosting;

EsfApp.Create(args).Build().Run();
