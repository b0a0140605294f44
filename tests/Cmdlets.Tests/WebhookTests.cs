using System.Collections.Concurrent;
using System.Security;
using System.Text.Json;
using GenAsset.Core.Engines;
using GenAsset.Core.Fetching;
using GenAsset.Core.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Cmdlets.Tests;

/// <summary>-WebhookUri on the embedded backend: there is no server that would send it.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-webhook-");
    private readonly ConcurrentQueue<(string Signature, string Body)> _received = new();
    private WebApplication _receiver = null!; // InitializeAsync

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _receiver = builder.Build();
        _receiver.UseRouting();
        _receiver.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _received.Enqueue((request.Headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
        });
        await _receiver.StartAsync();
        Session.Connect(new EmbeddedOptions(_folder.FullName, Workers: 1, Engines: new EngineCatalog([new PickyEngine()]), Fetching: new FetchRules(AllowPrivateNetwork: true))).Succeeded.ShouldBeTrue();
    }

    public async Task DisposeAsync()
    {
        await Session.CloseAsync();
        await _receiver.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void The_end_of_a_job_is_told_signed_and_the_secret_is_in_no_output()
    {
        var secret = new SecureString();
        foreach (var letter in "whsec_" + Convert.ToBase64String(new byte[24]))
            secret.AppendChar(letter);

        var job = Pipeline.Of("a").To<NewGenAssetJobCommand>(("Engine", "test/picky"), ("WebhookUri", $"{_receiver.Urls.First()}/hook"), ("WebhookSecret", secret)).Invoke().As<JobState>().Single();

        SpinWait.SpinUntil(() => !_received.IsEmpty, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var (signature, body) = _received.First();
        signature.ShouldStartWith("v1,");
        body.ShouldContain(job.Id);
        JsonSerializer.Serialize(job).ShouldNotContain("whsec_");
    }
}
