using System.Numerics;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>A triangle that turns over on the texture shows a piece of it twice, mirrored: no collapse may do that.</summary>
internal static class UvTurn
{
    /// <summary>Whether no triangle at <paramref name="point"/> turns over on the texture when the point goes <paramref name="t"/> of the way to <paramref name="other"/>.</summary>
    public static bool IsKept(CollapseMesh mesh, Vector2[] uvs, int point, int other, float t)
    {
        // The uv that a side of the point moves to, found from a triangle at the edge.
        Span<(int Vertex, Vector2 Uv)> moved = stackalloc (int, Vector2)[2];
        var count = 0;
        foreach (var corner in mesh.Ring(point))
        {
            var (next, last) = CollapseMesh.Others(corner);
            var at = mesh.Points[next] == other ? next : mesh.Points[last] == other ? last : -1;
            if (at != -1 && count < 2)
                moved[count++] = (mesh.Corners[corner], Vector2.Lerp(uvs[mesh.Corners[corner]], uvs[mesh.Corners[at]], t));
        }
        foreach (var corner in mesh.Ring(point))
        {
            var (next, last) = CollapseMesh.Others(corner);
            if (mesh.Points[next] == other || mesh.Points[last] == other)
                continue;
            for (var i = 0; i < count; i++)
            {
                if (moved[i].Vertex != mesh.Corners[corner])
                    continue;
                Vector2 here = uvs[mesh.Corners[corner]], b = uvs[mesh.Corners[next]], c = uvs[mesh.Corners[last]];
                float before = Turn(here, b, c), after = Turn(moved[i].Uv, b, c);
                if ((before > 0 && after <= 0) || (before < 0 && after >= 0))
                    return false;
                break;
            }
        }
        return true;

        static float Turn(Vector2 a, Vector2 b, Vector2 c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
    }
}
