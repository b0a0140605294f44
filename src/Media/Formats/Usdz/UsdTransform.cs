using System.Numerics;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>The transform of a prim from its xformOps (row vectors; the first op of the list is applied last).</summary>
internal static class UsdTransform
{
    private const string Inverse = "!invert!";

    /// <summary>The prim's own transform, and whether it turns away from its parent's.</summary>
    public static (Matrix4x4 Local, bool ResetsParent) Of(UsdPrim prim)
    {
        var (local, reset) = (Matrix4x4.Identity, false);
        foreach (var op in prim.Value<UsdToken[]>("xformOpOrder") ?? [])
        {
            if (op.Text == "!resetXformStack!")
            {
                (local, reset) = (Matrix4x4.Identity, true);
                continue;
            }

            var inverted = op.Text.StartsWith(Inverse, StringComparison.Ordinal);
            var name = inverted ? op.Text[Inverse.Length..] : op.Text;
            var matrix = Matrix(name, prim.Property(name)?.Value);
            if (inverted && !Matrix4x4.Invert(matrix, out matrix))
                matrix = Matrix4x4.Identity;
            local = matrix * local;
        }

        return (local, reset);
    }

    private static Matrix4x4 Matrix(string name, object? value)
    {
        var kind = name.Split(':') is [_, var second, ..] ? second : "";
        return (kind, value) switch
        {
            ("transform", Matrix4x4 m) => m,
            ("translate", Vector3 v) => Matrix4x4.CreateTranslation(v),
            ("scale", Vector3 v) => Matrix4x4.CreateScale(v),
            ("orient", Quaternion q) => Matrix4x4.CreateFromQuaternion(q.LengthSquared() > 0 ? Quaternion.Normalize(q) : Quaternion.Identity),
            ("rotateX", float x) => Turn('X', x),
            ("rotateY", float y) => Turn('Y', y),
            ("rotateZ", float z) => Turn('Z', z),
            (['r', 'o', 't', 'a', 't', 'e', var a, var b, var c], Vector3 v) => Turn(a, Along(v, a)) * Turn(b, Along(v, b)) * Turn(c, Along(v, c)),
            _ => Matrix4x4.Identity,
        };
    }

    private static float Along(Vector3 v, char axis) => axis switch { 'X' => v.X, 'Y' => v.Y, _ => v.Z };

    private static Matrix4x4 Turn(char axis, float degrees)
    {
        var angle = degrees * MathF.PI / 180;
        return axis switch { 'X' => Matrix4x4.CreateRotationX(angle), 'Y' => Matrix4x4.CreateRotationY(angle), _ => Matrix4x4.CreateRotationZ(angle) };
    }
}
