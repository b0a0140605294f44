using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>One or several of a subject, standing together over the origin.</summary>
internal static class Group
{
    private const float Gap = 0.18f; // between neighbours, in parts of their width

    /// <summary>The instances in staggered rows, none of them in another's way.</summary>
    public static IReadOnlyList<Solid> Of(IReadOnlyList<Solid> members, Dice dice)
    {
        if (members.Count == 1)
            return members;
        var width = members.Max(member => MathF.Max(member.Bounds.Size.X, 0.6f * member.Bounds.Size.Z)) * (1 + Gap);
        var depth = members.Max(member => member.Bounds.Size.Z) * (1 + Gap);
        var perRow = members.Count <= 3 ? members.Count : (int)MathF.Ceiling(members.Count / (members.Count <= 8 ? 2f : 3f));
        var placed = new List<Solid>();
        for (var i = 0; i < members.Count; i++)
        {
            var (row, column) = (i / perRow, i % perRow);
            var inRow = Math.Min(perRow, members.Count - (row * perRow));
            // The rows behind stand in the gaps of those before them.
            var shift = inRow == perRow && row % 2 == 1 ? 0.5f : 0;
            var x = (column - ((inRow - 1) * 0.5f) + shift + dice.Range(-0.06f, 0.06f)) * width;
            // A line of a few bows towards the viewer, as people stand for a photograph.
            var bow = members.Count <= 3 && members.Count > 2 && column == 1 ? 0.3f : 0;
            var z = (-row + bow + dice.Range(-0.06f, 0.06f)) * depth;
            placed.Add(members[i].At(x, 0, z));
        }

        var middle = Solids.All(placed).Bounds.Center;
        return [.. placed.Select(member => member.At(-middle.X, 0, -middle.Z))];
    }
}
