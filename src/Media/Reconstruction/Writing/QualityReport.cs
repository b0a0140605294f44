using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Writing;

/// <summary>Writes quality.json: how near the result is to the views, and what it was made from and with.</summary>
internal static class QualityReport
{
    // JSON has no infinity, which is what equal pictures have.
    private const double MostPsnr = 100;

    public static void Write(Stream target, ReconstructionResult result, IReadOnlyList<CapturedView> views, ReconstructionLabel label)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("engine", label.Engine);
        json.WriteString("model", label.Model);
        json.WriteString("rig", label.Rig);
        WriteQuality(json, result.Mean);
        json.WriteBoolean("meets_threshold", result.MeetsThreshold);
        json.WriteStartObject("threshold");
        json.WriteNumber("psnr", ReconstructionResult.LeastPsnr);
        json.WriteNumber("ssim", ReconstructionResult.LeastSsim);
        json.WriteEndObject();
        json.WriteNumber("vertices", result.Mesh.VertexCount);
        json.WriteNumber("triangles", result.Mesh.TriangleCount);
        json.WriteNumber("texture_size", result.Texture.Width);
        json.WriteNumber("voxel_size", result.VoxelSize);
        json.WriteNumber("unseen_share", Math.Round(result.UnseenShare, 5));
        json.WriteStartArray("views");
        for (var i = 0; i < views.Count; i++)
        {
            json.WriteStartObject();
            WriteQuality(json, result.Views[i]);
            WriteCamera(json, views[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("stages");
        foreach (var time in result.Times)
        {
            json.WriteStartObject();
            json.WriteString("stage", time.Stage);
            json.WriteNumber("milliseconds", Math.Round(time.Milliseconds, 1));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, ViewQuality quality)
    {
        json.WriteNumber("psnr", Math.Round(Math.Min(quality.Psnr, MostPsnr), 3));
        json.WriteNumber("ssim", Math.Round(quality.Ssim, 5));
        json.WriteStartObject("foreground");
        json.WriteNumber("psnr", Math.Round(Math.Min(quality.ForegroundPsnr, MostPsnr), 3));
        json.WriteNumber("ssim", Math.Round(quality.ForegroundSsim, 5));
        json.WriteEndObject();
    }

    private static void WriteCamera(Utf8JsonWriter json, CapturedView view)
    {
        var camera = view.Camera;
        json.WriteStartObject("camera");
        json.WriteNumber("width", view.Width);
        json.WriteNumber("height", view.Height);
        json.WriteString("projection", camera.Projection == Projection.Perspective ? "perspective" : "orthographic");
        // By the names that cameras.json has for them.
        if (camera.Projection == Projection.Perspective)
            json.WriteNumber("fov", MathF.Round(float.RadiansToDegrees(camera.VerticalExtent), 4));
        else
            json.WriteNumber("orthographicScale", camera.VerticalExtent);
        WriteVector(json, "position", camera.Position);
        WriteVector(json, "forward", camera.Forward);
        WriteVector(json, "up", new Vector3(camera.View.M12, camera.View.M22, camera.View.M32));
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, string name, Vector3 value)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(value.X);
        json.WriteNumberValue(value.Y);
        json.WriteNumberValue(value.Z);
        json.WriteEndArray();
    }
}
