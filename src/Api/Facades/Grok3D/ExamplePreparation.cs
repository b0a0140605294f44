using GenAsset.Core.Examples;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Facades.Grok3D;

/// <summary>Makes the examples while the server already answers, so that the first visitor does not wait for them.</summary>
internal sealed class ExamplePreparation(ExampleLibrary library, ApiOptions options, ILogger<ExamplePreparation> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.PreparesExamples)
            return;
        // Off the start's own thread: the making hardly ever yields.
        if (await Task.Run(() => library.PrepareAsync(stoppingToken), stoppingToken) is { } error)
            log.LogWarning("The examples could not be made: {Error}", error);
    }
}
