using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>Flattens a solid into a tape: placements are multiplied out, so that a leaf costs one matrix however deep it lies.</summary>
internal sealed class FieldCompiler
{
    private readonly List<FieldCommand> _tape = [];
    private readonly List<FieldLeaf> _leaves = [];
    private readonly List<FieldWarp> _warps = [];
    private readonly List<FieldSkin> _skins = [];
    private readonly List<FinishSlot> _finishes = [new(Finish.Default, Matrix4x4.Identity)];
    private int _points = 1;
    private int _depth;
    private int _deepest;

    private FieldCompiler()
    {
    }

    /// <summary>Compiles a solid.</summary>
    public static FieldProgram Compile(Solid solid)
    {
        var compiler = new FieldCompiler();
        compiler.Emit(solid.Node, new Context(Matrix4x4.Identity, Matrix4x4.Identity, 1, 0, 0));
        return new([.. compiler._tape], [.. compiler._leaves], [.. compiler._warps], [.. compiler._skins], [.. compiler._finishes], compiler._points, compiler._deepest, solid.Bounds);
    }

    private void Emit(Node node, in Context context)
    {
        switch (node)
        {
            case Leaf leaf:
                EmitLeaf(leaf, context);
                break;
            case Placed placed:
                Emit(placed.Inner, context with { ToRegister = placed.Place * context.ToRegister, ToWorld = placed.Place * context.ToWorld });
                break;
            case Painted painted:
                _finishes.Add(new(painted.Finish, Inverse(context.ToWorld)));
                Emit(painted.Inner, context with { Finish = _finishes.Count - 1 });
                break;
            case Joint joint:
                Emit(joint.First, context);
                Emit(joint.Other, joint.Kind == JointKind.Cut ? context with { Finish = -1 } : context);
                _tape.Add(new(joint.Kind switch { JointKind.Union => FieldOp.Union, JointKind.Cut => FieldOp.Cut, _ => FieldOp.Keep }, 0, joint.Radius * SizeOf(context)));
                _depth--;
                break;
            case Skin skin:
                EmitSkin(skin, context);
                break;
            case Warped warped:
                EmitWarp(warped, context);
                break;
            default:
                throw new InvalidOperationException($"A node of kind {node.GetType().Name} has no command.");
        }
    }

    private void EmitLeaf(Leaf leaf, in Context context)
    {
        _deepest = Math.Max(_deepest, ++_depth);
        _tape.Add(new(FieldOp.Leaf, _leaves.Count, 0));
        var scale = SmallestStretch(context.ToRegister) * context.Scale;
        _leaves.Add(new(leaf.Form, context.Point, Inverse(context.ToRegister), scale, leaf.A, leaf.B, leaf.C, leaf.D, Edges(leaf), context.Finish));
    }

    private void EmitSkin(Skin skin, in Context context)
    {
        var steepness = skin.Kind == SkinKind.Bumps ? 1 + (2.2f * MathF.Abs(skin.Amount) / skin.Size) : 1; // of the noise at its steepest
        var inner = context with { Scale = context.Scale / steepness };
        Emit(skin.Inner, inner);
        _tape.Add(new(FieldOp.Skin, _skins.Count, 0));
        _skins.Add(new(skin.Kind, skin.Amount * SizeOf(inner), context.Point, Inverse(context.ToRegister), skin.Size > 0 ? 1 / skin.Size : 0));
    }

    private void EmitWarp(Warped warped, in Context context)
    {
        var to = context.Point + 1;
        _points = Math.Max(_points, to + 1);
        _tape.Add(new(FieldOp.Warp, _warps.Count, 0));
        _warps.Add(new(warped.Kind, warped.Amount, context.Point, to, Inverse(context.ToRegister)));
        var scale = SmallestStretch(context.ToRegister) * context.Scale / Steepness(warped);
        Emit(warped.Inner, context with { Point = to, ToRegister = Matrix4x4.Identity, Scale = scale });
    }

    // How much a warp can lengthen: the distance inside is divided by it, so that it stays a lower bound.
    private static float Steepness(Warped warped)
    {
        var bounds = warped.Inner.Bounds;
        if (warped.Kind == WarpKind.Bend)
        {
            var radius = MathF.Abs(1 / warped.Amount);
            var nearest = radius - (warped.Amount > 0 ? bounds.Max.X : -bounds.Min.X);
            return Math.Clamp(radius / MathF.Max(nearest, radius * 0.25f), 1, 4);
        }
        var reach = MathF.Max(Across(bounds.Min), Across(bounds.Max)) * MathF.Abs(warped.Amount);
        return MathF.Sqrt(1 + (reach * reach)) + (reach * 0.5f);
    }

    private static float Across(Vector3 corner) => new Vector2(corner.X, corner.Z).Length();

    private static float SizeOf(in Context context) => MathF.Cbrt(MathF.Abs(context.ToRegister.GetDeterminant())) * context.Scale;

    private static Matrix4x4 Inverse(in Matrix4x4 matrix) =>
        Matrix4x4.Invert(matrix, out var inverse) ? inverse : throw new InvalidOperationException("A solid was scaled to nothing.");

    // The smallest singular value: 1 over the largest of the inverse, found by power iteration.
    private static float SmallestStretch(in Matrix4x4 matrix)
    {
        var inverse = Inverse(matrix) with { Translation = Vector3.Zero };
        var both = inverse * Matrix4x4.Transpose(inverse);
        var v = new Vector3(0.53f, 0.61f, 0.59f);
        var squared = 1f;
        for (var i = 0; i < 24; i++)
        {
            v = Vector3.TransformNormal(v, both);
            squared = v.Length();
            v /= squared;
        }
        return 1 / MathF.Sqrt(squared);
    }

    private static OutlineEdge[] Edges(Leaf leaf)
    {
        if (leaf.Outline is not { } outline)
            return [];
        return [.. outline.Select((from, i) =>
        {
            var to = outline[(i + 1) % outline.Length];
            var isAxis = leaf.Form == Form.Lathe && MathF.Abs(from.X) < 1e-6f && MathF.Abs(to.X) < 1e-6f;
            return new OutlineEdge(from, to - from, 1 / MathF.Max(Vector2.DistanceSquared(from, to), 1e-12f), isAxis);
        })];
    }

    /// <summary>Where the compiler is in the tree.</summary>
    /// <param name="ToRegister">From here to the points of the register.</param>
    /// <param name="ToWorld">From here to the world, warps left out: for patterns.</param>
    /// <param name="Scale">From the register's distances to the world's.</param>
    /// <param name="Point">The register.</param>
    /// <param name="Finish">The finish slot.</param>
    private readonly record struct Context(Matrix4x4 ToRegister, Matrix4x4 ToWorld, float Scale, int Point, int Finish);
}
