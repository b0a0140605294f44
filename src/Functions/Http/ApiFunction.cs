using GenAsset.Functions.Orchestration;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Http;

/// <summary>Every HTTP request, handed to the API. Keys are the API's own, so the trigger asks for none.</summary>
public sealed class ApiFunction(ApiPipeline api, SharedState shared, DurableClientHolder clients)
{
    /// <summary>The function.</summary>
    [Function("Api")]
    public async Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{**path}")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        clients.Client = client;
        await shared.RefreshAsync(request.HttpContext.RequestAborted);
        await api.RunAsync(request.HttpContext.Features);
    }
}
