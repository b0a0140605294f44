using System.Numerics;
using System.Text;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Formats.Usdz;

public sealed class UsdzReaderTests
{
    [Fact]
    public void Reads_the_textures_of_usda_from_files_beside_it()
    {
        var box = SampleMeshes.Box();
        var files = UsdaWriter.WriteFiles(box, "my box");

        files.Images.ShouldNotBeEmpty();
        files.Images.ShouldAllBe(image => image.Path.StartsWith("my_box_textures/"));
        var back = UsdzReader.Read(files.Usda, path => files.Images.Single(image => image.Path == path).Bytes);
        back.Materials[0].BaseColorTexture!.Encoded.ToArray().ShouldBe(box.Materials[0].BaseColorTexture!.Encoded.ToArray());
        UsdzReader.Read(files.Usda).Materials[0].BaseColorTexture.ShouldBeNull("nobody gave the file");
    }

    [Fact]
    public void A_mesh_comes_back_as_it_was_written()
    {
        var box = SampleMeshes.Box() with { Colors = null };
        ShouldBeSame(UsdzReader.Read(UsdzWriter.Write(box)), box);
    }

    [Fact]
    public void Textures_pass_through_unchanged()
    {
        var box = SampleMeshes.Box();
        var back = UsdzReader.Read(UsdzWriter.Write(box));
        back.Materials[0].BaseColorTexture!.Encoded.ToArray().ShouldBe(box.Materials[0].BaseColorTexture!.Encoded.ToArray());
        back.Materials[0].NormalTexture!.Encoded.ToArray().ShouldBe(box.Materials[0].NormalTexture!.Encoded.ToArray());
    }

    [Fact]
    public void The_text_form_says_the_same()
    {
        var box = SampleMeshes.Box(textured: false) with { Colors = null };
        ShouldBeSame(UsdzReader.Read(Encoding.UTF8.GetBytes(UsdaWriter.Write(box))), box);
    }

    [Fact]
    public void Vertex_colours_come_back()
    {
        var plain = SampleMeshes.Plain() with { Colors = [.. Enumerable.Range(0, 24).Select(i => new Vector4(i / 24f, 0.5f, 1, 0.25f))] };
        UsdzReader.Read(UsdzWriter.Write(plain)).Colors.ShouldBe(plain.Colors);
    }

    [Fact]
    public void An_export_with_transforms_corners_and_another_axis_is_understood()
    {
        var text = """
            #usda 1.0
            (
                "exported by something"
                defaultPrim = "root"
                doc = '''A "document" '''
                metersPerUnit = 0.01
                upAxis = "Z"
                customLayerData = { string a = "b" int n = 3 }
            )

            def Xform "root" (
                prepend variantSets = "looks"
                customData = { dictionary d = { bool x = 1 } }
            )
            {
                float3 xformOp:rotateXYZ = (0, 0, 90)
                float3 xformOp:scale = (2, 2, 2)
                double3 xformOp:translate = (100, 0, 0)
                double3 xformOp:translate.timeSamples = { 1: (0, 0, 0), 2: (1, 1, 1) }
                uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:rotateXYZ", "xformOp:scale"]

                variantSet "looks" = { "red" { over "x" { } } }

                def Mesh "quad" (prepend apiSchemas = ["MaterialBindingAPI"])
                {
                    int[] faceVertexCounts = [4]
                    int[] faceVertexIndices = [0, 1, 2, 3]
                    point3f[] points = [(0, 0, 0), (100, 0, 0), (100, 100, 0), (0, 100, 0)] # a square
                    normal3f[] normals = [(0, 0, 1)] (interpolation = "constant")
                    texCoord2f[] primvars:UVMap = [(0, 0), (1, 0), (1, 1), (0, 1)] (
                        interpolation = "faceVarying"
                    )
                    int[] primvars:UVMap:indices = [0, 1, 2, 3]
                    rel material:binding = </root/looks/paint>
                }

                def Scope "looks"
                {
                    def Material "paint"
                    {
                        token outputs:surface.connect = <surface.outputs:surface>
                        def Shader "surface"
                        {
                            uniform token info:id = "UsdPreviewSurface"
                            color3f inputs:diffuseColor = (0.1, 0.2, 0.3)
                            float inputs:opacity = 0.5
                            token outputs:surface
                        }
                    }
                }

                over "nothing" { }
                class "template" { def Mesh "hidden" { point3f[] points = [(9, 9, 9)] } }
            }
            """u8;
        var mesh = UsdzReader.Read(text.ToArray());
        mesh.Indices.ShouldBe([0, 1, 2, 0, 2, 3]);
        // x -> 2x, turned to y, moved by 100 cm; z up becomes y up.
        Vector3.Distance(mesh.Positions[1], new(1, 0, -2)).ShouldBeLessThan(1e-5f);
        Vector3.Distance(mesh.Normals![0], Vector3.UnitY).ShouldBeLessThan(1e-5f);
        mesh.Uvs![0].ShouldBe(new Vector2(0, 1));
        mesh.Materials.Single().BaseColor.ShouldBe(new Vector4(0.1f, 0.2f, 0.3f, 0.5f));
        mesh.Materials[0].AlphaMode.ShouldBe(AlphaMode.Blend);
    }

