using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Tests.Reconstruction.Capturing;

public sealed class DepthCodingTests
{
    public static TheoryData<DepthMeasure, bool, bool, int> Codings()
    {
        var data = new TheoryData<DepthMeasure, bool, bool, int>();
        foreach (var measure in Enum.GetValues<DepthMeasure>())
        {
            for (var i = 0; i < 8; i++)
                data.Add(measure, (i & 1) != 0, (i & 2) != 0, (i & 4) != 0 ? 255 : 65535);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Every_coding_decodes_from_a_png_what_was_encoded_to_a_step(DepthMeasure measure, bool bright, bool white, int max)
    {
        const float slant = 1.2f;
        var coding = new DepthCoding(measure, bright, 1, 3, white);
        var depths = Enumerable.Range(0, 64).Select(i => 1.05f + (i * 0.02f)).ToArray();
        using var image = new ImageBuffer(depths.Length, 1, 1, max == 255 ? PixelType.UInt8 : PixelType.UInt16);
        for (var x = 0; x < depths.Length; x++)
        {
            if (max == 255)
                image.Row(0)[x] = (byte)coding.Encode(depths[x], max, slant);
            else
                image.Row<ushort>(0)[x] = (ushort)coding.Encode(depths[x], max, slant);
        }

        using var decoded = PngDecoder.Decode(PngEncoder.Encode(image, new PngOptions()), ImageLimits.Default);
        var picture = DepthPicture.Of(decoded.Pixels)!; // it is gray

        picture.Max.ShouldBe(max);
        for (var x = 0; x < depths.Length; x++)
        {
            // Half a step at the far end of an inverse depth is far²/2 (1/near - 1/far) / max; the others' steps are smaller.
            coding.Decode(picture.Values[x], max, slant).ShouldBe(depths[x], 4f / max);
            ((int)picture.Values[x]).ShouldNotBe(coding.Background(max));
        }
    }

    [Theory]
    [InlineData(DepthMeasure.Linear)]
    [InlineData(DepthMeasure.Ray)]
    public void Metres_a_step_need_no_range(DepthMeasure measure)
    {
        var coding = new DepthCoding(measure, false, 0, 0, false, 0.001f);

        coding.Decode(coding.Encode(1.234f, 65535, 1.1f), 65535, 1.1f).ShouldBe(1.234f, 0.0006f);
    }
}
