// The distances of all primitives stay together: they share their notation, and a reader compares them. The formulas are I. Quilez',
// "Distance functions" (iquilezles.org/articles/distfunctions), written for lanes.
using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Preview.Scenes.Nodes;
using static GenAsset.Media.Preview.Fields.Lanes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>Signed distances of the primitives for a batch of points.</summary>
internal static unsafe class Forms
{
    /// <summary>Writes the distances of <paramref name="count"/> points, rounded up to whole vectors.</summary>
    public static void Evaluate(FieldLeaf leaf, float* points, float* distances, int count)
    {
        switch (leaf.Form)
        {
            case Form.Sphere: Run<Sphere>(leaf, points, distances, count); break;
            case Form.Ellipsoid: Run<Ellipsoid>(leaf, points, distances, count); break;
            case Form.Box: Run<Box>(leaf, points, distances, count); break;
            case Form.Capsule: Run<Capsule>(leaf, points, distances, count); break;
            case Form.Limb: Run<Limb>(leaf, points, distances, count); break;
            case Form.Cone: Run<Cone>(leaf, points, distances, count); break;
            case Form.Cylinder: Run<Cylinder>(leaf, points, distances, count); break;
            case Form.Torus: Run<Torus>(leaf, points, distances, count); break;
            case Form.Arc: Run<Arc>(leaf, points, distances, count); break;
            case Form.Extrusion: Run<Extrusion>(leaf, points, distances, count); break;
            case Form.Lathe: Run<Lathe>(leaf, points, distances, count); break;
            default: throw new InvalidOperationException($"{leaf.Form} has no distance.");
        }
    }

    // Generic over a struct, so that every primitive is compiled into its own loop.
    private static void Run<TForm>(FieldLeaf leaf, float* points, float* distances, int count)
        where TForm : struct, IForm
    {
        var m = leaf.ToLocal;
        var scale = Of(leaf.Scale);
        for (var i = 0; i < count; i += Width)
        {
            var (x, y, z) = (Load(points + i), Load(points + FieldStack.Batch + i), Load(points + (2 * FieldStack.Batch) + i));
            var lx = Vector.FusedMultiplyAdd(x, Of(m.M11), Vector.FusedMultiplyAdd(y, Of(m.M21), Vector.FusedMultiplyAdd(z, Of(m.M31), Of(m.M41))));
            var ly = Vector.FusedMultiplyAdd(x, Of(m.M12), Vector.FusedMultiplyAdd(y, Of(m.M22), Vector.FusedMultiplyAdd(z, Of(m.M32), Of(m.M42))));
            var lz = Vector.FusedMultiplyAdd(x, Of(m.M13), Vector.FusedMultiplyAdd(y, Of(m.M23), Vector.FusedMultiplyAdd(z, Of(m.M33), Of(m.M43))));
            Store(distances + i, TForm.Distance(leaf, lx, ly, lz) * scale);
        }
    }

