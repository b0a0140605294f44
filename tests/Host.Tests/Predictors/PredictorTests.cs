using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Imaging;

namespace GenAsset.Host.Tests.Predictors;

/// <summary>The predictors of gpu/, tiny and on the CPU, over the protocol that our engines speak; and the tests in Python of their parts.</summary>
public sealed class PredictorTests
{
    [GpuFact]
    public void Weights_come_by_checksum_or_not_at_all() => Passes("test_weights.py");

    [GpuFact]
    public void Folders_are_whole_and_engines_send_what_predictors_take() => Passes("test_folders.py");

    [GpuFact]
    public void Pictures_are_drawn_at_a_size_that_the_model_knows() => Passes("test_sizes.py");

    [GpuFact("torch")]
    public void The_super_resolution_network_is_the_published_one_and_tiles_leave_no_trace() => Passes("test_network.py");

    [GpuFact("torch", "numpy", "PIL", "skimage")]
    public void Densities_become_surfaces_that_face_outwards() => Passes("test_meshing.py");

    [GpuFact("torch", "numpy", "PIL")]
    public async Task Super_resolution_enlarges_a_photo_in_tiles()
    {
        using var model = PredictorProcess.Start("super-resolution");

        var answer = await PredictAsync(model, new JsonObject { ["image"] = Uri(Photo()), ["scale"] = 2, ["tile"] = 32 });

        ((string?)answer["logs"]).ShouldEndWith("tile 4/4\n");
        using var result = ImageCodec.Decode(File(answer));
        (result.Pixels.Width, result.Pixels.Height, result.Pixels.Channels).ShouldBe((96, 80, 4));
        result.Pixels.Row(0)[3].ShouldBe((byte)0, "the transparent corner");
        result.Pixels.Row(79)[4 * 95 + 3].ShouldBe((byte)255);
        result.Pixels.Row(40).ToArray().Where((_, i) => i % 4 != 3).Distinct().Count().ShouldBeGreaterThan(3, "a picture, not one colour");
    }

    [GpuFact("torch", "numpy", "PIL")]
    public async Task A_predictor_says_what_is_wrong()
    {
        using var model = PredictorProcess.Start("super-resolution");

        (await PutAsync(model, new JsonObject { ["scale"] = 2 })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PutAsync(model, new JsonObject { ["image"] = Uri(Photo()), ["scale"] = 3 })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var broken = await (await PutAsync(model, new JsonObject { ["image"] = Uri([1, 2, 3]) })).Content.ReadFromJsonAsync<JsonObject>();
        ((string?)broken!["status"]).ShouldBe("failed");
        ((string?)broken["error"]).ShouldNotBeNull().ShouldContain("cannot identify image file");
    }

    [GpuFact("torch", "diffusers", "transformers", "PIL")]
    public async Task Text_to_image_draws_at_the_size_that_is_asked_for_and_the_same_for_the_same_seed()
    {
        using var model = PredictorProcess.Start("text-to-image");
        JsonObject Input(long seed) => new() { ["prompt"] = "a fox", ["width"] = 70, ["height"] = 50, ["steps"] = 2, ["seed"] = seed };

        var first = await PredictAsync(model, Input(7));

        ((string?)first["logs"]).ShouldNotBeNull().ShouldContain("step 2/2");
        using var picture = ImageCodec.Decode(File(first));
        (picture.Pixels.Width, picture.Pixels.Height).ShouldBe((70, 50));
        File(await PredictAsync(model, Input(7))).ShouldBe(File(first));
        File(await PredictAsync(model, Input(8))).ShouldNotBe(File(first));
    }

    [GpuFact("torch", "tsr", "transformers", "trimesh", "rembg", "omegaconf", "einops", "skimage")]
    public async Task Image_to_3D_makes_a_coloured_mesh()
    {
        using var model = PredictorProcess.Start("image-to-3d");

        var answer = await PredictAsync(model, new JsonObject { ["image"] = Uri(Photo()), ["resolution"] = 24 });

        GlbReader.Read(File(answer)).TriangleCount.ShouldBeGreaterThan(0);
    }

    private static void Passes(string script)
    {
        var (code, said) = GpuPython.Run(GpuPython.Tests, script);
        code.ShouldBe(0, said);
        said.ShouldMatch(@"Ran [1-9]\d* tests?");
    }

    private static async Task<JsonObject> PredictAsync(PredictorProcess model, JsonObject input)
    {
        using var response = await PutAsync(model, input);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        ((string?)answer["status"]).ShouldBe("succeeded", answer.ToJsonString());
        return answer;
    }

    private static async Task<HttpResponseMessage> PutAsync(PredictorProcess model, JsonObject input)
    {
        using var http = new HttpClient { BaseAddress = model.Address, Timeout = TimeSpan.FromMinutes(5) };
        return await http.PutAsJsonAsync("/predictions/abc", new JsonObject { ["input"] = input });
    }

    /// <summary>48 x 40, a gradient whose left upper quarter is transparent.</summary>
    internal static byte[] Photo()
    {
        using var image = new ImageBuffer(48, 40, 4);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < image.Width; x++)
                (row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]) = ((byte)(5 * x), (byte)(6 * y), 100, x < 24 && y < 20 ? (byte)0 : (byte)255);
        }

        return PngEncoder.Encode(image);
    }

    private static string Uri(byte[] file) => "data:image/png;base64," + Convert.ToBase64String(file);

    private static byte[] File(JsonObject answer) => Convert.FromBase64String(((string)answer["output"]!).Split(',')[1]);
}
