using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;

namespace GenAsset.Media.Tests.Geometry.Splatting;

public sealed class SplatRendererTests
{
    private static readonly Camera Front = Camera.Orthographic(new Vector3(0, 0, 5), Vector3.Zero, 2);

    [Fact]
    public void One_splat_is_the_bell_that_its_numbers_say()
    {
        var cloud = Cloud((Vector3.Zero, new Vector3(0.1f, 0.2f, 0.05f), Quaternion.Identity, 0.8f, new Vector3(1, 0.5f, 0.25f)));
        var picture = SplatRenderer.Draw(cloud, Front, 100, 100);
        for (var y = 0; y < 100; y++)
        {
            for (var x = 0; x < 100; x++)
            {
                // 50 pixels a metre; each pixel adds a blur of variance 0.3.
                float dx = x - 49.5f, dy = y - 49.5f;
                var alpha = 0.8f * MathF.Exp(-0.5f * ((dx * dx / 25.3f) + (dy * dy / 100.3f)));
                picture[(y * 100) + x].W.ShouldBe(alpha < 1f / 255 ? 0 : alpha, 0.005f);
                picture[(y * 100) + x].Y.ShouldBe(picture[(y * 100) + x].W * 0.5f, 1e-4f);
            }
        }
    }

    [Fact]
    public void Perspective_shrinks_with_distance()
    {
        var camera = Camera.Perspective(Vector3.Zero, -Vector3.UnitZ, MathF.PI / 2);
        foreach (var distance in (float[])[2, 4])
        {
            var cloud = Cloud((new Vector3(0, 0, -distance), new Vector3(0.2f), Quaternion.Identity, 0.9f, Vector3.One));
            var picture = SplatRenderer.Draw(cloud, camera, 100, 100);
            // Half the picture's height is the distance: 50 / distance pixels a metre.
            var variance = MathF.Pow(0.2f * 50 / distance, 2) + 0.3f;
            picture[(50 * 100) + 53].W.ShouldBe(0.9f * MathF.Exp(-0.5f * (0.25f + (3.5f * 3.5f)) / variance), 0.01f);
        }
    }

    [Fact]
    public void What_is_nearer_hides_what_is_farther_whatever_the_order_in_the_file()
    {
        (Vector3, Vector3, Quaternion, float, Vector3) red = (new(0, 0, 1), new(0.5f), Quaternion.Identity, 0.75f, Vector3.UnitX);
        (Vector3, Vector3, Quaternion, float, Vector3) blue = (new(0, 0, -1), new(0.5f), Quaternion.Identity, 0.75f, Vector3.UnitZ);
        foreach (var cloud in (SplatCloud[])[Cloud(red, blue), Cloud(blue, red)])
        {
            var middle = SplatRenderer.Draw(cloud, Front, 101, 101)[(50 * 101) + 50];
            middle.X.ShouldBe(0.75f, 0.01f);
            middle.Z.ShouldBe(0.25f * 0.75f, 0.01f);
            middle.W.ShouldBe(1 - (0.25f * 0.25f), 0.01f);
        }
    }

