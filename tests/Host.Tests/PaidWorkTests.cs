using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Doubles;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Host.Tests;

/// <summary>Services that are paid, called by workers that die: what an item has paid for goes with it to the next worker.</summary>
public sealed class PaidWorkTests : IDisposable
{
    private const string KeyVariable = "GENASSET_TEST_PAID_KEY";
    private const int Killed = 9;

    private const string LeaseSeconds = "5"; // short, for a worker is killed and its item waited for; long enough that one which lives keeps its own on a busy machine

    private readonly Genasset _genasset = new();
    private readonly string _picture;

    public PaidWorkTests()
    {
        _picture = _genasset.Write("made.png", Picture());
        Environment.SetEnvironmentVariable(KeyVariable, "the-key"); // for the workers that are started below
    }

    [Fact]
    public async Task A_task_that_the_service_took_is_gone_on_with_by_the_next_worker_and_paid_once()
    {
        using var service = RunningDouble.Start("algovera", "result=" + _picture);
        await service.AskAsync("/behave?end=never");
        using var server = Serving.Start(_genasset, "--workers", "0", "--lease-seconds", LeaseSeconds);
        var engines = Engines(Paid("far", "algovera", service));
        using var first = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "far");
        await server.UntilAsync(async () => (await server.GetAsync("/v1/workers")).GetArrayLength() == 1);
        var job = await CreateAsync(server, """{"kind":"image","prompt":"a red chair","engine":"far"}""");
        await server.UntilAsync(async () => await service.CountAsync("GET /api/status") >= 2); // so the task's id is with the server

