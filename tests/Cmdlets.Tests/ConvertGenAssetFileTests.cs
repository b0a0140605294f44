using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Cmdlets.Tests;

public sealed class ConvertGenAssetFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-convert-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_of_the_pipeline_become_another_format_in_a_folder()
    {
        var (a, b) = (Picture("a.png"), Picture("b.png"));

        var made = Pipeline.Of(new FileInfo(a), b).To<ConvertGenAssetFileCommand>(("Format", "JPG"), ("Destination", At("out")), ("Quality", 80)).Invoke();

        made.Errors.ShouldBeEmpty();
        made.As<ConvertedFile>().Select(file => file.Path).ShouldBe([At("out", "a.jpg"), At("out", "b.jpg")]);
        made.As<ConvertedFile>()[0].Summary.ShouldBe("JPEG, 8 x 4");
        ImageProbe.Identify(File.ReadAllBytes(At("out", "a.jpg"))).ShouldBe(ImageFormat.Jpeg);
    }

    [Fact]
    public void One_file_may_name_its_output_and_wildcards_name_many_inputs()
    {
        Picture("a.png");
        Picture("b.png");

        Convert(("Path", At("a.png")), ("Destination", At("c.bmp"))).As<ConvertedFile>().Single().Path.ShouldBe(At("c.bmp"));
        Convert(("Path", At("*.png")), ("Format", "tga")).As<ConvertedFile>().Select(file => Path.GetFileName(file.Path)).ShouldBe(["a.tga", "b.tga"]);
        Convert(("Path", At("*.png")), ("Destination", At("d.bmp")), ("Force", true)).ErrorIds.ShouldBe(["VALIDATION_FAILED"]);
    }

    [Theory]
    [InlineData("a[1].png")]
    [InlineData("a`[1`].png")]
    public void A_name_with_brackets_is_found_where_the_shell_stands_escaped_or_not(string name)
    {
        Picture("a[1].png");

        var made = Pipeline.RunAt<ConvertGenAssetFileCommand>(_folder.FullName, ("Path", name), ("Format", "tga")).Invoke();

        made.Errors.ShouldBeEmpty();
        made.As<ConvertedFile>().Single().Path.ShouldBe(At("a[1].tga"));
    }

    [Fact]
    public void What_is_there_is_overwritten_only_by_force_and_the_input_never()
    {
        var picture = Picture("a.png");
        File.WriteAllText(At("a.jpg"), "mine");

        Convert(("Path", picture), ("Format", "jpg")).ErrorIds.ShouldBe(["RESULT_EXISTS"]);
        File.ReadAllText(At("a.jpg")).ShouldBe("mine");
        Convert(("Path", picture), ("Format", "jpg"), ("Force", true)).Errors.ShouldBeEmpty();
        Convert(("Path", picture), ("Format", "png"), ("Force", true)).ErrorIds.ShouldBe(["RESULT_EXISTS"]);
    }

    [Fact]
    public void A_damaged_file_is_one_error_and_the_next_follows()
    {
        File.WriteAllText(At("bad.png"), "no picture");

        var made = Pipeline.Of(At("bad.png"), At("none.png"), Picture("good.png")).To<ConvertGenAssetFileCommand>(("Format", "jpg")).Invoke();

        made.ErrorIds.ShouldBe(["INVALID_FILE_FORMAT", "INPUT_NOT_READABLE"]);
        made.As<ConvertedFile>().Single().Path.ShouldBe(At("good.jpg"));
        Directory.GetFiles(_folder.FullName, "*.part").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Quality", 0, "jpg", "-Quality is 1 to 100, not 0.")]
    [InlineData("Splats", 10, "png", "-Splats makes splats of a mesh; the input is a PNG image.")]
    [InlineData("SpzBits", 3, "png", "-SpzBits is for .spz outputs, not for a PNG image.")]
    public void An_option_that_would_do_nothing_is_refused_by_its_name_here(string option, int value, string format, string message)
    {
        var picture = Picture("a.png");

        Convert(("Path", picture), ("Destination", At($"b.{format}")), (option, value)).Errors.ShouldHaveSingleItem().ToString().ShouldBe(message);
    }

    [Theory]
    [InlineData("Format", "docx", "-Format knows no \"docx\".")]
    [InlineData("SpzFlavor", "vanilla", "-SpzFlavor knows no \"vanilla\".")]
    public void A_word_that_is_not_known_ends_the_command(string parameter, string word, string message) =>
        Convert(("Path", Picture("a.png")), ("Destination", At("x.spz")), (parameter, word)).Terminating!.ToString().ShouldBe(message);

    [Fact]
    public void Without_a_format_and_a_destination_nothing_can_be_made() => Convert(("Path", Picture("a.png"))).ErrorIds.ShouldBe(["VALIDATION_FAILED"]);

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Convert(("Path", Picture("a.png")), ("Format", "jpg"), ("WhatIf", true)).WhatIf.ShouldHaveSingleItem().ShouldBe($"Convert: {At("a.png")} to {At("a.jpg")}");

        File.Exists(At("a.jpg")).ShouldBeFalse();
    }

    private static PipelineResult Convert(params (string Name, object? Value)[] arguments) => Pipeline.Run<ConvertGenAssetFileCommand>(arguments).Invoke();

    private string At(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private string Picture(string name)
    {
        using var image = new ImageBuffer(8, 4, 3, PixelType.UInt8);
        File.WriteAllBytes(At(name), PngEncoder.Encode(image));
        return At(name);
    }
}