    [Fact]
    public void A_turned_splat_is_long_the_way_it_points()
    {
        var turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI / 4);
        var cloud = Cloud((Vector3.Zero, new Vector3(0.4f, 0.02f, 0.02f), turn, 0.9f, Vector3.One));
        var picture = SplatRenderer.Draw(cloud, Front, 100, 100);
        // 45 degrees counter-clockwise: from the lower left to the upper right.
        picture[(40 * 100) + 59].W.ShouldBeGreaterThan(0.5f);
        picture[(59 * 100) + 40].W.ShouldBeGreaterThan(0.5f);
        picture[(40 * 100) + 40].W.ShouldBe(0);
    }

    [Fact]
    public void Harmonics_change_the_colour_with_the_side()
    {
        var cloud = new SplatCloud(1, 1);
        Fill(cloud, 0, (Vector3.Zero, new Vector3(0.3f), Quaternion.Identity, 0.9f, new Vector3(0.5f)));
        // The second coefficient is the one of z: 0.4886 z, seen along the view direction.
        ((float[])[0, 0, 0, 0.5f, 0, 0, 0, 0, 0]).CopyTo(cloud.Harmonics, 0);
        Seen(Front).X.ShouldBe(0.5f - (0.5f * 0.4886f), 0.002f);
        Seen(Camera.Orthographic(new Vector3(0, 0, -5), Vector3.Zero, 2)).X.ShouldBe(0.5f + (0.5f * 0.4886f), 0.002f);
        Seen(Camera.Orthographic(new Vector3(5, 0, 0), Vector3.Zero, 2)).X.ShouldBe(0.5f, 0.002f);

        Vector4 Seen(Camera camera)
        {
            var pixel = SplatRenderer.Draw(cloud, camera, 101, 101)[(50 * 101) + 50];
            return pixel / pixel.W;
        }
    }

    [Fact]
    public void Axes_of_the_cloud_do_not_matter()
    {
        var random = new Random(3);
        var cloud = new SplatCloud(300, 2);
        for (var i = 0; i < cloud.Count; i++)
            Fill(cloud, i, (Point() * 0.8f, new Vector3(0.02f) + (Vector3.Abs(Point()) * 0.1f), Quaternion.Normalize(new(Point(), 0.4f)), 0.7f, Vector3.Abs(Point())));
        for (var i = 0; i < cloud.Harmonics.Length; i++)
            cloud.Harmonics[i] = (random.NextSingle() - 0.5f) * 0.3f;
        var camera = Camera.Perspective(new Vector3(1, 1, 3), Vector3.Zero);
        var own = SplatRenderer.Draw(cloud, camera, 64, 64);
        var turned = SplatRenderer.Draw(cloud.To(AxisSystem.RightDownForward), camera, 64, 64);
        for (var i = 0; i < own.Length; i++)
            Vector4.Distance(own[i], turned[i]).ShouldBeLessThan(1e-4f);

        Vector3 Point() => new((random.NextSingle() * 2) - 1, (random.NextSingle() * 2) - 1, (random.NextSingle() * 2) - 1);
    }

    [Fact]
    public void Splats_that_each_cover_the_whole_picture_are_drawn_in_bands_without_a_seam()
    {
        // 1,100 splats in 16,384 tiles: more entries than are held at once.
        var cloud = new SplatCloud(1100);
        for (var i = 0; i < cloud.Count; i++)
            Fill(cloud, i, (new Vector3(0, 0, i * -0.001f), new Vector3(50), Quaternion.Identity, 0.5f, new Vector3(0.25f, 0.5f, 0.75f)));
        var picture = SplatRenderer.Draw(cloud, Front, 2048, 2048);
        for (var i = 0; i < picture.Length; i += 97)
            Vector4.Distance(picture[i], new Vector4(0.25f, 0.5f, 0.75f, 1)).ShouldBeLessThan(0.005f);
    }

    [Fact]
    public void Numbers_that_no_cloud_should_have_draw_nothing_and_break_nothing()
    {
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1e20f, -1e20f, 0, 88, -88];
        var random = new Random(9);
        for (var round = 0; round < 200; round++)
        {
            var cloud = new SplatCloud(20, random.Next(5));
            foreach (var array in (float[][])[cloud.Positions, cloud.Scales, cloud.Rotations, cloud.Opacities, cloud.Colors, cloud.Harmonics])
                for (var i = 0; i < array.Length; i++)
                    array[i] = random.Next(8) == 0 ? odd[random.Next(odd.Length)] : (random.NextSingle() * 4) - 2;
            var camera = round % 2 == 0 ? Front : Camera.Perspective(new Vector3(0, 0, 2), Vector3.Zero, 1);
            SplatRenderer.Draw(cloud, camera, 40, 30).ShouldAllBe(pixel => pixel.W >= 0 && pixel.W <= 1.0001f);
        }
    }

    private static SplatCloud Cloud(params (Vector3 Position, Vector3 Size, Quaternion Rotation, float Alpha, Vector3 Color)[] splats)
    {
        var cloud = new SplatCloud(splats.Length);
        for (var i = 0; i < splats.Length; i++)
            Fill(cloud, i, splats[i]);
        return cloud;
    }

    private static void Fill(SplatCloud cloud, int i, (Vector3 Position, Vector3 Size, Quaternion Rotation, float Alpha, Vector3 Color) splat)
    {
        splat.Position.CopyTo(cloud.Positions, i * 3);
        new Vector3(MathF.Log(splat.Size.X), MathF.Log(splat.Size.Y), MathF.Log(splat.Size.Z)).CopyTo(cloud.Scales, i * 3);
        splat.Rotation.AsVector4().CopyTo(cloud.Rotations, i * 4);
        cloud.Opacities[i] = MathF.Log(splat.Alpha / (1 - splat.Alpha));
        ((splat.Color - new Vector3(0.5f)) / SplatCloud.HarmonicZero).CopyTo(cloud.Colors, i * 3);
    }
}
