using Azure.Core;
using Azure.Core.Pipeline;

namespace GenAsset.Azure.Tests.Work;

/// <summary>A network that loses calls on their way there, and answers on their way back: what was asked for has then been done, and nobody knows.</summary>
internal sealed class LossyPolicy(int seed, double rate) : HttpPipelinePolicy
{
    private readonly Lock _gate = new();
    private readonly Random _dice = new(seed);

    public int Lost;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Lose();
        await ProcessNextAsync(message, pipeline);
        Lose();
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Lose();
        ProcessNext(message, pipeline);
        Lose();
    }

    private void Lose()
    {
        lock (_gate)
        {
            if (_dice.NextDouble() >= rate)
                return;
        }

        Interlocked.Increment(ref Lost);
        throw new IOException("lost");
    }
}
