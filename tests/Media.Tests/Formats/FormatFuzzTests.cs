using System.IO.Compression;
using System.Text;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Formats.Usdz.Crate;
using GenAsset.Media.Formats.Zip;
using GenAsset.Media.Formats.Zstd;
using GenAsset.Media.Tests.Codecs;
using GenAsset.Media.Tests.Formats.Spz;

namespace GenAsset.Media.Tests.Formats;

/// <summary>Memory is counted for the whole process, so nothing else runs beside these.</summary>
[CollectionDefinition(nameof(FormatFuzzTests), DisableParallelization = true)]
public sealed class FormatFuzzCollection;

/// <summary>Every reader of a 3D format on damaged files: 3,000 mutations each, 200,000 with GENASSET_SOAK=1.</summary>
[Collection(nameof(FormatFuzzTests))]
public sealed class FormatFuzzTests
{
    [Fact]
    public void Damaged_SPZ_files_give_a_value_or_the_typed_error() =>
        Run([.. SpzVectors.Files(SpzVectors.Local).Select(File.ReadAllBytes)], file => SpzReader.Read(file));

    [Fact]
    public void Damaged_SPZ_arrays_inside_sound_gzip_give_a_value_or_the_typed_error() => Run(
        [.. SpzVectors.Files(SpzVectors.Local).Select(File.ReadAllBytes).Where(file => file[0] == 0x1F).Select(Inflate)],
        payload => SpzReader.Read(Deflate(payload)));

    [Fact]
    public void Damaged_SPZ_arrays_inside_sound_zstd_give_a_value_or_the_typed_error() => Run(
        [.. SpzVectors.Files(SpzVectors.Local).Select(File.ReadAllBytes).Where(file => file[0] == 0x1F).Select(Inflate)],
        payload => SpzReader.Read(ZstdFrame.Store(payload)));

    [Fact]
    public void Damaged_SPZ_files_without_the_zstd_library_give_a_value_or_the_typed_error() => Run(
        [
            SpzWriter.Write(SampleMeshes.Cloud(20, 1), new() { Flavor = SpzFlavor.Project404, Zstd = null }),
            SpzWriter.Write(SampleMeshes.Cloud(20, 4), new() { Flavor = SpzFlavor.NianticV4, Zstd = null }),
        ],
        file => SpzReader.Read(file, new() { Zstd = null }));

    [Fact]
    public void Damaged_PLY_splats_give_a_value_or_the_typed_error() => Run(
        [
            PlySplatWriter.Write(SampleMeshes.Cloud(10, 0)), PlySplatWriter.Write(SampleMeshes.Cloud(3, 4), normals: false), AsciiSplats(),
        ],
        file => PlySplatReader.Read(file));

    [Fact]
    public void Damaged_PLY_meshes_give_a_value_or_the_typed_error() => Run(
        [.. Enum.GetValues<PlyEncoding>().Select(encoding => PlyMeshWriter.Write(SampleMeshes.Box(), encoding))],
        file => PlyMeshReader.Read(file).Validate());

    [Fact]
    public void Damaged_GLB_files_give_a_value_or_the_typed_error() => Run(
        [GlbWriter.Write(SampleMeshes.Box()), GlbWriter.Write(SampleMeshes.Plain()), Encoding.UTF8.GetBytes(Gltf)],
        file => GlbReader.Read(file).Validate());

    [Fact]
    public void Damaged_GLB_splats_give_a_value_or_the_typed_error() =>
        Run([GlbSplatWriter.Write(SampleMeshes.Cloud(4, 0)), GlbSplatWriter.Write(SampleMeshes.Cloud(4, 2))], file => GlbSplatReader.Read(file));

    [Fact]
    public void Damaged_OBJ_and_MTL_files_give_a_value_or_the_typed_error()
    {
        var files = ObjWriter.Write(SampleMeshes.Box());
        Run([files.Obj, "v 1 2 3 .5 .5 .5\nv 1 1 1\nvt 1\nvn 0 0 1\nf -1/-1/-1 1//1 2/1 1\nusemtl x\nf 1 2 1\np 1\n"u8.ToArray()], file => ObjReader.Read(file).Validate());
        Run([files.Mtl, "newmtl a\nKd 1\nNs 3\nTr 0.5\nmap_Kd -o 1 2 -s 1 1 1 -bm 2 a b.png\n"u8.ToArray()],
            mtl => ObjReader.Read("mtllib m\nv 0 0 0\nusemtl Red_paint\nf 1 1 1"u8, path => path == "m" ? mtl : "image"u8.ToArray()).Validate());
    }

    [Fact]
    public void Damaged_usdc_files_give_a_value_or_the_typed_error() =>
        Run([Crate(SampleMeshes.Box()), Crate(SampleMeshes.Plain())], file => UsdzReader.Read(file).Validate());

    [Fact]
    public void Damaged_usda_files_give_a_value_or_the_typed_error() =>
        Run([Encoding.UTF8.GetBytes(UsdaWriter.Write(SampleMeshes.Box())), Encoding.UTF8.GetBytes(Usda)], file => UsdzReader.Read(file).Validate());

    [Fact]
    public void Damaged_archives_give_a_value_or_the_typed_error()
    {
        Run([UsdzWriter.Write(SampleMeshes.Box())], file => UsdzReader.Read(file).Validate());
        Run([Archive(), UsdzWriter.Write(SampleMeshes.Plain())], file =>
        {
            var reader = ZipReader.Open(file);
            foreach (var entry in reader.Entries)
                reader.Read(entry);
        });
    }

