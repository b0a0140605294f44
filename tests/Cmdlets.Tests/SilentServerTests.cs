using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Cmdlets.Tests;

/// <summary>A server that takes a job and says nothing more: whoever asked has the prompt back all the same.</summary>
public sealed class SilentServerTests : IAsyncLifetime
{
    private const string JobId = "20260101-000000-silent00";
    private const string Job = $$$"""{"id":"{{{JobId}}}","state":"queued","counts":{"total":1},"createdAt":"2026-01-01T00:00:00Z"}""";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _server = null!; // InitializeAsync
    private int _removals;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.UseRouting();
        _server.MapGet("/v1/engines", () => Results.Text("""[{"name":"far","kinds":["image"]}]""", "application/json"));
        _server.MapPost("/v1/jobs", () => Results.Text(Job, "application/json", statusCode: StatusCodes.Status201Created));
        _server.MapGet($"/v1/jobs/{JobId}", (HttpContext context) =>
        {
            _waited.TrySetResult();
            return SilenceAsync(context);
        });
        _server.MapDelete($"/v1/jobs/{JobId}", (HttpContext context) =>
        {
            Interlocked.Increment(ref _removals);
            return SilenceAsync(context);
        });
        await _server.StartAsync();
        Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Urls.First())).Invoke().Terminating.ShouldBeNull();
    }

    public async Task DisposeAsync()
    {
        await Session.CloseAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_trial_that_is_stopped_does_not_wait_for_its_job_to_be_removed()
    {
        var pipeline = Pipeline.Run<TestGenAssetEngineCommand>(("Name", "far"));
        var trying = Task.Run(pipeline.Invoke);
        await _waited.Task.WaitAsync(Patience);

        pipeline.Stop();
        var result = await trying.WaitAsync(Patience);

        result.WasStopped.ShouldBeTrue();
        result.Errors.ShouldBeEmpty();
        _removals.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_with_a_timeout_is_over_when_it_says_though_nothing_is_heard_of_the_job()
    {
        var waiting = Task.Run(Pipeline.Of(JobId).To<WaitGenAssetJobCommand>(("Timeout", 2)).Invoke);

        var result = await waiting.WaitAsync(Patience);

        result.Terminating.ShouldBeNull();
        result.ErrorIds.ShouldBe(["WAIT_TIMEOUT"]);
    }

    private static async Task SilenceAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }
}
