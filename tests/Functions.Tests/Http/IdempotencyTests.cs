using System.Net;
using GenAsset.Api.Idempotency;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Functions.Tests.Http;

[Collection(AzuriteCollection.Name)]
public sealed class IdempotencyTests(AzuriteFixture azurite)
{
    private const int Keys = 20;

    [AzuriteFact]
    public async Task A_request_that_comes_to_two_instances_at_once_makes_one_job_and_is_answered_alike_afterwards()
    {
        var account = await azurite.EmptyAsync();
        await using var cloud = new Cloud();
        var one = await cloud.AddInstanceAsync(isOpen: true, services => services.AddSingleton<IdempotencyShelf>(new BlobIdempotencyShelf(account, TimeProvider.System)));
        var two = await cloud.AddInstanceAsync(isOpen: true, services => services.AddSingleton<IdempotencyShelf>(new BlobIdempotencyShelf(account, TimeProvider.System)));

        for (var key = 0; key < Keys; key++)
        {
            var answers = await Task.WhenAll(PostAsync(one, $"k{key}"), PostAsync(two, $"k{key}"));
            answers.ShouldContain(answer => answer.Status == HttpStatusCode.Created, string.Join('\n', answers.Select(answer => answer.Body)));
            answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Body.Contains("IDEMPOTENCY_IN_PROGRESS"));
            (await PostAsync(one, $"k{key}")).ShouldBe(await PostAsync(two, $"k{key}"));
        }

        (await cloud.Backend.ListAsync().CountAsync()).ShouldBe(Keys);
    }

    [AzuriteFact]
    public async Task A_key_is_remembered_for_a_day()
    {
        var clock = new FakeClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        var shelf = new BlobIdempotencyShelf(await azurite.EmptyAsync(), clock);
        (await shelf.TryAddAsync("a", new byte[] { 1 }, CancellationToken.None)).ShouldBeTrue();
        (await shelf.TryAddAsync("a", new byte[] { 2 }, CancellationToken.None)).ShouldBeFalse();

        (await shelf.SweepAsync(CancellationToken.None)).ShouldBe(0);
        clock.Advance(TimeSpan.FromHours(25));
        (await shelf.SweepAsync(CancellationToken.None)).ShouldBe(1);

        (await shelf.FindAsync("a", CancellationToken.None)).ShouldBeNull();
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new StringContent("{}\n{\"kind\":\"image\",\"prompt\":\"a red robot\",\"engine\":\"builtin/echo\"}\n", null, "application/jsonl") };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
