using Azure.Storage.Queues;
using Cai.EsfReporting.Azure.Queues;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Next;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reminders.Mail;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Versions;
using Cai.EsfReporting.Web.Receipts;
using Cai.EsfReporting.Web.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Functions;

internal static class Pipeline
{
    /// <summary>The pipeline over whatever storage is registered.</summary>
    /// <exception cref="InvalidCatalogueException">The catalogue has faults; the message lists them, and the app does not start.</exception>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        var path = Path.Combine(AppContext.BaseDirectory, configuration["Catalogue"]!);
        using var file = File.OpenRead(path);
        var given = CatalogueFile.Read(file, path);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueVersions>();
        services.AddSingleton(all => new CatalogueInUse(all.GetRequiredService<CatalogueVersions>(), given));
        services.AddSingleton<CatalogueDesk>();
        // One call is answered by one catalogue, whatever is applied meanwhile: what works by it lives as long as the call.
        services.AddScoped(all => all.GetRequiredService<CatalogueInUse>().Current.Catalogue);
        services.AddScoped(all => new Receiver(
            all.GetRequiredService<ReportingCatalogue>(), all.GetRequiredService<IFileStore>(), all.GetRequiredService<IDeliveryLog>(), all.GetRequiredService<IPseudonymKeys>(),
            [new ReceiptJson(), new ReceiptHtml(), new ReceiptXlsx()], all.GetRequiredService<TimeProvider>())
        {
            MailsAnswers = all.GetRequiredService<Outbox>().Mails,
        });
        services.AddScoped<StoreKey>();
        services.AddScoped<Reporter>();
        services.AddSingleton<IReadOnlyList<IReportFormat>>([new ReportJson(), new ReportHtml(), new ReportXlsx(), new ReportDocx(), new ReportCsv(), new ReportTsv(), new TextsMarkdown()]);
        services.AddScoped<TerritoryReporter>();
        services.AddScoped<OutdatedTerritories>();
        services.AddSingleton<IReadOnlyList<ITerritoryFormat>>([new TerritoryJson(), new TerritoryCsv(), new TerritoryHtml(), new TerritoryXlsx(), new TerritoryDocx(), new TerritoryTsv(), new TerritoryMarkdown()]);
        services.AddScoped<Consolidator>();
        services.AddScoped<FrozenReports>();
        services.AddScoped<FrozenChanges>();
        services.AddScoped(all => OutboxTo(all, configuration));
        services.AddScoped<Preparation>();
        services.AddScoped(all => new Purge(all.GetRequiredService<ReportingCatalogue>(), all.GetRequiredService<IFileStore>(), all.GetRequiredService<TimeProvider>(),
            configuration.GetValue("CopiesRemainDays", 0)));
        services.AddSingleton<Erasure>();
        services.AddSingleton<KeyRotation>();
        services.AddScoped<ScbExport>();
        services.AddScoped<NextFiles>();
        services.AddScoped<ScbByKey>();
        services.AddScoped<Upkeep>();
        services.AddScoped<Reception>();
        services.AddSingleton(all => new FailedWork(all.GetRequiredService<QueueServiceClient>(),
            [Queues.Consolidate + Queues.Failed, Queues.CountShard + Queues.Failed], [Queues.Publish + Queues.Failed], [Queues.FailedBlobs, Queues.FailedBlobs + Queues.Failed]));
        services.AddScoped<Consolidation>();
        services.AddScoped<Publishing>();
        services.AddScoped<ShardedFold>();
        services.AddScoped<DeadlineWatch>();
        return services;
    }

    /// <summary>A wrong address, or a vault that cannot be read, must not keep reports from being frozen: reminders then wait.</summary>
    private static Outbox OutboxTo(IServiceProvider all, IConfiguration configuration)
    {
        var (files, clock) = (all.GetRequiredService<IFileStore>(), all.GetRequiredService<TimeProvider>());
        var variables = MailSettings.Names.ToDictionary(name => name.Property, name => name.Variable);
        var settings = MailSettings.Of(property => configuration[variables[property]], out var wrong);
        var mail = new MailOutbox(all.GetRequiredService<ReportingCatalogue>(), files, settings is null ? null : new(settings), clock, wrong);
        try
        {
            return new(files, Webhook.AddressOf(configuration[Webhook.Setting]) is { } address ? new(address, clock) : null, clock, mail: mail);
        }
        catch (InvalidDataException)
        {
            return new(files, null, clock, fault: $"{Webhook.Setting} is no address", mail: mail);
        }
    }
}
