using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;
using Xunit;

namespace GenAsset.Media.Tests.Preview;

public sealed class FieldTests
{
    [Fact]
    public void A_sphere_is_as_far_as_its_radius_says()
    {
        var distances = Ask(Solids.Sphere(0.5f).At(1, 2, 3), new Vector3(1, 2, 4), new Vector3(1, 2, 3.2f));
        distances[0].ShouldBe(0.5f, 1e-5f);
        distances[1].ShouldBe(-0.3f, 1e-5f);
    }

    [Fact]
    public void A_placed_box_keeps_its_edges_through_turns_and_scales()
    {
        var distances = Ask(Solids.Box(2, 2, 2).TurnY(45).Scale(0.5f).At(0, 1, 0), new Vector3(0, 1, 1), new Vector3(0, 1.7f, 0));
        distances[0].ShouldBe(1 - (0.5f * MathF.Sqrt(2)), 1e-4f); // the edge faces the point
        distances[1].ShouldBe(0.2f, 1e-4f);
    }

    [Fact]
    public void Pruned_tapes_say_what_the_whole_tape_says()
    {
        var solid = Crowd();
        var grid = FieldGrid.Of(solid, 0.3f, CancellationToken.None);
        var dice = new Dice(5);
        var points = Enumerable.Range(0, 1000).Select(_ => grid.Box.Min + (grid.Box.Size * new Vector3(dice.Unit(), dice.Unit(), dice.Unit()))).ToArray();
        var (pruned, whole) = (new float[points.Length], new float[points.Length]);
        var need = Enumerable.Repeat(float.MaxValue, points.Length).ToArray();
        new FieldProbe(grid).Distances(points, need, pruned);
        for (var i = 0; i < points.Length; i++)
            whole[i] = Whole(grid.Program, points[i]);
        for (var i = 0; i < points.Length; i++)
        {
            // Far from the surface a block's tape is allowed; near it nothing may differ.
            if (MathF.Abs(whole[i]) < grid.Cell)
                pruned[i].ShouldBe(whole[i], 1e-5f);
        }
    }

    [Fact]
    public void A_bound_is_never_farther_than_the_surface()
    {
        var grid = FieldGrid.Of(Crowd(), 0.3f, CancellationToken.None);
        var dice = new Dice(6);
        var points = Enumerable.Range(0, 1000).Select(_ => (grid.Box.Min - Vector3.One) + ((grid.Box.Size + (2 * Vector3.One)) * new Vector3(dice.Unit(), dice.Unit(), dice.Unit()))).ToArray();
        var bounds = new float[points.Length];
        new FieldProbe(grid).Distances(points, new float[points.Length], bounds);
        for (var i = 0; i < points.Length; i++)
        {
            if (Whole(grid.Program, points[i]) is > 0 and var distance)
                bounds[i].ShouldBeLessThanOrEqualTo((distance * 1.15f) + 1e-4f);
        }
    }

    [Fact]
    public void The_finish_at_a_point_is_that_of_the_piece_there_and_a_blend_mixes()
    {
        var (red, blue) = (Finish.Of(0xFF0000), Finish.Of(0x0000FF));
        var grid = FieldGrid.Of(Solids.Sphere(0.5f).In(red).Blend(Solids.Sphere(0.5f).At(0.8f, 0, 0).In(blue), 0.2f), 0.2f, CancellationToken.None);
        var mixes = new FinishMix[3];
        new FieldProbe(grid).Finishes([new(-0.5f, 0, 0), new(1.3f, 0, 0), new(0.4f, 0.35f, 0)], mixes);
        grid.Program.Finishes[mixes[0].Winner].Finish.ShouldBe(red);
        grid.Program.Finishes[mixes[1].Winner].Finish.ShouldBe(blue);
        mixes[2].Share.ShouldBeInRange(0.4f, 0.5f);
    }

    [Fact]
    public void A_cut_shows_the_cutters_finish_if_it_has_one()
    {
        var (red, blue) = (Finish.Of(0xFF0000), Finish.Of(0x0000FF));
        var ball = Solids.Sphere(0.5f).In(red);
        var mixes = new FinishMix[1];
        var painted = FieldGrid.Of(ball - Solids.Sphere(0.3f).At(0, 0, 0.5f).In(blue), 0.2f, CancellationToken.None);
        new FieldProbe(painted).Finishes([new(0, 0, 0.2f)], mixes);
        painted.Program.Finishes[mixes[0].Winner].Finish.ShouldBe(blue);
        var bare = FieldGrid.Of(ball - Solids.Sphere(0.3f).At(0, 0, 0.5f), 0.2f, CancellationToken.None);
        new FieldProbe(bare).Finishes([new(0, 0, 0.2f)], mixes);
        bare.Program.Finishes[mixes[0].Winner].Finish.ShouldBe(red);
    }

    private static Solid Crowd() => Solids.All(Enumerable.Range(0, 12).Select(i => (i % 4) switch
    {
        0 => Solids.Sphere(0.2f).Blend(Solids.Box(0.2f, 0.5f, 0.2f, 0.03f), 0.05f),
        1 => Solids.Torus(0.25f, 0.06f).TurnX(40) - Solids.Cylinder(0.05f, 1).At(0.2f, 0, 0),
        2 => Solids.Cylinder(0.08f, 0.9f).At(0, 0.45f, 0).Bend(70),
        _ => Solids.Ellipsoid(0.3f, 0.15f, 0.2f).Bumps(0.01f, 0.08f),
    }).Select((solid, i) => solid.At(i % 3 * 0.7f, i / 3 * 0.6f, i % 2 * 0.5f)));

    private static float[] Ask(Solid solid, params Vector3[] points)
    {
        var distances = new float[points.Length];
        new FieldProbe(FieldGrid.Of(solid, 1, CancellationToken.None)).Distances(points, [.. points.Select(_ => float.MaxValue)], distances);
        return distances;
    }

    private static unsafe float Whole(FieldProgram program, Vector3 point)
    {
        var stack = new FieldStack(program);
        var to = stack.Point(0);
        (to[0], to[FieldStack.Batch], to[2 * FieldStack.Batch]) = (point.X, point.Y, point.Z);
        TapeRunner.Run(program, program.Tape, stack, 1);
        return stack.Slot(0)[0];
    }
}
