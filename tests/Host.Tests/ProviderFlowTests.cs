using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Media.Formats.Spz;

namespace GenAsset.Host.Tests;

/// <summary>
/// Our five providers against our five facades: one `genasset serve` gives its items to another, each by the API that it speaks both ways, and ends with the very
/// files that the other one's jobs stored.
/// </summary>
public sealed class ProviderFlowTests : IDisposable
{
    private const string KeyVariable = "GENASSET_TEST_FLOW_KEY";

    private readonly Genasset _far = new();
    private readonly Genasset _near = new();

    [Fact]
    public async Task Each_provider_ends_with_the_bytes_that_the_facades_job_stored()
    {
        var key = _far.Run("keys", "add", "flows", "--credits", "1000").Output.Trim();
        Environment.SetEnvironmentVariable(KeyVariable, key); // for the server that is started below
        using var far = Serving.Start(_far, "--allow-private-network");
        Directory.CreateDirectory(_near.Home);
        File.WriteAllText(Path.Combine(_near.Home, "engines.json"), Engines(far.Addresses[0]));
        using var near = StartNear();
        var capture = Path.Combine(_near.Root, "capture");
        _near.RunBare("capture", "a stone golem", "--out", capture).Code.ShouldBe(0);

        var id = await SubmitAsync(near, capture);
        var job = await EndAsync(near, id, far);

        job.GetProperty("cost").GetDecimal().ShouldBe(10, "a photo of less than 2 MP at general_2x; the other services have no price");
        await CompareAsync(near, far, key, id);
        Jobs(_far).Length.ShouldBe(5, "each item was given away once");
    }

    public void Dispose()
    {
        _far.Dispose();
        _near.Dispose();
    }

    private static string Engines(string endpoint) => new JsonObject
    {
        ["engines"] = new JsonArray([.. ((string[])["404", "grok-3d", "algovera", "reconstruction", "hitpaw"]).Select(type => new JsonObject
        {
            ["name"] = $"far/{type}",
            ["type"] = type,
            ["endpoint"] = endpoint,
            ["keyVariable"] = KeyVariable,
            ["timeouts"] = new JsonObject { ["pollSeconds"] = 0.3, ["submitSeconds"] = 120, ["answerSeconds"] = 120 },
        })]),
    }.ToJsonString();

    private static async Task<string> SubmitAsync(Serving near, string capture)
    {
        var views = await UploadAsync(near, capture, "view");
        var depths = await UploadAsync(near, capture, "depth");
        var items = new JsonArray(
            new JsonObject { ["kind"] = "splat", ["prompt"] = "a red robot" },
            new JsonObject { ["kind"] = "model", ["prompt"] = "a red robot" },
            new JsonObject { ["kind"] = "image", ["prompt"] = "a red robot", ["seed"] = 7 },
            new JsonObject { ["kind"] = "reconstruction", ["views"] = new JsonArray([.. views]), ["depths"] = new JsonArray([.. depths]) },
            new JsonObject { ["kind"] = "enhancement", ["image"] = views[0].DeepClone(), ["model"] = "general_2x" });
        using var body = new StringContent(new JsonObject { ["items"] = items, ["options"] = new JsonObject { ["retries"] = 0 } }.ToJsonString(), Encoding.UTF8, "application/json");
        using var created = await near.Client.PostAsync("/v1/jobs", body);
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> EndAsync(Serving near, string id, Serving far)
    {
        while (true)
        {
            var job = await near.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}");
            if (job.GetProperty("state").GetString() is "completed" or "cancelled")
            {
                job.GetProperty("counts").GetProperty("succeeded").GetInt32().ShouldBe(5, await near.Client.GetStringAsync($"/v1/jobs/{id}/items") + far.Said);
                return job;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private async Task CompareAsync(Serving near, Serving far, string key, string id)
    {
        using var client = new HttpClient { BaseAddress = new Uri(far.Addresses[0]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        for (var index = 0; index < 5; index++)
        {
            var item = await near.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}/items/{index}");
            var task = item.GetProperty("notes")[0].GetString()!.Split(' ')[^1];
            var stored = Stored(_far, task);
            var names = item.GetProperty("assets").EnumerateArray().Select(asset => asset.GetProperty("name").GetString()!).ToArray();
            names.ShouldNotBeEmpty();
            foreach (var name in names)
            {
                var expected = name switch
                {
                    "splat.spz" => ReadByAll(await client.GetByteArrayAsync($"/get_result?id={task}")), // this API has files of its own
                    "image.jpg" => await client.GetByteArrayAsync($"/api/asset/{task}?asset_type=image"), // and this one gives its picture as JPG
                    _ => stored[name],
                };
                var made = await near.Client.GetByteArrayAsync($"/v1/jobs/{id}/items/{index}/assets/{name}");
                made.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{name} of item {index} is not what the facade's job stored");
            }

            if (index == 3)
                names.ShouldBe(stored.Keys, ignoreOrder: true); // the whole archive came over
        }
    }

    // The very splats that came over, in the form that every reader opens.
    private static byte[] ReadByAll(byte[] project404) => SpzWriter.Write(SpzReader.Read(project404), new SpzWriteOptions { Flavor = SpzFlavor.NianticV2 });

    private static async Task<List<JsonNode>> UploadAsync(Serving near, string capture, string stem)
    {
        var uploads = new List<JsonNode>();
        for (var i = 1; i <= 6; i++)
        {
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(capture, $"{stem}{i}.png")));
            using var created = await near.Client.PostAsync("/v1/uploads", body);
            uploads.Add(new JsonObject { ["upload"] = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString() });
        }

        return uploads;
    }

    private static Dictionary<string, byte[]> Stored(Genasset genasset, string job)
    {
        var folder = Path.Combine(genasset.Home, "jobs", job, "assets", "000", "000000");
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes);
    }

    private static string[] Jobs(Genasset genasset) => Directory.GetDirectories(Path.Combine(genasset.Home, "jobs"));

    // Its public address must be known before it listens there.
    private Serving StartNear()
    {
        for (var tries = 1; ; tries++)
        {
            var address = $"http://127.0.0.1:{FreePort.Find()}";
            try
            {
                return Serving.Start(_near, "--urls", address, "--public-url", address, "--allow-private-network");
            }
            catch (InvalidOperationException ended) when (tries < FreePort.Tries && ended.Message.Contains("ADDRESS_NOT_USABLE", StringComparison.Ordinal))
            {
                // Somebody else was there first.
            }
        }
    }
}