    [Fact]
    public void Files_that_are_cut_off_anywhere_give_the_typed_error_or_a_value()
    {
        foreach (var path in SpzVectors.Files(SpzVectors.Local).Where(path => path.Contains("a_small3") || path.Contains("g_rand")))
            Fuzz.Truncate(File.ReadAllBytes(path), file => SpzReader.Read(file));
        Fuzz.Truncate(PlySplatWriter.Write(SampleMeshes.Cloud(3, 1)), file => PlySplatReader.Read(file));
        foreach (var encoding in Enum.GetValues<PlyEncoding>())
            Fuzz.Truncate(PlyMeshWriter.Write(SampleMeshes.Box(), encoding), file => PlyMeshReader.Read(file));
        Fuzz.Truncate(GlbWriter.Write(SampleMeshes.Box(textured: false)), file => GlbReader.Read(file));
        Fuzz.Truncate(GlbSplatWriter.Write(SampleMeshes.Cloud(2, 1)), file => GlbSplatReader.Read(file));
        Fuzz.Truncate(ObjWriter.Write(SampleMeshes.Box()).Obj, file => ObjReader.Read(file));
        Fuzz.Truncate(Crate(SampleMeshes.Box()), file => UsdzReader.Read(file));
        Fuzz.Truncate(Encoding.UTF8.GetBytes(Usda), file => UsdzReader.Read(file));
        Fuzz.Truncate(UsdzWriter.Write(SampleMeshes.Plain()), file => UsdzReader.Read(file));
    }

    /// <summary>What a reader allocates stays in proportion to its file: at most deflate's and LZ4's best ratios, and a little.</summary>
    private static void Run(byte[][] seeds, Action<byte[]> read) => Fuzz.Run(seeds, file =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read(file);
        }
        finally
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((4L << 20) + file.Length * 5000L);
        }
    });

    private static byte[] Crate(GenAsset.Media.Geometry.Mesh mesh) => CrateWriter.Write(MeshToUsd.Convert(mesh).Layer);

    private static byte[] Inflate(byte[] file)
    {
        using var inflated = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var payload = new MemoryStream();
        inflated.CopyTo(payload);
        return payload.ToArray();
    }

    private static byte[] Deflate(byte[] payload)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.NoCompression))
            gzip.Write(payload);
        return file.ToArray();
    }

    private static byte[] Archive()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in new[] { "a.txt", "b/c.txt" })
                using (var entry = archive.CreateEntry(name).Open())
                    entry.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(name, 50))));
        return target.ToArray();
    }

    private static byte[] AsciiSplats()
    {
        var text = new StringBuilder("ply\nformat ascii 1.0\ncomment c\nelement other 1\nproperty list uchar int l\nelement vertex 2\n");
        string[] names = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity", "scale_0", "scale_1", "scale_2", "rot_0", "rot_1", "rot_2", "rot_3"];
        foreach (var name in names)
            text.Append($"property double {name}\n");
        text.Append("end_header\n2 1 2\n");
        for (var row = 0; row < 2; row++)
            text.Append(string.Join(' ', names.Select((_, i) => i * 0.25 + row))).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private const string Gltf = """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
        "nodes":[{"children":[1,2],"scale":[2,2,-2]},{"mesh":0,"rotation":[0,0,0.7071,0.7071],"translation":[1,2,3]},{"mesh":0,"matrix":[1,0,0,0,0,1,0,0,0,0,1,0,5,0,0,1]}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"mode":5,"material":0},{"attributes":{"POSITION":0}}]}],
        "materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0}},"alphaMode":"MASK"}],
        "textures":[{"source":0,"sampler":0}],"samplers":[{"wrapS":33071}],"images":[{"uri":"data:image/png;base64,iVBORw=="}],
        "buffers":[{"uri":"data:application/octet-stream;base64,AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAAgD8AAAAAAAABAAIAAQA=","byteLength":44}],
        "bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":8}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","sparse":{"count":1,"indices":{"bufferView":1,"componentType":5123},"values":{"bufferView":0}}},
        {"bufferView":1,"componentType":5123,"count":4,"type":"SCALAR"}]}
        """;

    private const string Usda = """
        #usda 1.0
        ( doc = "x" defaultPrim = "r" customLayerData = { int a = 1 } subLayers = [@a.usd@ (offset = 1), @@@b@@@] )
        def Xform "r" ( references = @c.usd@</x> kind = "component" )
        {
            double3 xformOp:translate = (1, 2, 3)
            matrix4d xformOp:transform = ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (4, 5, 6, 1) )
            quatf xformOp:orient = (1, 0, 0, 0)
            uniform token[] xformOpOrder = ["!invert!xformOp:translate", "xformOp:orient", "xformOp:transform"]
            def Mesh "m"
            {
                int[] faceVertexCounts = [3, 4]
                int[] faceVertexIndices = [0, 1, 2, 0, 1, 2, 3]
                point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1.5e0, -.5)]
                color3f[] primvars:displayColor = [(1, 0, 0), (0, 1, 0)] ( interpolation = "uniform" )
                float2[] primvars:uv = [(0, 0), (1, 1)] ( interpolation = "vertex" )
                int[] primvars:uv:indices = [0, 1, 1, 0]
                rel material:binding = <../nowhere>
                float a.timeSamples = { 0: 1, 1: 2 }
                def GeomSubset "s" { int[] indices = [1] rel material:binding = </r/mat> }
            }
            def Material "mat" { token outputs:surface.connect = </r/mat/s.outputs:surface> def Shader "s" { token info:id = "UsdPreviewSurface" asset a = @x@ } }
        }
        """;
}
