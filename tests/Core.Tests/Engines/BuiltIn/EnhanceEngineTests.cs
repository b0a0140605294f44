using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Core.Tests.Engines.BuiltIn;

public sealed class EnhanceEngineTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("genasset-enhance-");

    public static TheoryData<string, int> Models() => new()
    {
        { "face_2x", 2 }, { "face_4x", 4 }, { "face_v2_2x", 2 }, { "face_v2_4x", 4 }, { "general_2x", 2 }, { "general_4x", 4 }, { "high_fidelity_2x", 2 },
        { "high_fidelity_4x", 4 }, { "sharpen_denoise", 1 }, { "detail_denoise", 1 }, { "generative_portrait", 2 }, { "generative", 2 }, { "enhanced_v1", 2 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_documented_model_runs_and_says_what_it_did(string model, int scale)
    {
        var (outcome, result) = await RunAsync(new EnhancementItem(Photo(40, 30)) { Model = model });

        outcome.Value!.Notes.ShouldNotBeEmpty();
        (result!.Pixels.Width, result.Pixels.Height).ShouldBe((40 * scale, 30 * scale));
    }

    [Theory]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("jpg", ImageFormat.Jpeg)]
    [InlineData("jfif", ImageFormat.Jpeg)]
    [InlineData("bmp", ImageFormat.Bmp)]
    [InlineData("tga", ImageFormat.Tga)]
    [InlineData("tiff", ImageFormat.Tiff)]
    public async Task Writes_the_format_that_was_asked_for_with_the_resolution_noted(string format, ImageFormat expected)
    {
        var (_, result) = await RunAsync(new EnhancementItem(Photo(16, 16), format, Dpi: 300));

        result!.Format.ShouldBe(expected);
        if (expected != ImageFormat.Tga) // which has no place for it
            result.Metadata.DpiX!.Value.ShouldBe(300, 0.5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keeps_exif_only_when_asked(bool keeps)
    {
        byte[] exif = [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        var (_, result) = await RunAsync(new EnhancementItem(Photo(16, 16, new ImageMetadata { Exif = exif }), "png", keeps));

        (result!.Metadata.Exif is not null).ShouldBe(keeps);
    }

    [Fact]
    public async Task Refuses_a_photo_over_the_limit_of_its_model_from_its_header()
    {
        // 20,000 x 20,000 by its header alone: a real one would be 1.2 GB of pixels.
        byte[] header = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 2, 0, 0, 0];
        var crc = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(header.AsSpan(12)));
        var path = Path.Combine(_root.FullName, "huge.png");
        await File.WriteAllBytesAsync(path, [.. header, .. crc, 0, 0, 0, 1, .. "IDAT"u8, 0, 0, 0, 0, 0]);

        var (outcome, _) = await RunAsync(new EnhancementItem(new InputRef(Path: path)) { Model = "general_2x" });

        outcome.Error!.Code.ShouldBe("FILE_TOO_LARGE");
        outcome.Error.Message.ShouldBe("general_2x takes at most 67 MP in; this would be 400 MP.");
        ((string?)outcome.Error.Details!["limit"]).ShouldBe("input");
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_named()
    {
        var path = Path.Combine(_root.FullName, "notes.png");
        await File.WriteAllTextAsync(path, "not a picture");

        var (outcome, _) = await RunAsync(new EnhancementItem(new InputRef(Path: path)));

        (outcome.Error!.Code, outcome.Error.Message.StartsWith(path, StringComparison.Ordinal)).ShouldBe(("INVALID_FILE_FORMAT", true));
    }

    [Fact]
    public async Task An_address_says_that_this_backend_reads_files()
    {
        var (outcome, _) = await RunAsync(new EnhancementItem(new InputRef("https://example.com/a.jpg")));

        outcome.Error!.Code.ShouldBe("INPUT_NOT_READABLE");
    }

    [Fact]
    public async Task A_batch_of_photos_runs_as_a_job()
    {
        using var home = new Home();
        await using var backend = home.Open();
        var items = Enumerable.Range(0, 4).Select(i => new EnhancementItem(Photo(24, 24 + i)) { Model = "high_fidelity_2x" });

        var job = await backend.CreateAsync(new JobSpec(), Specs.From(items));

        (await backend.WaitAsync(job.Value!.Id)).Value!.Counts.Succeeded.ShouldBe(4);
        (await backend.ItemsAsync(job.Value.Id).ToListAsync()).ShouldAllBe(item => item.Engine == "builtin/enhance" && item.Assets![0].Name == "image.png");
    }

    public void Dispose() => _root.Delete(recursive: true);

    private InputRef Photo(int width, int height, ImageMetadata? metadata = null)
    {
        using var image = new ImageBuffer(width, height, 3);
        var dice = new Random(width * 1000 + height);
        for (var y = 0; y < height; y++)
        {
            var row = image.Row(y);
            for (var i = 0; i < row.Length; i++)
                row[i] = (byte)Math.Clamp(128 + 60 * Math.Sin(i * 0.1 + y * 0.2) + dice.Next(-8, 9), 0, 255);
        }

        var path = Path.Combine(_root.FullName, $"photo-{width}x{height}.png");
        using var file = File.Create(path);
        ImageCodec.Encode(image, file, ImageFormat.Png, metadata: metadata);
        return new InputRef(Path: path);
    }

    private async Task<(Outcome<EngineResult> Outcome, DecodedImage? Result)> RunAsync(EnhancementItem item)
    {
        var scratch = new Scratch(Path.Combine(_root.FullName, "scratch"), "", 0);
        var outcome = await new EnhanceEngine().RunAsync(item, new EngineContext(scratch, 0, TimeProvider.System), CancellationToken.None);
        if (!outcome.Succeeded)
            return (outcome, null);
        var file = scratch.Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("image." + item.Format);
        return (outcome, ImageCodec.Decode(await File.ReadAllBytesAsync(Path.Combine(scratch.Folder, file.Name))));
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
