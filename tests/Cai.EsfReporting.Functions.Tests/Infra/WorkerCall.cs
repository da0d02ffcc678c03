using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Tests.Infra;

/// <summary>A call of a function as far as the worker's telemetry sees it. The worker keeps that to itself: it is asked by reflection.</summary>
internal sealed class WorkerCall(string function, IServiceProvider services) : FunctionContext
{
    /// <summary>The activity that the worker starts when the host calls a function.</summary>
    public static Activity Begin(string function, IServiceProvider services)
    {
        var provider = typeof(FunctionContext).Assembly.GetType("Microsoft.Azure.Functions.Worker.Diagnostics.IFunctionTelemetryProvider", throwOnError: true)!;
        return ((Activity?)provider.GetMethod("StartActivityForInvocation")!.Invoke(services.GetService(provider), [new WorkerCall(function, services)])).ShouldNotBeNull();
    }

    public override string InvocationId => "1";

    public override string FunctionId => function;

    public override TraceContext TraceContext { get; } = new Trace();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class Trace : TraceContext
    {
        public override string TraceParent => "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        public override string TraceState => "";
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => name;

        public override string Name => name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }
}
