namespace GenAsset.Host.Tests;

public sealed class EnhanceTests
{
    [Fact]
    public void Enhances_one_photo_and_says_what_was_done()
    {
        using var genasset = new Genasset();
        genasset.Run("run", genasset.Write("p.csv", "prompt,width,height\na hill,64,48\n"), "--out", genasset.Out).Code.ShouldBe(0);
        var photo = Path.Combine(genasset.Out, "0000-a-hill", "image.png");
        var result = Path.Combine(genasset.Root, "larger.jpg");

        var ended = genasset.RunBare("enhance", photo, result, "--model", "general_2x", "--dpi", "300");

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.Trim().ShouldBe(result);
        ended.Error.ShouldContain("upscale: learned filters, 2x");
        var image = Media.Codecs.ImageProbe.Read(File.ReadAllBytes(result));
        (image.Format, image.Width, image.Height).ShouldBe((Media.Codecs.ImageFormat.Jpeg, 128, 96));
    }

    [Fact]
    public void Says_what_is_wrong_and_writes_nothing()
    {
        using var genasset = new Genasset();
        var text = genasset.Write("text.png", "no picture");
        var result = Path.Combine(genasset.Root, "out.png");

        genasset.RunBare("enhance", text, result).Error.ShouldContain("INVALID_FILE_FORMAT");
        genasset.RunBare("enhance", Path.Combine(genasset.Root, "none.png"), result).Error.ShouldContain("does not exist");
        genasset.RunBare("enhance", text, Path.Combine(genasset.Root, "out.gif")).Error.ShouldContain("\"gif\" is not a format to write");
        genasset.RunBare("enhance", text, result, "--model", "magic").Code.ShouldNotBe(0);
        File.Exists(result).ShouldBeFalse();
    }
}
