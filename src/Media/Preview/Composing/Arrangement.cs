using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Preview.Composing;

/// <summary>Puts a graph's groups together: what is on, in, under or held by another goes there, the rest stands in a row.</summary>
internal sealed class Arrangement(PromptGraph graph, Func<int, IReadOnlyList<Solid>> build)
{
    private const float RowGap = 0.12f; // between neighbours, in parts of the taller
    private const float Evenness = 0.45f; // 1 true sizes .. 0 all alike: an ant beside an elephant must still be seen

    private readonly bool[] _taken = new bool[graph.Subjects.Count];

    /// <summary>All subjects as one solid.</summary>
    public Solid All()
    {
        var attached = graph.Relations.Where(relation => relation.Kind != RelationKind.NextTo).Select(relation => relation.Subject).ToHashSet();
        var roots = Enumerable.Range(0, graph.Subjects.Count).Where(i => !attached.Contains(i)).ToList();
        if (roots.Count == 0) // "a on b, b on a": somebody must stand on the ground
            roots.Add(0);
        var groups = new List<(Solid Solid, bool IsPlace)>();
        foreach (var root in roots)
        {
            if (!_taken[root])
                groups.Add((Solids.All(Tree(root)), graph.Subjects[root].Noun.IsPlace));
        }

        var things = groups.Where(group => !group.IsPlace).Select(group => group.Solid).ToList();
        var places = groups.Where(group => group.IsPlace).Select(group => group.Solid).ToList();
        var scene = things.Count > 0 ? Row(things) : Row(places);
        return things.Count > 0 && places.Count > 0 ? Backed(scene, Row(places)) : scene;
    }

    // A subject's members, or one solid with all that belongs to them.
    private IReadOnlyList<Solid> Tree(int index)
    {
        _taken[index] = true;
        var solids = build(index);
        foreach (var relation in graph.Relations)
        {
            if (relation.Target == index && relation.Kind != RelationKind.NextTo && !_taken[relation.Subject])
                solids = [Attach(Solids.All(solids), Tree(relation.Subject), relation.Kind)];
        }

        return solids;
    }

    private static Solid Attach(Solid target, IReadOnlyList<Solid> things, RelationKind kind) => kind == RelationKind.On && target.Find("seat") is null
        ? Standing(target, things)
        : Attach(target, Solids.All(things), kind);

    private static Solid Attach(Solid target, Solid thing, RelationKind kind) => kind switch
    {
        RelationKind.On => On(target, thing, 0),
        RelationKind.Inside => Inside(target, thing),
        RelationKind.Above => Over(target, thing),
        RelationKind.HeldBy => Held(target, thing),
        RelationKind.Under => Under(target, thing),
        RelationKind.InFrontOf => Beside(target, thing, 1),
        RelationKind.Behind => Beside(target, thing, -1),
        _ => target.And(thing),
    };

    private static Solid On(Solid target, Solid thing, float sunk)
    {
        var seat = target.Find("seat") ?? Seats.On(target);
        var size = thing.Bounds.Size;
        var sized = thing.Scale(Fitting(MathF.Max(size.X, size.Z), seat.Size, target.Bounds.Size.Length() / MathF.Max(size.Length(), 1e-6f)));
        return target.And(sized.At(seat.Point - new Vector3(0, sized.Bounds.Size.Y * sunk, 0)));
    }

    // Without a seat things stand where the surface is high and even, each of several on what is beneath itself.
    private static Solid Standing(Solid target, IReadOnlyList<Solid> things)
    {
        var all = Solids.All(things);
        var size = all.Bounds.Size;
        var seat = Seats.On(target);
        var scale = Fitting(MathF.Max(size.X, size.Z), seat.Size, target.Bounds.Size.Length() / MathF.Max(size.Length(), 1e-6f));
        var relief = Relief.Of(target);
        var place = relief.Stand(0.35f * scale * MathF.Max(size.X, size.Z));
        return target.And(Solids.All(things.Select(thing =>
        {
            var sized = thing.Scale(scale);
            var (foot, middle) = (sized.Bounds.Size, sized.Bounds.Center);
            // One that would stand beside the target moves up to the others.
            for (var apart = 1f; apart > 0.3f; apart -= 0.2f)
            {
                var at = new Vector3(place.X - (middle.X * (1 - apart)), 0, place.Z - (middle.Z * (1 - apart)));
                if (relief.HeightAt(at.X + middle.X, at.Z + middle.Z, 0.3f * MathF.Max(foot.X, foot.Z)) is { } height && height > place.Y - foot.Y)
                    return sized.At(at with { Y = height });
            }
            return sized.At(place);
        })));
    }

