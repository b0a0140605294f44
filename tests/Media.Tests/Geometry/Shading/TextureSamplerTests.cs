using System.Numerics;
using GenAsset.Media.Codecs;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Geometry.Shading;

public sealed class TextureSamplerTests
{
    [Fact]
    public void A_texel_s_middle_is_the_texel_and_between_two_is_their_mean_light()
    {
        using var image = Gray(2, 1, 0, 255);
        var sampler = new TextureSampler(image, TextureWrap.Clamp);
        sampler.Sample(new Vector2(0.25f, 0.5f)).X.ShouldBe(0, 1e-4f);
        sampler.Sample(new Vector2(0.75f, 0.5f)).X.ShouldBe(1, 1e-4f);
        sampler.Sample(new Vector2(0.5f, 0.5f)).X.ShouldBe(0.5f, 1e-4f);
        sampler.Sample(new Vector2(0.5f, 0.5f)).W.ShouldBe(1, 1e-4f);
    }

    [Theory]
    [InlineData(TextureWrap.Repeat, 1.25f, 0.25f)]
    [InlineData(TextureWrap.Repeat, -0.25f, 0.75f)]
    [InlineData(TextureWrap.Clamp, 7, 0.99f)]
    [InlineData(TextureWrap.Clamp, -7, 0.01f)]
    [InlineData(TextureWrap.Mirror, 1.25f, 0.75f)]
    [InlineData(TextureWrap.Mirror, -0.25f, 0.25f)]
    [InlineData(TextureWrap.Mirror, 2.25f, 0.25f)]
    public void Outside_it_goes_on_as_told(TextureWrap wrap, float outside, float inside)
    {
        using var image = Gray(4, 1, 10, 60, 130, 250);
        var sampler = new TextureSampler(image, wrap, isColor: false);
        sampler.Sample(new Vector2(outside, 0.5f)).X.ShouldBe(sampler.Sample(new Vector2(inside, 0.5f)).X, 1e-4f);
    }

    [Fact]
    public void From_afar_a_checkerboard_is_its_mean_light()
    {
        using var image = new ImageBuffer(64, 64, 1);
        for (var y = 0; y < 64; y++)
            for (var x = 0; x < 64; x++)
                image.Row(y)[x] = (byte)((x + y) % 2 * 255);
        var sampler = new TextureSampler(image);
        var at = new Vector2(0.31f, 0.64f);
        sampler.Sample(at, at + new Vector2(0.5f, 0), at + new Vector2(0, 0.5f)).X.ShouldBe(0.5f, 1e-3f);
        sampler.Sample(at, at + new Vector2(1e9f, 0), at).X.ShouldBe(0.5f, 1e-3f);
    }

    [Fact]
    public void Coordinates_that_are_not_numbers_are_survived()
    {
        using var image = Gray(2, 1, 0, 255);
        var sampler = new TextureSampler(image);
        foreach (var odd in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e9f])
            sampler.Sample(new Vector2(odd, 0.1f), new Vector2(odd), Vector2.Zero).X.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void A_texture_that_is_only_a_file_is_decoded()
    {
        using var image = Gray(2, 2, 255, 255, 255, 255);
        var texture = Texture.FromEncoded(ImageCodec.Encode(image, ImageFormat.Png), "image/png");
        TextureSampler.Of(texture, isColor: true).Sample(new Vector2(0.5f)).ShouldBe(Vector4.One);
    }

    private static ImageBuffer Gray(int width, int height, params byte[] values)
    {
        var image = new ImageBuffer(width, height, 1);
        for (var y = 0; y < height; y++)
            values.AsSpan(y * width, width).CopyTo(image.Row(y));
        return image;
    }
}