    [Fact]
    public void Corners_that_differ_split_their_point()
    {
        var text = """
            #usda 1.0
            ( metersPerUnit = 1 )
            def Mesh "two"
            {
                int[] faceVertexCounts = [3, 3]
                int[] faceVertexIndices = [0, 1, 2, 0, 2, 3]
                point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)]
                texCoord2f[] primvars:st = [(0, 0), (1, 0), (1, 1), (0.5, 0.5), (1, 1), (0, 1)] (interpolation = "faceVarying")
            }
            """u8;
        var mesh = UsdzReader.Read(text.ToArray());
        mesh.VertexCount.ShouldBe(5);
        mesh.Indices.ShouldBe([0, 1, 2, 4, 2, 3]);
    }

    [Fact]
    public void A_small_file_that_shows_one_mesh_very_often_is_refused()
    {
        var layer = new UsdLayer { MetersPerUnit = 1 };
        var points = Enumerable.Range(0, 3000).Select(i => new Vector3(i, i % 7, 0.5f)).ToArray();
        var (counts, corners) = (Enumerable.Repeat(3, 1000).ToArray(), Enumerable.Range(0, 3000).ToArray());
        for (var i = 0; i < 2000; i++)
        {
            var prim = new UsdPrim($"m{i}", "Mesh");
            prim.Set("points", "point3f[]", points);
            prim.Set("faceVertexCounts", "int[]", counts);
            prim.Set("faceVertexIndices", "int[]", corners);
            layer.Roots.Add(prim);
        }

        Should.Throw<MediaFormatException>(() => UsdToMesh.Convert(layer, _ => null, 1_000_000)).Reason.ShouldContain("out of proportion");
    }

    private static void ShouldBeSame(Mesh back, Mesh mesh)
    {
        back.Positions.ShouldBe(mesh.Positions);
        back.Normals.ShouldBe(mesh.Normals);
        back.Uvs.ShouldBe(mesh.Uvs);
        back.Indices.ShouldBe(mesh.Indices);
        back.Parts.ShouldBe(mesh.Parts);
        back.Materials.Length.ShouldBe(mesh.Materials.Length);
        for (var i = 0; i < mesh.Materials.Length; i++)
        {
            var (was, now) = (mesh.Materials[i], back.Materials[i]);
            (now.BaseColor, now.Metallic, now.Roughness, now.Emissive, now.AlphaMode, now.NormalScale)
                .ShouldBe((was.BaseColor, was.Metallic, was.Roughness, was.Emissive, was.AlphaMode, was.NormalScale));
        }
    }
}
