using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;

namespace GenAsset.Core.Client;

/// <summary>The lease routes of a server, seen from a worker. Whatever keeps the server from answering is ADDRESS_UNREACHABLE, and may be asked again.</summary>
public sealed class LeaseClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(LeaseTerms.MaxWaitSeconds + 40);

    private readonly HttpClient _http;

    /// <summary>Calls a server, with a key of role worker where it has keys.</summary>
    public LeaseClient(Uri server, string? key)
    {
        Server = server;
        _http = ServerHttp.Create(server, key);
    }

    /// <summary>The server.</summary>
    public Uri Server { get; }

    /// <summary>Told whenever the server has answered, whatever it said.</summary>
    public Action? Answered { get; init; }

    /// <summary>Asks for items.</summary>
    public Task<Outcome<LeaseAnswer>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
        PostAsync("/v1/leases", request, LeaseJson.Wire.LeaseRequest, LeaseJson.Wire.LeaseAnswer, cancellationToken);

    /// <summary>Gives signs of life.</summary>
    public Task<Outcome<HeartbeatAnswers>> HeartbeatAsync(Heartbeats beats, CancellationToken cancellationToken) =>
        PostAsync("/v1/leases/heartbeat", beats, LeaseJson.Wire.Heartbeats, LeaseJson.Wire.HeartbeatAnswers, cancellationToken);

    /// <summary>Says how leases ended.</summary>
    public Task<Outcome<SettlementAnswers>> SettleAsync(Settlements endings, CancellationToken cancellationToken) =>
        PostAsync("/v1/leases/settle", endings, LeaseJson.Wire.Settlements, LeaseJson.Wire.SettlementAnswers, cancellationToken);

    /// <summary>Sends one file of a leased item; null when it is there.</summary>
    public async Task<GenAssetError?> PutAsync(string path, string file, string sha256, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(file);
        await using var _ = content.ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StreamContent(content) };
        request.Content.Headers.TryAddWithoutValidation("Content-Digest", $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:"); // RFC 9530
        // A file may take long: as long as bytes flow, only the lease bounds it.
        var sent = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            return sent.Error;
        sent.Value.Dispose();
        return null;
    }

    /// <summary>A file's name as it stands in a path.</summary>
    internal static string Escaped(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Asks for a public address of an input that lies with the server.</summary>
    public async Task<Outcome<Uri>> AddressAsync(string input, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, input + "/address");
        var answer = await AskAsync(request, LeaseJson.Wire.InputAddress, cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
            return answer.Error;
        return Uri.TryCreate(answer.Value.Uri, UriKind.Absolute, out var address) ? address : Unreachable("the address that it gives is none");
    }

    /// <summary>Opens something that lies with the server; dispose the answer.</summary>
    public Task<Outcome<HttpResponseMessage>> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Says that this worker ends.</summary>
    public async Task LeaveAsync(string worker, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/workers/" + Uri.EscapeDataString(worker));
        var left = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        left.Value?.Dispose(); // a courtesy: the server would notice by itself
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Outcome<TAnswer>> PostAsync<TBody, TAnswer>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await AskAsync(request, answerType, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<TAnswer>> AskAsync<TAnswer>(HttpRequestMessage request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            var sent = await SendAsync(request, HttpCompletionOption.ResponseContentRead, bound.Token).ConfigureAwait(false);
            if (!sent.Succeeded)
                return sent.Error;
            using var response = sent.Value;
            var content = await response.Content.ReadAsByteArrayAsync(bound.Token).ConfigureAwait(false);
            return JsonSerializer.Deserialize(content, answerType) is { } answer ? answer : Unreachable("its answer is empty");
        }
        catch (JsonException fault)
        {
            return Unreachable("its answer cannot be read: " + fault.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable("it does not answer in time");
        }
    }

    private async Task<Outcome<HttpResponseMessage>> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, completion, cancellationToken).ConfigureAwait(false);
            Answered?.Invoke();
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                return await ExplainAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Unreachable(fault.Message);
        }
    }

    private async Task<GenAssetError> ExplainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            return Unreachable($"it answers {(int)response.StatusCode}");
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var problem = JsonDocument.Parse(text);
            if (problem.RootElement.TryGetProperty("code", out var code) && problem.RootElement.TryGetProperty("detail", out var detail))
                return GenAssetError.Of(ErrorCatalog.Find(code.GetString() ?? ""), $"{Server} says: {detail.GetString()}");
        }
        catch (JsonException)
        {
            // Not one of our servers, or something before it.
        }

        return GenAssetError.Of(ErrorCatalog.RouteNotFound, $"{Server} answers {(int)response.StatusCode}: it is no GenAsset server, or one without leases.", suggestion: "Check --server.");
    }

    private GenAssetError Unreachable(string why) => GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{Server} cannot be reached: {why}");
}
