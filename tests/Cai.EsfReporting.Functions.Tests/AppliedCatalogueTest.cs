using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Storage.Contract;
using Cai.EsfReporting.Versions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>Another catalogue, applied while instances run.</summary>
public sealed class AppliedCatalogueTest
{
    [Fact]
    public async Task What_one_instance_applies_every_other_uses_from_its_next_call_on()
    {
        await using var one = await FunctionApp.StartAsync();
        await using var other = await FunctionApp.StartAsync(of: one);
        (await other.ReceiveAsync(await other.DropAsync("mia/tyreso/2018-08.csv", DeliverySteps.File(4)))).ShouldNotBeNull();
        await other.ConsolidateAsync("mia");
        var given = other.Services.GetRequiredService<CatalogueInUse>().Current;
        given.Number.ShouldBe(0);

        var proposed = JObject.Parse(Encoding.UTF8.GetString(given.Catalogue.Source.Span));
        proposed["version"] = "another";
        var (outcome, proposal, _) = await one.Services.GetRequiredService<CatalogueDesk>().ApplyAsync(Encoding.UTF8.GetBytes(proposed.ToString()), "c.json", given.Base, Actor.OfToken("drift"), CancellationToken.None);
        (outcome, proposal.Effects.Again["mia"].Count).ShouldBe((ApplyOutcome.Applied, 1));
        // The second of two is told.
        (await other.Services.GetRequiredService<CatalogueDesk>().ApplyAsync(Encoding.UTF8.GetBytes(proposed.ToString(Newtonsoft.Json.Formatting.None)), "c.json", given.Base, Actor.OfToken("other"), CancellationToken.None)).Outcome.ShouldBe(ApplyOutcome.Stale);

        // As the host does before each call.
        await new TakenUpCatalogue(other.Services.GetRequiredService<CatalogueInUse>()).Invoke(new Call(), _ => other.ConsolidateAsync("mia"));
        ((string?)JObject.Parse((await one.Files.ReadAsync("reports/mia/2018-08/internal/report.json"))!)["catalogue"]!["version"]).ShouldBe("another");
        (await one.ListAsync("catalogues/")).Count(path => !path.Contains("content", StringComparison.Ordinal)).ShouldBe(2);
    }

    private sealed class Call : FunctionContext
    {
        public override string InvocationId => "";
        public override string FunctionId => "";
        public override TraceContext TraceContext => throw new NotSupportedException();
        public override BindingContext BindingContext => throw new NotSupportedException();
        public override RetryContext RetryContext => throw new NotSupportedException();
        public override IServiceProvider InstanceServices { get; set; } = null!;
        public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();
        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();
        public override IInvocationFeatures Features => throw new NotSupportedException();
    }
}
