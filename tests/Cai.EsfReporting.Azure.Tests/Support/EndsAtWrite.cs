using Azure.Core;
using Azure.Core.Pipeline;
using Cai.EsfReporting.Storage.Contract;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>Ends the program at one of its writing requests: before the service has it, or after the service has done it.</summary>
internal sealed class EndsAtWrite(int atWrite, bool afterwards) : HttpPipelinePolicy
{
    private int writes;

    public bool Happened => writes >= atWrite;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var here = IsHere(message);
        if (here && !afterwards)
            throw new InterruptedException();
        ProcessNext(message, pipeline);
        if (here)
            throw new InterruptedException();
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var here = IsHere(message);
        if (here && !afterwards)
            throw new InterruptedException();
        await ProcessNextAsync(message, pipeline);
        if (here)
            throw new InterruptedException();
    }

    private bool IsHere(HttpMessage message) =>
        message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && ++writes == atWrite;
}
