// Past 300 lines: every format that there is, each gone round through its neighbours.
using System.Numerics;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Vips;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;
using GenAsset.Tests.Programs;

namespace GenAsset.Host.Tests;

public sealed class ConvertTests : IDisposable
{
    private static readonly Bounds CubeBounds = new(-Vector3.One, Vector3.One);

    private readonly Genasset _genasset = new();

    public void Dispose() => _genasset.Dispose();

    [Theory]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("BMP", ImageFormat.Bmp)]
    [InlineData("tga", ImageFormat.Tga)]
    [InlineData("tiff", ImageFormat.Tiff)]
    public void An_image_keeps_every_pixel_in_a_format_that_loses_nothing(string ending, ImageFormat format)
    {
        using var original = SampleFiles.Picture(4);

        using var image = ConvertImage(SampleFiles.Png(channels: 4), $"out.{ending}");

        image.Format.ShouldBe(format);
        for (var y = 0; y < original.Height; y++)
            image.Pixels.Row(y).ToArray().ShouldBe(original.Row(y).ToArray());
    }

    [Fact]
    public void Quality_makes_a_jpeg_larger_and_transparency_is_said_to_be_lost()
    {
        long Bytes(string quality)
        {
            var ended = Convert("in.bin", SampleFiles.Png(channels: 4), "out.jfif", "--quality", quality);
            ended.Code.ShouldBe(0, ended.Error);
            ended.Error.ShouldContain("JPEG holds no transparency");
            return new FileInfo(At("out.jfif")).Length;
        }

        Bytes("100").ShouldBeGreaterThan(Bytes("10"));
    }

    [Fact]
    public void Metadata_goes_along_unless_told_not_to_and_rows_come_out_upright()
    {
        var png = SampleFiles.Png(new ImageMetadata { DpiX = 300, DpiY = 150, Orientation = Orientation.Rotate90 });

        using var kept = ConvertImage(png, "kept.jpg");
        using var bare = ConvertImage(png, "bare.jpg", "--keep-metadata", "false");

        (kept.Pixels.Width, kept.Pixels.Height, kept.Metadata.Orientation).ShouldBe((2, 4, Orientation.Normal));
        (kept.Metadata.DpiX!.Value, kept.Metadata.DpiY!.Value).ShouldBe((150, 300), "turned with the rows");
        (bare.Pixels.Width, bare.Metadata.DpiX, bare.Metadata.Exif).ShouldBe((2, null, null));
    }

    [Fact]
    public void WebP_is_written_through_libvips_or_says_what_to_install()
    {
        var ended = Convert("in.png", SampleFiles.Png(), "out.webp");

        if (VipsCodec.IsAvailable)
        {
            ended.Code.ShouldBe(0, ended.Error);
            ImageProbe.Identify(File.ReadAllBytes(At("out.webp"))).ShouldBe(ImageFormat.Webp);
        }
        else
        {
            ended.Code.ShouldBe(1);
            ended.Error.ShouldContain("libvips42");
        }
    }

    [Fact]
    public void A_mesh_goes_round_through_obj_with_its_texture_in_a_folder_with_other_models()
    {
        Converts("cube.bin", SampleFiles.CubeGlb(), "my cube.obj");
        Converts("cube.bin", SampleFiles.CubeGlb(), "other.obj");
        File.Delete(At("cube.bin"));
        Files().ShouldBe(["my cube.obj", "my_cube.mtl", "my_cube_0_checks.png", "other.mtl", "other.obj", "other_0_checks.png"]);

        RunsWith(At("my cube.obj"), "back.glb");

        ShouldBeTheCube(GlbReader.Read(File.ReadAllBytes(At("back.glb"))));
    }

    [Theory]
    [InlineData("usdz")]
    [InlineData("usda")]
    public void A_mesh_goes_round_through_usd_with_its_texture(string ending)
    {
        Converts("cube.glb", SampleFiles.CubeGlb(), $"cube.{ending}");

        RunsWith(At($"cube.{ending}"), "back.glb");

        ShouldBeTheCube(GlbReader.Read(File.ReadAllBytes(At("back.glb"))));
    }

    [Fact]
    public void A_mesh_goes_through_ply_and_is_told_to_leave_its_material_behind()
    {
        var ended = Convert("cube.glb", SampleFiles.CubeGlb(), "cube.ply");

        ended.Code.ShouldBe(0, ended.Error);
        ended.Error.ShouldContain("PLY has no place for materials and textures");
        ended.Output.ShouldContain("PLY, 24 vertices, 12 triangles");
        var mesh = PlyMeshReader.Read(File.ReadAllBytes(At("cube.ply")));
        (mesh.VertexCount, mesh.TriangleCount, mesh.Bounds).ShouldBe((24, 12, CubeBounds));
    }

    [Fact]
    public void An_obj_finds_its_neighbours_but_nothing_outside_its_folder()
    {
        Directory.CreateDirectory(At("model"));
        _genasset.Write("secret.mtl", "newmtl red\nKd 1 0 0\n");
        using (var picture = SampleFiles.Picture())
            _genasset.Write("model/wood.bmp", ImageCodec.Encode(picture, ImageFormat.Bmp));
        _genasset.Write("model/own.mtl", "newmtl green\nKd 0 1 0\nmap_Kd wood.bmp\n");
        var obj = _genasset.Write("model/a.obj", "mtllib ../secret.mtl\nmtllib own.mtl\nmtllib gone.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nusemtl green\nf 1/1 2/1 3/1\n");

        var ended = _genasset.RunBare("convert", obj, At("a.glb"));

        ended.Code.ShouldBe(0, ended.Error);
        ended.Error.ShouldContain("../secret.mtl, which " + obj + " names, lies outside its folder and is not read.");
        ended.Error.ShouldContain("gone.mtl, which " + obj + " names, is not there.");
        var material = GlbReader.Read(File.ReadAllBytes(At("a.glb"))).Materials.ShouldHaveSingleItem();
        (material.Name, material.BaseColor).ShouldBe(("green", new Vector4(0, 1, 0, 1)));
        material.BaseColorTexture!.MediaType.ShouldBe("image/png", "a BMP is embedded as PNG");
    }

    [Theory]
    [InlineData("niantic-v2", 0x1F, 2)]
    [InlineData("niantic-v3", 0x1F, 3)]
    [InlineData("niantic-v4", 'N', 4)]
    [InlineData("404", 0x28, 404)]
    public void Splats_go_round_through_every_flavour_of_spz(string flavor, int firstByte, int number)
    {
        Converts("cloud.ply", SampleFiles.CloudPly(), "cloud.spz", "--spz", flavor);

        var file = File.ReadAllBytes(At("cloud.spz"));
        file[0].ShouldBe((byte)firstByte);
        file.ShouldBe(SpzWriter.Write(PlySplatReader.Read(SampleFiles.CloudPly()), new() { Flavor = (SpzFlavor)number }));
        RunsWith(At("cloud.spz"), "back.ply");
        ShouldBeTheCloud(PlySplatReader.Read(File.ReadAllBytes(At("back.ply"))));
    }

    [Fact]
    public void Splats_go_from_one_flavour_to_another_and_to_glb()
    {
        Converts("cloud.ply", SampleFiles.CloudPly(), "a.spz", "--spz", "404");
        RunsWith(At("a.spz"), "b.spz", "--spz", "niantic-v2");
        RunsWith(At("b.spz"), "c.glb");

        ShouldBeTheCloud(GlbSplatReader.Read(File.ReadAllBytes(At("c.glb"))));
    }

    [Fact]
    public void Input_axes_turn_a_cloud_that_was_marked_wrongly()
    {
        var spz = SpzWriter.Write(SampleFiles.Cloud());

        Converts("cloud.spz", spz, "turned.ply", "--spz-input-axes", "right-down-forward");

        var turned = PlySplatReader.Read(File.ReadAllBytes(At("turned.ply"))); // in the axes that the file was said to have: nothing flips
        turned.Positions.ShouldBe(SpzReader.Read(spz).Positions);
    }

    [Theory]
    [InlineData("cube.spz")]
    [InlineData("cube.ply")]
    [InlineData("cube.glb")]
    public void A_mesh_becomes_as_many_splats_as_asked_for(string name)
    {
        Converts("in.glb", SampleFiles.CubeGlb(), name, "--splats", "4000");

        var file = File.ReadAllBytes(At(name));
        var cloud = name[^3..] switch { "spz" => SpzReader.Read(file), "ply" => PlySplatReader.Read(file), _ => GlbSplatReader.Read(file) };
        cloud.Count.ShouldBeInRange(3600, 4400);
        var box = BoxOf(cloud);
        Vector3.Distance(box.Min, -Vector3.One).ShouldBeLessThan(0.15f);
        Vector3.Distance(box.Max, Vector3.One).ShouldBeLessThan(0.15f);
    }

    public static TheoryData<string, string, string[], string[]> Refusals() => new()
    {
        { "cube.glb", "out.png", [], ["is a GLB mesh, which cannot become .png", "For pictures of it: genasset preview"] },
        { "points.ply", "out.usdz", [], ["holds points and no triangles", "Points can become .glb .obj .ply"] },
        { "noise.bin", "out.png", [], ["is neither an image nor a shape that can be read", "Readable are PNG"] },
        { "empty.bin", "out.png", [], ["empty.bin is empty."] },
        { "half.png", "out.jpg", [], ["half.png is damaged", "PNG: ", "at byte"] },
        { "half.glb", "out.obj", [], ["half.glb is damaged", "at byte"] },
        { "nowhere.obj", "out.glb", [], ["has a vertex (number 0)", "which is no place"] },
        { "gone.png", "out.jpg", [], ["gone.png cannot be read"] },
        { ".", "out.jpg", [], ["is a folder; name a file in it."] },
        { "picture.png", "folder.png", [], ["folder.png cannot be written: it is a folder"] },
        { "picture.png", "picture.png/out.jpg", [], ["OUTPUT_NOT_WRITABLE"] },
        { "far.ply", "out.spz", [], ["far.ply cannot become", "fewer fractional bits"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Says_what_is_wrong_with_which_file_and_writes_nothing(string input, string output, string[] options, string[] expected)
    {
        WriteSamples();
        Directory.CreateDirectory(At("folder.png"));
        var before = Files();

        var ended = _genasset.RunBare(["convert", At(input), At(output), .. options]);

        ended.Code.ShouldBe(1, ended.Output);
        foreach (var part in expected)
            ended.Error.ShouldContain(part);
        Files().ShouldBe(before, "nothing is left behind");
    }

    [Fact]
    public void A_failed_conversion_leaves_the_older_output_as_it_was()
    {
        WriteSamples();
        _genasset.Write("out.spz", "older");

        _genasset.RunBare("convert", At("far.ply"), At("out.spz")).Code.ShouldBe(1);

        File.ReadAllText(At("out.spz")).ShouldBe("older");
        RunsWith(At("far.ply"), "out.spz", "--spz-bits", "6");
        SpzReader.Read(File.ReadAllBytes(At("out.spz"))).Count.ShouldBe(1);
    }

    [Fact]
    public void An_empty_name_is_no_file()
    {
        var ended = _genasset.RunBare("convert", "", At("out.png"));

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("INPUT_NOT_READABLE");
    }

    [Fact]
    public void The_help_tells_every_format_and_flavour()
    {
        var help = _genasset.RunBare("convert", "--help").Output;

        foreach (var word in new[] { "jfif", "heic", "usdz", "spz", "--quality", "--keep-metadata", "--splats", "niantic-v2|niantic-v3|niantic-v4|404" })
            help.ShouldContain(word);
    }

    private string At(string name) => Path.Combine(_genasset.Root, name);

    private string[] Files() => [.. Directory.GetFiles(_genasset.Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_genasset.Root, path)).Order(StringComparer.Ordinal)];

    private Ended Convert(string name, byte[] content, string output, params string[] options) =>
        _genasset.RunBare(["convert", _genasset.Write(name, content), At(output), .. options]);

    private void Converts(string name, byte[] content, string output, params string[] options)
    {
        var ended = Convert(name, content, output, options);
        ended.Code.ShouldBe(0, ended.Error);
    }

    private void RunsWith(string path, string output, params string[] options)
    {
        var ended = _genasset.RunBare(["convert", path, At(output), .. options]);
        ended.Code.ShouldBe(0, ended.Error);
        ended.Error.ShouldBeEmpty();
    }

    private DecodedImage ConvertImage(byte[] content, string output, params string[] options)
    {
        Converts("in.bin", content, output, options);
        return ImageCodec.Decode(File.ReadAllBytes(At(output)));
    }

    private void WriteSamples()
    {
        var glb = SampleFiles.CubeGlb();
        _genasset.Write("picture.png", SampleFiles.Png());
        _genasset.Write("half.png", SampleFiles.Png()[..50]);
        _genasset.Write("cube.glb", glb);
        _genasset.Write("half.glb", glb[..(glb.Length / 2)]);
        _genasset.Write("cloud.ply", SampleFiles.CloudPly(20));
        _genasset.Write("points.ply", PlyMeshWriter.Write(new Mesh { Positions = [Vector3.Zero, Vector3.One], Indices = [] }));
        _genasset.Write("noise.bin", "neither fish nor flesh");
        _genasset.Write("empty.bin", "");
        _genasset.Write("nowhere.obj", "v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        var one = new SplatCloud(1);
        (one.Rotations[0], one.Rotations[1], one.Rotations[2], one.Rotations[3]) = (0, 0, 0, 1);
        one.Scales.AsSpan().Clear();
        one.Opacities.AsSpan().Clear();
        one.Colors.AsSpan().Clear();
        one.Positions.AsSpan().Fill(5000);
        _genasset.Write("far.ply", PlySplatWriter.Write(one));
    }

    private static void ShouldBeTheCube(Mesh mesh)
    {
        var cube = SampleFiles.Cube();
        (mesh.VertexCount, mesh.TriangleCount, mesh.Bounds).ShouldBe((24, 12, CubeBounds));
        mesh.Indices.Select(i => mesh.Positions[i]).ShouldBe(cube.Indices.Select(i => cube.Positions[i]));
        mesh.Indices.Select(i => mesh.Uvs![i]).ShouldBe(cube.Indices.Select(i => cube.Uvs![i]));
        var material = mesh.Materials.ShouldHaveSingleItem();
        (material.Name, material.Metallic, material.Roughness).ShouldBe(("checked", 0.25f, 0.5f));
        material.BaseColorTexture!.Encoded.ToArray().ShouldBe(SampleFiles.Png());
    }

    private static void ShouldBeTheCloud(SplatCloud cloud)
    {
        var original = SampleFiles.Cloud().To(cloud.Axes);
        cloud.Count.ShouldBe(original.Count);
        for (var i = 0; i < cloud.Positions.Length; i++)
            cloud.Positions[i].ShouldBe(original.Positions[i], 1f / 4096);
        for (var i = 0; i < cloud.Count; i++)
            cloud.Alpha(i).ShouldBe(original.Alpha(i), 1f / 128);
    }

    private static Bounds BoxOf(SplatCloud cloud) => Bounds.Of([.. Enumerable.Range(0, cloud.Count).Select(cloud.Position)]);
}
