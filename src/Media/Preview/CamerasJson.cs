using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Geometry;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Preview;

/// <summary>Writes the cameras.json of a capture: what <see cref="CamerasFile"/> reads.</summary>
public static class CamerasJson
{
    /// <summary>The file.</summary>
    public static byte[] Write(PreviewCapture capture)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("views");
            foreach (var setup in capture.Setups)
                Write(json, setup);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ViewSetup setup)
    {
        var camera = setup.Camera;
        json.WriteStartObject();
        json.WriteStartArray("matrix");
        // Column vectors, as everybody but System.Numerics writes them: the transpose.
        var m = Matrix4x4.Transpose(camera.CameraToWorld);
        for (var row = 0; row < 4; row++)
        {
            json.WriteStartArray();
            for (var column = 0; column < 4; column++)
                json.WriteNumberValue(m[row, column]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteString("axes", "opengl");
        if (camera.Projection == Projection.Orthographic)
            json.WriteNumber("orthographicScale", camera.VerticalExtent);
        else
            json.WriteNumber("fov", float.RadiansToDegrees(camera.VerticalExtent));
        json.WriteNumber("near", setup.Depth.Near);
        json.WriteNumber("far", setup.Depth.Far);
        json.WriteStartObject("depth");
        json.WriteString("measure", setup.Depth.Measure switch { DepthMeasure.Inverse => "inverse", DepthMeasure.Ray => "ray", _ => "linear" });
        json.WriteString("near", setup.Depth.NearIsBright ? "bright" : "dark");
        json.WriteString("background", setup.Depth.WhiteBackground ? "white" : "black");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