    private interface IForm
    {
        static abstract Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z);
    }

    private readonly struct Sphere : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z) => Length(x, y, z) - Of(f.A);
    }

    private readonly struct Ellipsoid : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (u, v, w) = (x * Of(1 / f.A), y * Of(1 / f.B), z * Of(1 / f.C));
            var k0 = Length(u, v, w);
            var k1 = Length(u * Of(1 / f.A), v * Of(1 / f.B), w * Of(1 / f.C));
            var near = k0 * (k0 - Vector<float>.One) / Vector.Max(k1, Of(1e-12f));
            // At the very middle both lengths vanish: the smallest radius holds there.
            return Vector.ConditionalSelect(Vector.LessThan(k0, Of(0.05f)), Of(-0.95f * MathF.Min(f.A, MathF.Min(f.B, f.C))), near);
        }
    }

    private readonly struct Box : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (qx, qy, qz) = (Vector.Abs(x) - Of(f.A - f.D), Vector.Abs(y) - Of(f.B - f.D), Vector.Abs(z) - Of(f.C - f.D));
            var zero = Vector<float>.Zero;
            return Length(Vector.Max(qx, zero), Vector.Max(qy, zero), Vector.Max(qz, zero)) + Vector.Min(Vector.Max(qx, Vector.Max(qy, qz)), zero) - Of(f.D);
        }
    }

    private readonly struct Capsule : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z) =>
            Length(x, Vector.Max(Vector.Abs(y) - Of(f.A), Vector<float>.Zero), z) - Of(f.B);
    }

    private readonly struct Limb : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var b = (f.A - f.B) / f.C;
            var a = MathF.Sqrt(MathF.Max(0, 1 - (b * b)));
            var q = Length(x, z);
            var k = (y * Of(a)) - (q * Of(b));
            var side = (q * Of(a)) + (y * Of(b)) - Of(f.A);
            var below = Length(q, y) - Of(f.A);
            var above = Length(q, y - Of(f.C)) - Of(f.B);
            return Vector.ConditionalSelect(Vector.LessThan(k, Vector<float>.Zero), below, Vector.ConditionalSelect(Vector.GreaterThan(k, Of(a * f.C)), above, side));
        }
    }

    private readonly struct Cone : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (h, r1, r2) = (f.A - f.D, MathF.Max(f.B - f.D, 0), MathF.Max(f.C - f.D, 0));
            var (k2x, k2y) = (r2 - r1, 2 * h);
            var q = Length(x, z);
            var zero = Vector<float>.Zero;
            var cap = Vector.ConditionalSelect(Vector.LessThan(y, zero), Of(r1), Of(r2));
            var (ax, ay) = (q - Vector.Min(q, cap), Vector.Abs(y) - Of(h));
            var t = Clamp01((((Of(r2) - q) * Of(k2x)) + ((Of(h) - y) * Of(k2y))) * Of(1 / ((k2x * k2x) + (k2y * k2y))));
            var (bx, by) = (q - Of(r2) + (t * Of(k2x)), y - Of(h) + (t * Of(k2y)));
            var distance = Vector.SquareRoot(Vector.Min((ax * ax) + (ay * ay), (bx * bx) + (by * by)));
            var inside = Vector.BitwiseAnd(Vector.LessThan(bx, zero), Vector.LessThan(ay, zero));
            return Vector.ConditionalSelect(inside, -distance, distance) - Of(f.D);
        }
    }

    private readonly struct Cylinder : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (u, v) = (Length(x, z) - Of(f.B - f.D), Vector.Abs(y) - Of(f.A - f.D));
            var zero = Vector<float>.Zero;
            return Length(Vector.Max(u, zero), Vector.Max(v, zero)) + Vector.Min(Vector.Max(u, v), zero) - Of(f.D);
        }
    }

    private readonly struct Torus : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z) =>
            Length(Length(x, z) - Of(f.A), y) - Of(f.B);
    }

    private readonly struct Arc : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (sin, cos) = MathF.SinCos(f.D);
            x = Vector.Abs(x);
            var beyond = Vector.GreaterThan(x * Of(cos), y * Of(sin));
            var k = Vector.ConditionalSelect(beyond, (x * Of(sin)) + (y * Of(cos)), Length(x, y));
            var squared = (x * x) + (y * y) + (z * z) + Of(f.A * f.A) - (Of(2 * f.A) * k);
            return Vector.SquareRoot(Vector.Max(squared, Vector<float>.Zero)) - Of(f.B);
        }
    }

    private readonly struct Extrusion : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z)
        {
            var (u, v) = (Outline(f.Edges, x, y), Vector.Abs(z) - Of(f.A));
            var zero = Vector<float>.Zero;
            return Length(Vector.Max(u, zero), Vector.Max(v, zero)) + Vector.Min(Vector.Max(u, v), zero) - Of(f.B);
        }
    }

    private readonly struct Lathe : IForm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Distance(FieldLeaf f, Vector<float> x, Vector<float> y, Vector<float> z) => Outline(f.Edges, Length(x, z), y) - Of(f.B);
    }

    // The distance to the nearest edge; the side by how often a line crosses the outline.
    private static Vector<float> Outline(OutlineEdge[] edges, Vector<float> x, Vector<float> y)
    {
        var nearest = Of(1e30f);
        var outside = Vector<float>.One;
        foreach (ref readonly var edge in edges.AsSpan())
        {
            var (wx, wy) = (x - Of(edge.From.X), y - Of(edge.From.Y));
            if (!edge.IsOpen)
            {
                var t = Clamp01(((wx * Of(edge.Along.X)) + (wy * Of(edge.Along.Y))) * Of(edge.PerLengthSquared));
                var (bx, by) = (wx - (t * Of(edge.Along.X)), wy - (t * Of(edge.Along.Y)));
                nearest = Vector.Min(nearest, (bx * bx) + (by * by));
            }
            var above = Vector.GreaterThanOrEqual(wy, Vector<float>.Zero);
            var belowEnd = Vector.LessThan(wy, Of(edge.Along.Y));
            var left = Vector.GreaterThan(wy * Of(edge.Along.X), wx * Of(edge.Along.Y));
            // Crossing upwards with the point on one side, or downwards with it on the other.
            var up = Vector.BitwiseAnd(Vector.BitwiseAnd(above, belowEnd), left);
            var down = Vector.BitwiseAnd(Vector.BitwiseAnd(Vector.OnesComplement(above), Vector.OnesComplement(belowEnd)), Vector.OnesComplement(left));
            outside = Vector.ConditionalSelect(Vector.BitwiseOr(up, down), -outside, outside);
        }
        return Vector.SquareRoot(nearest) * outside;
    }
}