        first.Signal(Killed);
        await service.AskAsync("/behave?end=done");
        using var second = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "far");
        var item = await EndAsync(server, job);

        item.GetProperty("state").GetString().ShouldBe("succeeded", item.ToString());
        item.GetProperty("attempts").GetInt32().ShouldBe(2);
        item.GetProperty("cost").GetDecimal().ShouldBe(3);
        (await service.AskAsync("/charged")).ShouldBe("1");
        var keep = Path.Combine(_genasset.Home, "jobs", job, "keep", "000", "000000");
        await server.UntilAsync(() => Task.FromResult(!Directory.Exists(keep))); // soon after the item has its result
    }

    [Fact]
    public async Task A_task_whose_answer_was_lost_with_its_worker_is_not_sent_again_until_a_person_says_so()
    {
        using var service = RunningDouble.Start("algovera", "result=" + _picture);
        await service.FaultAsync("""[{"on":"POST /api/txt2img","do":"never"}]"""); // it takes the task, and its answer does not come
        using var server = Serving.Start(_genasset, "--workers", "0", "--lease-seconds", LeaseSeconds);
        var engines = Engines(Paid("far", "algovera", service));
        using var first = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "far");
        await server.UntilAsync(async () => (await server.GetAsync("/v1/workers")).GetArrayLength() == 1);
        var job = await CreateAsync(server, """{"kind":"image","prompt":"a red chair","engine":"far"}""");
        await server.UntilAsync(async () => await service.AskAsync("/charged") == "1");

        first.Signal(Killed);
        using var second = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "far");
        var told = await EndAsync(server, job);
        (await service.AskAsync("/charged")).ShouldBe("1");
        using var retried = await server.Client.PostAsync($"/v1/jobs/{job}/retry", null);
        var again = await EndAsync(server, job);

        told.GetProperty("error").GetProperty("code").GetString().ShouldBe("OUTCOME_UNKNOWN");
        again.GetProperty("state").GetString().ShouldBe("succeeded", again.ToString());
        (await service.AskAsync("/charged")).ShouldBe("2");
    }

    [Fact]
    public async Task A_chains_first_stage_that_one_worker_finished_is_not_run_again_by_another()
    {
        using var draw = RunningDouble.Start("algovera", "result=" + _picture, "looks=0");
        using var lift = RunningDouble.Start("cog", "file=" + _genasset.Write("made.glb", Mesh()));
        await lift.FaultAsync("""[{"on":"PUT /predictions","do":"never"}]""");
        using var server = Serving.Start(_genasset, "--workers", "0", "--lease-seconds", LeaseSeconds);
        var engines = Engines(
            Paid("draw", "algovera", draw),
            new JsonObject { ["name"] = "lift", ["type"] = "cog", ["kinds"] = new JsonArray("model"), ["endpoint"] = lift.Address.AbsoluteUri, ["input"] = new JsonObject { ["prompt"] = "{prompt}", ["image"] = "{image}" } },
            new JsonObject { ["name"] = "both", ["type"] = "chain", ["kinds"] = new JsonArray("model"), ["stages"] = JsonNode.Parse("""[{"kind":"image","engine":"draw"},{"kind":"model","engine":"lift"}]""") });
        using var first = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "both");
        await server.UntilAsync(async () => (await server.GetAsync("/v1/workers")).GetArrayLength() == 1);
        var job = await CreateAsync(server, """{"kind":"model","prompt":"a red chair","engine":"both"}""");
        await server.UntilAsync(async () => await lift.CountAsync("PUT /predictions") == 1);

        first.Signal(Killed);
        using var second = Working.Start(_genasset, server, "--engines", engines, "--capabilities", "both");
        var item = await EndAsync(server, job);

        item.GetProperty("state").GetString().ShouldBe("succeeded", item.ToString());
        item.GetProperty("notes")[0].GetString().ShouldBe("Stage 1, image: draw, kept from an earlier try");
        (await draw.CountAsync("POST")).ShouldBe(1);
        (await server.Client.GetByteArrayAsync($"/v1/jobs/{job}/items/0/assets/image.png")).ShouldBe(File.ReadAllBytes(_picture));
        var sent = (await lift.LogAsync()).Last(entry => (string?)entry["method"] == "PUT" && ((string?)entry["target"])!.StartsWith("/predictions", StringComparison.Ordinal));
        ((string?)sent["body"])!.ShouldContain("data:image/png;base64," + Convert.ToBase64String(File.ReadAllBytes(_picture)), customMessage: "the picture went from worker to worker");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_photo_of_the_server_has_a_public_address_for_a_workers_service_where_the_server_has_one(bool isPublic)
    {
        using var service = RunningDouble.Start("hitpaw", "result=" + _picture);
        using var server = Serving.Start(_genasset, ["--workers", "0", .. isPublic ? (string[])["--public-url", "https://assets.example.com"] : []]);
        using var worker = Working.Start(_genasset, server, "--engines", Engines(Paid("far", "hitpaw", service)), "--capabilities", "far");
        await server.UntilAsync(async () => (await server.GetAsync("/v1/workers")).GetArrayLength() == 1);
        using var uploaded = await server.Client.PostAsync("/v1/uploads", new ByteArrayContent(Picture(9)));
        var upload = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        var item = await EndAsync(server, await CreateAsync(server, $$$"""{"kind":"enhancement","engine":"far","model":"general_2x","image":{"upload":"{{{upload}}}"}}"""));

        if (isPublic)
        {
            item.GetProperty("state").GetString().ShouldBe("succeeded", item.ToString());
            var sent = (await service.LogAsync()).First(entry => (string?)entry["target"] == "/api/photo-enhancer");
            var address = new Uri((string)JsonNode.Parse((string)sent["body"]!)!["img_url"]!);
            address.Host.ShouldBe("assets.example.com");
            (await server.Client.GetByteArrayAsync(address.PathAndQuery)).ShouldBe(Picture(9)); // what stands under that name on the public internet
        }
        else
        {
            item.GetProperty("error").GetProperty("code").GetString().ShouldBe("INPUT_NOT_PUBLIC", item.ToString());
            (await service.AskAsync("/charged")).ShouldBe("0");
        }
    }

    public void Dispose() => _genasset.Dispose();

    private static JsonObject Paid(string name, string type, RunningDouble service) => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["endpoint"] = service.Address.AbsoluteUri,
        ["keyVariable"] = KeyVariable,
        ["price"] = type == "hitpaw" ? 1 : 3,
        ["timeouts"] = new JsonObject { ["pollSeconds"] = 0.1 },
    };

    private static byte[] Picture(int width = 8)
    {
        using var pixels = new ImageBuffer(width, 8, 3);
        pixels.Clear();
        using var file = new MemoryStream();
        ImageCodec.Encode(pixels, file, ImageFormat.Png);
        return file.ToArray();
    }

    private static byte[] Mesh()
    {
        using var file = new MemoryStream();
        GlbWriter.Write(file, Shapes.Cube());
        return file.ToArray();
    }

    private string Engines(params JsonObject[] engines) => _genasset.Write("engines.json", new JsonObject { ["engines"] = new JsonArray([.. engines]) }.ToJsonString());

    private static async Task<string> CreateAsync(Serving server, string item)
    {
        using var answer = await server.Client.PostAsync("/v1/jobs", new StringContent($$"""{"items":[{{item}}]}""", Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> EndAsync(Serving server, string job)
    {
        await server.UntilAsync(async () => (await server.GetAsync($"/v1/jobs/{job}")).GetProperty("state").GetString() is "completed" or "cancelled");
        return await server.GetAsync($"/v1/jobs/{job}/items/0");
    }
}
