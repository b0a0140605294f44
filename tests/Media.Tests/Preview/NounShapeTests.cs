using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Preview;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Meshing;
using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Tests.Node;

namespace GenAsset.Media.Tests.Preview;

/// <summary>What every noun promises, on a few of every table; on all with GENASSET_SOAK=1.</summary>
public sealed class NounShapeTests
{
    private const int UsuallyOfATable = 2;
    private const int Cells = 56; // coarse: thin things are hardest to close there

    public static TheoryData<string> Tables => [.. NounTable.Categories.Select(category => category.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Surfaces_of_a_table_are_closed_manifold_and_the_same_to_the_byte_again(string table)
    {
        foreach (var noun in Spread(table))
        {
            var (once, again) = (Surface(noun), Surface(noun));
            var report = MeshChecks.Inspect(once);
            (report.BorderEdges, report.NonManifoldEdges, report.NonManifoldPoints, report.FlippedEdges, report.DegenerateTriangles, report.DuplicateTriangles)
                .ShouldBe((0, 0, 0, 0, 0, 0), noun.Name);
            once.TriangleCount.ShouldBeGreaterThan(100, noun.Name);
            again.Positions.AsSpan().SequenceEqual(once.Positions).ShouldBeTrue(noun.Name);
            again.Indices.AsSpan().SequenceEqual(once.Indices).ShouldBeTrue(noun.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Pictures_of_a_table_are_the_same_to_the_byte_on_one_thread_and_on_many(string table)
    {
        var noun = Spread(table).First();
        var stage = Stage.Of(new Scene(Make(noun), Setting.Studio), 1, default);
        using var many = SceneRenderer.Draw(stage, 72, 72, 9);
        var light = new System.Numerics.Vector3[72 * 72];
        var painter = new TilePainter(stage, 72, 72, 9, light);
        // Last tile first, all on one thread: nothing may be left over from one tile to the next.
        for (var tile = 8; tile >= 0; tile--)
            painter.Paint(tile % 3 * 32, tile / 3 * 32, 32, default);
        using var one = Developing.Develop(stage, light, 72, 72);
        for (var y = 0; y < 72; y++)
            one.Row(y).SequenceEqual(many.Row(y)).ShouldBeTrue($"{noun.Name}, row {y}");
    }

    [NodeFact]
    public void Files_of_a_model_open_in_other_readers()
    {
        foreach (var prompt in (string[])["a butterfly", "neon robot"])
        {
            var mesh = PreviewScene.Of(prompt, 4).Mesh();
            NodeTools.ShouldBeValidGlb(GlbWriter.Write(mesh));
            UsdzReader.Read(UsdzWriter.Write(mesh)).TriangleCount.ShouldBe(mesh.TriangleCount);
        }
    }

    [Fact]
    public void Neon_splats_show_the_thing_and_not_its_night()
    {
        Light("a neon dog").ShouldBeGreaterThan(0.8f * Light("a dog"));

        static float Light(string prompt)
        {
            var cloud = SpzReader.Read(SpzWriter.Write(PreviewScene.Of(prompt, 1).Splats(1000)));
            return Enumerable.Range(0, cloud.Count * 3).Average(i => 0.5f + (cloud.Colors[i] * GenAsset.Media.Geometry.SplatCloud.HarmonicZero));
        }
    }

    private static IEnumerable<Noun> Spread(string table)
    {
        var nouns = NounTable.Categories.Single(category => category.Name == table).Nouns;
        var count = Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? nouns.Count : Math.Min(nouns.Count, UsuallyOfATable);
        return Enumerable.Range(0, count).Select(i => nouns[(i * nouns.Count / count) + (nouns.Count / count / 2)]);
    }

    private static Solid Make(Noun noun) => noun.Make(new Look(new Dice(1).Fork(noun.Name)));

    private static GenAsset.Media.Geometry.Mesh Surface(Noun noun)
    {
        var solid = Make(noun);
        return SceneMesher.Surface(FieldGrid.Of(solid, solid.Bounds.Radius * 0.2f, default), 6000, Cells, default);
    }
}
