using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry;

/// <summary>Finds vertices at the very same place: what a mesh's shape is made of, however its seams split it.</summary>
public static class VertexWelding
{
    /// <summary>For every position the number of its place, counted from 0 in order of first appearance; also how many places there are.</summary>
    public static (int[] PlaceOf, int Places) Weld(ReadOnlySpan<Vector3> positions)
    {
        var placeOf = new int[positions.Length];
        // Open addressing, at most half full: slots hold a vertex number plus one.
        var slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, positions.Length * 2L))];
        var mask = slots.Length - 1;
        var places = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            var slot = Hash(positions[i]) & mask;
            while (slots[slot] is > 0 and var other)
            {
                if (Same(positions[other - 1], positions[i]))
                    break;
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0)
            {
                slots[slot] = i + 1;
                placeOf[i] = places++;
            }
            else
            {
                placeOf[i] = placeOf[slots[slot] - 1];
            }
        }
        return (placeOf, places);
    }

    // Equality of numbers but for NaN, which is the same as itself here: else every NaN would probe past all others.
    private static bool Same(Vector3 a, Vector3 b) => a.X.Equals(b.X) && a.Y.Equals(b.Y) && a.Z.Equals(b.Z) || a == b;

    // Adding zero makes -0 into 0, which it equals.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(Vector3 p)
    {
        var x = (uint)BitConverter.SingleToInt32Bits(p.X + 0f) * 0x9E3779B1u;
        var y = (uint)BitConverter.SingleToInt32Bits(p.Y + 0f) * 0x85EBCA77u;
        var z = (uint)BitConverter.SingleToInt32Bits(p.Z + 0f) * 0xC2B2AE3Du;
        var h = x ^ BitOperations.RotateLeft(y, 11) ^ BitOperations.RotateLeft(z, 22);
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        return (int)(h ^ (h >> 13));
    }
}
