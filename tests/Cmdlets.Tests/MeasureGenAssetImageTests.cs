using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Cmdlets.Tests;

public sealed class MeasureGenAssetImageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-measure-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Measures_each_picture_against_the_reference()
    {
        var (reference, other) = (Write("a.png", 32, 100), Write("b.png", 32, 110));

        var measures = Pipeline.Of(reference, other).To<MeasureGenAssetImageCommand>(("ReferencePath", reference)).Invoke().As<ImageMeasure>().ToList();

        measures[0].Psnr.ShouldBe(double.PositiveInfinity);
        measures[0].Ssim!.Value.ShouldBe(1, 1e-9);
        measures[1].Psnr.ShouldBe(10 * Math.Log10(255 * 255 / 100.0), 1e-6); // each sample differs by 10
    }

    [Fact]
    public void Another_size_is_one_error_and_the_next_follows()
    {
        var reference = Write("a.png", 32, 100);

        var result = Pipeline.Of(Write("small.png", 16, 100), Path.Combine(_folder.FullName, "none.png"), reference).To<MeasureGenAssetImageCommand>(("ReferencePath", reference)).Invoke();

        result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).ShouldBe(["VALIDATION_FAILED", "INPUT_NOT_READABLE"]);
        result.As<ImageMeasure>().Single().Path.ShouldBe(reference);
    }

    private string Write(string name, int side, byte value)
    {
        using var image = new ImageBuffer(side, side, 3);
        for (var y = 0; y < side; y++)
            image.Row<byte>(y).Fill(value);
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, ImageCodec.Encode(image, ImageFormat.Png));
        return path;
    }
}
