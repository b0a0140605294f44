using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Imaging;

public sealed class ColourTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.04045, 0.0031308)]
    [InlineData(0.5, 0.21404114)]
    [InlineData(1.0, 1.0)]
    public void The_sRGB_curve_passes_its_known_points(double stored, double light)
    {
        SrgbCurve.Decode(stored).ShouldBe(light, 1e-6);
        SrgbCurve.Encode(light).ShouldBe(stored, 1e-5);
    }

    [Fact]
    public void The_table_follows_the_curve()
    {
        for (var i = 0; i <= 100_000; i++)
            ((double)SrgbCurve.EncodeFast(i / 100_000f)).ShouldBe(SrgbCurve.Encode(i / 100_000f), 2e-5);
        SrgbCurve.EncodeFast(float.NaN).ShouldBe(0);
        SrgbCurve.EncodeFast(7).ShouldBe(1);
    }

    [Fact]
    public void Every_byte_survives_light()
    {
        for (var i = 0; i < 256; i++)
            Math.Round(255 * SrgbCurve.EncodeFast(SrgbCurve.DecodeByte((byte)i))).ShouldBe(i);
    }

    [Fact]
    public void Every_colour_survives_luma_and_differences()
    {
        for (var r = 0; r < 256; r += 5)
            for (var g = 0; g < 256; g += 5)
                for (var b = 0; b < 256; b += 5)
                {
                    var (y, cb, cr) = YCbCr.FromRgb(r, g, b);
                    var (r2, g2, b2) = YCbCr.ToRgb(y, cb, cr);
                    (MathF.Round(r2), MathF.Round(g2), MathF.Round(b2)).ShouldBe((r, g, b));
                }
    }
}
