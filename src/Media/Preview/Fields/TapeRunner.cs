using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Preview.Scenes.Nodes;
using static GenAsset.Media.Preview.Fields.Lanes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>Runs tapes, the whole one or one pruned for a region, on batches of points in a stack's first register.</summary>
internal static unsafe class TapeRunner
{
    private const float FarAway = 1e9f; // the distance of nothing

    /// <summary>Distances of the batch; they lie in slot 0 afterwards.</summary>
    public static void Run(FieldProgram program, ReadOnlySpan<FieldCommand> tape, FieldStack stack, int count)
    {
        var top = -1;
        foreach (ref readonly var command in tape)
        {
            switch (command.Op)
            {
                case FieldOp.Leaf:
                    var leaf = program.Leaves[command.Index];
                    Forms.Evaluate(leaf, stack.Point(leaf.Point), stack.Slot(++top), count);
                    break;
                case FieldOp.Skin:
                    Skin(program.Skins[command.Index], stack, stack.Slot(top), count);
                    break;
                case FieldOp.Warp:
                    Warp(program.Warps[command.Index], stack, count);
                    break;
                default:
                    top--;
                    Join(command, stack.Slot(top), stack.Slot(top + 1), count);
                    break;
            }
        }
        if (top < 0)
            new Span<float>(stack.Slot(0), count).Fill(FarAway);
    }

    /// <summary>Distances of the batch, and which finishes meet there: winners, others and shares lie in the stack's first slot.</summary>
    public static void RunWithFinishes(FieldProgram program, ReadOnlySpan<FieldCommand> tape, FieldStack stack, int count)
    {
        var top = -1;
        foreach (ref readonly var command in tape)
        {
            switch (command.Op)
            {
                case FieldOp.Leaf:
                    var leaf = program.Leaves[command.Index];
                    Forms.Evaluate(leaf, stack.Point(leaf.Point), stack.Slot(++top), count);
                    stack.Winners.AsSpan(top * FieldStack.Batch, count).Fill(leaf.Finish);
                    stack.Shares.AsSpan(top * FieldStack.Batch, count).Clear();
                    break;
                case FieldOp.Skin:
                    Skin(program.Skins[command.Index], stack, stack.Slot(top), count);
                    break;
                case FieldOp.Warp:
                    Warp(program.Warps[command.Index], stack, count);
                    break;
                default:
                    top--;
                    JoinFinishes(command, stack, top, count);
                    Join(command, stack.Slot(top), stack.Slot(top + 1), count);
                    break;
            }
        }
        if (top < 0)
            stack.Winners.AsSpan(0, count).Clear();
    }

    /// <summary>Joins two rows of distances into the first.</summary>
    // A polynomial blend (I. Quilez, "Smooth minimum"): exactly the plain operation where the two are a radius apart.
    public static void Join(in FieldCommand command, float* first, float* other, int count)
    {
        var radius = command.Radius;
        var (r, perRadius) = (Of(radius), Of(radius > 0 ? 0.25f / radius : 0));
        for (var i = 0; i < count; i += Width)
        {
            var (a, b) = (Load(first + i), Load(other + i));
            if (command.Op == FieldOp.Cut)
                b = -b;
            var fillet = Vector.Max(r - Vector.Abs(a - b), Vector<float>.Zero);
            fillet = fillet * fillet * perRadius;
            Store(first + i, command.Op == FieldOp.Union ? Vector.Min(a, b) - fillet : Vector.Max(a, b) + fillet);
        }
    }

    private static void JoinFinishes(in FieldCommand command, FieldStack stack, int top, int count)
    {
        float* first = stack.Slot(top), other = stack.Slot(top + 1);
        var (at, next) = (top * FieldStack.Batch, (top + 1) * FieldStack.Batch);
        for (var i = 0; i < count; i++)
        {
            var difference = command.Op switch
            {
                FieldOp.Union => other[i] - first[i],
                FieldOp.Cut => first[i] + other[i],
                _ => first[i] - other[i],
            };
            var (winner, loser) = difference >= 0 ? (at + i, next + i) : (next + i, at + i);
            var (winning, losing) = (stack.Winners[winner], stack.Winners[loser]);
            if (winning < 0) // a cut without a finish of its own shows what it cut into
                winning = losing;
            var share = command.Radius > 0 && losing >= 0 ? 0.5f - (0.5f * MathF.Min(MathF.Abs(difference) / command.Radius, 1)) : 0;
            var (blended, amount) = share > 0 ? (losing, share) : (stack.Others[winner], stack.Shares[winner]);
            stack.Winners[at + i] = winning;
            stack.Others[at + i] = blended;
            stack.Shares[at + i] = amount;
        }
    }

    /// <summary>Moves, hollows or roughens the surface of a row of distances.</summary>
    public static void Skin(FieldSkin skin, FieldStack stack, float* distances, int count)
    {
        var amount = Of(skin.Amount);
        for (var i = 0; i < count; i += Width)
        {
            var d = Load(distances + i);
            d = skin.Kind switch
            {
                SkinKind.Offset => d - amount,
                SkinKind.Shell => Vector.Abs(d) - amount,
                _ => d - (amount * Lumps(skin, stack.Point(skin.Point) + i)),
            };
            Store(distances + i, d);
        }
    }

    private static Vector<float> Lumps(FieldSkin skin, float* points)
    {
        var (x, y, z) = Place(skin.ToLocal, points);
        var per = Of(skin.PerSize);
        return LaneNoise.At(x * per, y * per, z * per);
    }

    /// <summary>Fills a warp's register.</summary>
    public static void Warp(FieldWarp warp, FieldStack stack, int count)
    {
        float* from = stack.Point(warp.From), to = stack.Point(warp.To);
        var radius = Of(1 / warp.Amount);
        var side = Of(MathF.Sign(warp.Amount));
        for (var i = 0; i < count; i += Width)
        {
            var (x, y, z) = Place(warp.ToLocal, from + i);
            Vector<float> ux, uy, uz;
            if (warp.Kind == WarpKind.Bend)
            {
                // The arc back to a height: the angle around the axis, and how far from it.
                ux = radius - (side * Length(radius - x, y));
                uy = Atan2(y * side, (radius - x) * side) * radius;
                uz = z;
            }
            else
            {
                var (sin, cos) = SinCos(y * Of(warp.Amount));
                (ux, uy, uz) = ((x * cos) - (z * sin), y, (z * cos) + (x * sin));
            }
            Store(to + i, ux);
            Store(to + FieldStack.Batch + i, uy);
            Store(to + (2 * FieldStack.Batch) + i, uz);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> X, Vector<float> Y, Vector<float> Z) Place(in Matrix4x4 m, float* points)
    {
        var (x, y, z) = (Load(points), Load(points + FieldStack.Batch), Load(points + (2 * FieldStack.Batch)));
        return (
            (x * Of(m.M11)) + (y * Of(m.M21)) + (z * Of(m.M31)) + Of(m.M41),
            (x * Of(m.M12)) + (y * Of(m.M22)) + (z * Of(m.M32)) + Of(m.M42),
            (x * Of(m.M13)) + (y * Of(m.M23)) + (z * Of(m.M33)) + Of(m.M43));
    }
}
