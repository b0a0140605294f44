using System.Numerics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// Transparent surfaces in their order, without sorting triangles: the mesh is drawn again behind what was drawn before, layer by layer,
/// until every sample is opaque or nothing is left (C. Everitt, "Interactive Order-Independent Transparency", 2001).
/// </summary>
internal static class Layers
{
    // What is behind so many panes is hardly seen.
    private const int MaxLayers = 12;
    private const float Closed = 1f / 255;

    /// <summary>The picture: linear RGBA with alpha multiplied in, as <paramref name="shader"/> gives it for each surface.</summary>
    public static Vector4[] Compose(Mesh mesh, Camera camera, int width, int height, RasterOptions options, SurfaceShader shader)
    {
        var picture = new Vector4[width * height];
        var far = new ScreenSpace(camera, width, height).FarNearness;
        float[]? light = null, ceiling = null;
        for (var layer = 0; layer < MaxLayers; layer++)
        {
            var visibility = Rasterizer.DrawBehind(mesh, camera, width, height, options, ceiling);
            if (light is null || ceiling is null)
            {
                (light, ceiling) = (new float[visibility.Triangles.Length], new float[visibility.Triangles.Length]);
                Array.Fill(light, 1);
            }
            var (through, above, reader) = (light, ceiling, new SurfaceReader(visibility));
            var open = 0;
            Parallel.For(0, height, y =>
            {
                var row = new LayerRow(visibility, reader, shader, through, above, far);
                var any = false;
                for (var x = 0; x < width; x++)
                    any |= row.Add(x, y, ref picture[(y * width) + x]);
                if (any)
                    Volatile.Write(ref open, 1);
            });
            if (open == 0)
                break;
        }
        return picture;
    }

    private readonly record struct LayerRow(Visibility Visibility, SurfaceReader Reader, SurfaceShader Shader, float[] Through, float[] Ceiling, float Far)
    {
        /// <summary>Adds one layer to a pixel; true when something behind it may still be seen.</summary>
        public bool Add(int x, int y, ref Vector4 pixel)
        {
            var n = Visibility.SamplesPerAxis;
            Span<int> samples = stackalloc int[n * n];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = (((y * n) + (i / n)) * Visibility.Stride) + (x * n) + (i % n);
            var open = false;
            for (var i = 0; i < samples.Length; i++)
            {
                var triangle = Visibility.Triangles[samples[i]];
                if (triangle == Visibility.Nothing)
                    Ceiling[samples[i]] = Far;
                else if (!SeenBefore(samples[..i], triangle))
                    open |= AddTriangle(samples, triangle, x, y, ref pixel);
            }
            return open;
        }

        private bool SeenBefore(ReadOnlySpan<int> samples, int triangle)
        {
            foreach (var sample in samples)
                if (Visibility.Triangles[sample] == triangle)
                    return true;
            return false;
        }

        private bool AddTriangle(ReadOnlySpan<int> samples, int triangle, int x, int y, ref Vector4 pixel)
        {
            var n = Visibility.SamplesPerAxis;
            var (count, middle) = (0, Vector2.Zero);
            for (var i = 0; i < samples.Length; i++)
                if (Visibility.Triangles[samples[i]] == triangle)
                    (count, middle) = (count + 1, middle + new Vector2((i % n) + 0.5f, (i / n) + 0.5f));
            middle /= count * n;
            var color = Shader(Reader.At(triangle, x + middle.X, y + middle.Y), x + middle.X, y + middle.Y);
            var open = false;
            foreach (var sample in samples)
            {
                if (Visibility.Triangles[sample] != triangle)
                    continue;
                pixel += color * (Through[sample] / samples.Length);
                Through[sample] *= 1 - color.W;
                var closed = Through[sample] < Closed;
                Ceiling[sample] = closed ? Far : Visibility.Nearness[sample];
                open |= !closed;
            }
            return open;
        }
    }
}