    private static Solid Inside(Solid target, Solid thing)
    {
        if (target.Find("inside") is not { } inside)
            return On(target, thing, 0.3f);
        var size = thing.Bounds.Size;
        return target.And(thing.Scale(inside.Size / MathF.Max(size.X, size.Z)).At(inside.Point));
    }

    private static Solid Over(Solid target, Solid thing)
    {
        var sized = thing.Scale(MathF.Min(1, 0.7f * Largest(target) / Largest(thing)));
        return target.And(sized.At(0, target.Top + (0.25f * sized.Bounds.Size.Y) - sized.Bounds.Min.Y, 0));
    }

    private static Solid Held(Solid target, Solid thing)
    {
        if (target.Find("hand") is not { } hand)
            return Beside(target, thing.Scale(MathF.Min(1, 0.5f * Largest(target) / Largest(thing))), 1);
        var sized = thing.Scale(Math.Clamp(Largest(thing), 0.25f * Largest(target), 0.5f * Largest(target)) / Largest(thing));
        // Long things are gripped below the middle, small ones rest on the hand.
        var grip = sized.Bounds.Size.Y > 1.6f * sized.Bounds.Size.X ? 0.3f : 0.05f;
        return target.And(sized.At(hand.Point + new Vector3(0, -sized.Bounds.Min.Y - (grip * sized.Bounds.Size.Y), sized.Bounds.Size.Z * 0.2f)));
    }

    private static Solid Under(Solid target, Solid thing)
    {
        var room = target.Find("under") is { } under ? under.Size : 0.45f * target.Bounds.Size.Y;
        var sized = thing.Scale(MathF.Min(1, room / thing.Bounds.Size.Y));
        // What would be hidden comes forward to the front edge.
        return target.And(sized.At(0, 0, target.Bounds.Max.Z * (target.Find("under") is null ? 0.8f : 0.25f)));
    }

    private static Solid Beside(Solid target, Solid thing, float side)
    {
        var sized = thing.Scale(Alike(Largest(thing), Largest(target)));
        if (side < 0 && sized.Top < target.Top) // seen over the target's shoulder
            sized = sized.At(target.Bounds.Size.X * 0.45f, 0, 0);
        var (front, back) = side > 0 ? (target.Bounds.Max.Z, sized.Bounds.Min.Z) : (target.Bounds.Min.Z, sized.Bounds.Max.Z);
        var aside = side > 0 ? target.Bounds.Size.X * 0.3f : 0;
        return target.And(sized.At(aside, 0, front - back + (side * RowGap * Largest(sized))));
    }

    private static Solid Row(List<Solid> groups)
    {
        if (groups.Count == 1)
            return groups[0];
        var usual = MathF.Exp(groups.Average(group => MathF.Log(Largest(group))));
        var sized = groups.Select(group => group.Scale(Alike(Largest(group), usual))).ToList();
        var gap = RowGap * sized.Max(Largest);
        var x = -0.5f * (sized.Sum(group => group.Bounds.Size.X) + (gap * (sized.Count - 1)));
        var placed = new List<Solid>();
        foreach (var group in sized)
        {
            placed.Add(group.At(x - group.Bounds.Min.X, 0, 0));
            x += group.Bounds.Size.X + gap;
        }

        return Solids.All(placed);
    }

    private static Solid Backed(Solid scene, Solid place)
    {
        var sized = place.Scale(1.7f * Largest(scene) / Largest(place));
        return scene.And(sized.At(0, 0, scene.Bounds.Min.Z - sized.Bounds.Max.Z - (0.1f * Largest(scene))));
    }

    // True sizes drawn together: of what ratio remains how much is a matter of taste.
    private static float Alike(float size, float other) => MathF.Pow(size / other, Evenness) * other / size;

    // A thing on another is no wider than its seat by much, and never too small to be seen.
    private static float Fitting(float width, float seat, float largerBy) => Math.Clamp(1, MathF.Min(0.3f * largerBy, 1.1f * seat / width), 1.1f * seat / width);

    private static float Largest(Solid solid) => Largest(solid.Bounds);

    private static float Largest(Bounds bounds) => MathF.Max(bounds.Size.X, MathF.Max(bounds.Size.Y, bounds.Size.Z));
}
