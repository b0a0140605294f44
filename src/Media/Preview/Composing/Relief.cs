using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>A solid from above: how high its surface is over a lattice of points, and where another can stand on it.</summary>
internal sealed unsafe class Relief
{
    private const int Side = 16;
    private const int MostSteps = 64;
    private const float Missing = float.NegativeInfinity;

    private readonly Bounds _box;
    private readonly float[] _heights = new float[Side * Side];

    private Relief(Bounds box) => _box = box;

    /// <summary>Follows a ray down from the top at every point of the lattice.</summary>
    public static Relief Of(Solid solid)
    {
        var relief = new Relief(solid.Bounds);
        var program = FieldCompiler.Compile(solid);
        var stack = new FieldStack(program);
        var near = relief._box.Size.Y * 2e-3f;
        Array.Fill(relief._heights, relief._box.Max.Y);
        for (var step = 0; step < MostSteps; step++)
        {
            for (var i = 0; i < Side * Side; i++)
            {
                var at = relief.Place(i % Side, i / Side);
                var to = stack.Point(0) + i;
                (to[0], to[FieldStack.Batch], to[2 * FieldStack.Batch]) = (at.X, MathF.Max(relief._heights[i], relief._box.Min.Y), at.Y);
            }
            TapeRunner.Run(program, program.Tape, stack, FieldStack.Batch);
            for (var i = 0; i < Side * Side; i++)
            {
                if (stack.Slot(0)[i] > near && relief._heights[i] != Missing)
                    relief._heights[i] = relief._heights[i] - stack.Slot(0)[i] is var lower && lower >= relief._box.Min.Y ? lower : Missing;
            }
        }
        return relief;
    }

    /// <summary>
    /// Where something of a radius stands best: high, near the middle, in sight and on what is even, x and z on the plane and y where most of its foot rests.
    /// </summary>
    public Vector3 Stand(float radius)
    {
        var (best, found) = (float.MaxValue, new Vector3(_box.Center.X, _box.Max.Y, _box.Center.Z));
        for (var i = 0; i < Side * Side; i++)
        {
            var at = Place(i % Side, i / Side);
            if (Foot(at, radius) is not { } foot)
                continue;
            var aside = Vector2.Distance(at, new(_box.Center.X, _box.Center.Z)) / _box.Size.Length();
            var behind = (_box.Center.Z - at.Y) / _box.Size.Z;
            var cost = (2 * foot.Uneven / _box.Size.Y) + (2 * aside) + (0.4f * behind) - (1.6f * (foot.Height - _box.Min.Y) / _box.Size.Y);
            if (cost < best)
                (best, found) = (cost, new(at.X, foot.Height, at.Y));
        }
        return found;
    }

    /// <summary>How high something of a radius stands at a point; null where most of it has nothing beneath.</summary>
    public float? HeightAt(float x, float z, float radius) => Foot(new(x, z), radius)?.Height;

    // The height that a third of the foot is below, so that no edge of it hangs in the air, and how much the rest differs.
    private (float Height, float Uneven)? Foot(Vector2 at, float radius)
    {
        var step = new Vector2(_box.Size.X, _box.Size.Z) / Side;
        radius = MathF.Max(radius, 0.75f * step.Length());
        var under = new List<float>();
        for (var i = 0; i < Side * Side; i++)
        {
            if (Vector2.DistanceSquared(Place(i % Side, i / Side), at) <= radius * radius)
                under.Add(_heights[i]);
        }
        if (under.Count == 0 || under.Count(height => height == Missing) * 3 > under.Count)
            return null;
        under.RemoveAll(height => height == Missing);
        under.Sort();
        return (under[under.Count / 3], under[^1] - under[0]);
    }

    private Vector2 Place(int column, int row) =>
        new(_box.Min.X + (_box.Size.X * (column + 0.5f) / Side), _box.Min.Z + (_box.Size.Z * (row + 0.5f) / Side));
}
