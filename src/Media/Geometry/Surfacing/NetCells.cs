using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>The cells between samples: which of them the surface runs through, and where its vertices lie.</summary>
internal sealed class NetCells(SampleGrid field, SignGrid signs, Vector3 origin, float step, SurfaceNetsOptions options)
{
    // A crossing at a sample would put the vertices of up to eight cells on one point.
    private const float Margin = 0.01f;

    private const int FieldCalls = 6;

    public SignGrid Signs => signs;

    /// <summary>The table's row for a cell, or -1 when one of its samples is unknown.</summary>
    public int RowOf(int x, int y, int z)
    {
        if (options.Known is not null && !IsKnown(x, y, z))
            return -1;
        var corners = signs.Corners(x, y, z);
        var side = CellTable.TangledSideOf(corners);
        return side >= 0 && IsTangledBeyond(x, y, z, side) ? corners + 256 : corners;
    }

    /// <summary>Writes one vertex a sheet.</summary>
    public void Place(int x, int y, int z, int row, Span<Vector3> vertices)
    {
        var sheets = CellTable.SheetOf(row);
        Span<Vector3> crossings = stackalloc Vector3[CellTable.Edges];
        Span<int> counts = stackalloc int[4];
        vertices.Clear();
        for (var edge = 0; edge < CellTable.Edges; edge++)
        {
            if (sheets[edge] == CellTable.None)
                continue;
            crossings[edge] = Crossing(x, y, z, edge);
            vertices[sheets[edge]] += crossings[edge];
            counts[sheets[edge]]++;
        }
        for (var sheet = 0; sheet < vertices.Length; sheet++)
        {
            var middle = vertices[sheet] / counts[sheet];
            // Two sheets in a cell are thinner than it: there is no edge to be found, and both might be drawn to the same corner.
            if (options.Sharp && vertices.Length == 1)
                middle = Sharpened(x, y, z, middle, sheets, sheet, crossings);
            vertices[sheet] = At(x, y, z, middle);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector3 Crossing(int x, int y, int z, int edge)
    {
        int axis = edge >> 2, low = CellTable.LowCorner(edge), high = low | (1 << axis);
        float a = field.At(x + (low & 1), y + ((low >> 1) & 1), z + (low >> 2)), b = field.At(x + (high & 1), y + ((high >> 1) & 1), z + (high >> 2));
        var t = a / (a - b);
        // Also what is not a number, or between infinities, has a place on the edge.
        t = t > Margin ? MathF.Min(t, 1 - Margin) : float.IsNaN(t) ? 0.5f : Margin;
        var point = new Vector3(low & 1, (low >> 1) & 1, low >> 2);
        point[axis] = options.Field is { } exact ? Refined(exact, x, y, z, point, axis, t, a, b) : t;
        return point;
    }

    // False position with the Illinois rule: a kink between the samples bends the field, so the straight line's zero is off.
    private float Refined(Func<Vector3, float> exact, int x, int y, int z, Vector3 point, int axis, float t, float a, float b)
    {
        var (low, high) = (0f, 1f);
        for (var turn = 0; turn < FieldCalls; turn++)
        {
            point[axis] = t;
            var value = exact(At(x, y, z, point));
            if (!float.IsFinite(value) || value == 0)
                break;
            if (value < 0 == a < 0)
                (low, a, b) = (t, value, b * 0.5f);
            else
                (high, b, a) = (t, value, a * 0.5f);
            t = Math.Clamp(((low * b) - (high * a)) / (b - a), low, high);
        }
        return Math.Clamp(t, Margin, 1 - Margin);
    }

    private Vector3 At(int x, int y, int z, Vector3 local) => origin + ((new Vector3(x, y, z) + local) * step);

    private Vector3 Sharpened(int x, int y, int z, Vector3 middle, ReadOnlySpan<byte> sheets, int sheet, ReadOnlySpan<Vector3> crossings)
    {
        var planes = new TangentPlanes(middle);
        for (var edge = 0; edge < CellTable.Edges; edge++)
            if (sheets[edge] == sheet)
                planes.Add(crossings[edge], GradientAt(x, y, z, crossings[edge]));
        // A vertex that leaves its cell may pass its neighbour's, and the surface folds.
        return Vector3.Clamp(planes.Meet(), new Vector3(Margin), new Vector3(1 - Margin));
    }

    private Vector3 GradientAt(int x, int y, int z, Vector3 local)
    {
        if (options.Field is { } exact)
        {
            var (here, h) = (At(x, y, z, local), step * 0.01f);
            return new Vector3(
                exact(here + (Vector3.UnitX * h)) - exact(here - (Vector3.UnitX * h)),
                exact(here + (Vector3.UnitY * h)) - exact(here - (Vector3.UnitY * h)),
                exact(here + (Vector3.UnitZ * h)) - exact(here - (Vector3.UnitZ * h)));
        }
        // Trilinear between the samples' central differences: the crossing lies on an edge, so two of the weights count.
        int nx = (int)local.X, ny = (int)local.Y, nz = (int)local.Z;
        var rest = local - new Vector3(nx, ny, nz);
        Vector3 low = Slope(x + nx, y + ny, z + nz);
        var t = rest.X + rest.Y + rest.Z;
        var high = Slope(x + nx + (rest.X > 0 ? 1 : 0), y + ny + (rest.Y > 0 ? 1 : 0), z + nz + (rest.Z > 0 ? 1 : 0));
        return Vector3.Lerp(low, high, t);
    }

    private Vector3 Slope(int x, int y, int z) => new(
        Difference(At(x - 1, y, z), At(x, y, z), At(x + 1, y, z)),
        Difference(At(x, y - 1, z), At(x, y, z), At(x, y + 1, z)),
        Difference(At(x, y, z - 1), At(x, y, z), At(x, y, z + 1)));

    private float At(int x, int y, int z) =>
        (uint)x < (uint)field.Width && (uint)y < (uint)field.Height && (uint)z < (uint)field.Depth ? field.At(x, y, z) : float.NaN;

    // Of the two one-sided differences where both are known, their mean; else the one that is.
    private static float Difference(float before, float here, float after) =>
        !float.IsFinite(before) ? (float.IsFinite(after) ? 2 * (after - here) : 0) : !float.IsFinite(after) ? 2 * (here - before) : after - before;

    private bool IsTangledBeyond(int x, int y, int z, int side)
    {
        var way = (side & 1) == 1 ? 1 : -1;
        int nx = x + (side >> 1 == 0 ? way : 0), ny = y + (side >> 1 == 1 ? way : 0), nz = z + (side >> 1 == 2 ? way : 0);
        return nx >= 0 && ny >= 0 && nz >= 0 && nx < signs.Width - 1 && ny < signs.Height - 1 && nz < signs.Depth - 1
            && CellTable.TangledSideOf(signs.Corners(nx, ny, nz)) == (side ^ 1);
    }

    private bool IsKnown(int x, int y, int z)
    {
        for (var corner = 0; corner < 8; corner++)
            if (!options.Known![((((z + (corner >> 2)) * field.Height) + y + ((corner >> 1) & 1)) * field.Width) + x + (corner & 1)])
                return false;
        return true;
    }
}
