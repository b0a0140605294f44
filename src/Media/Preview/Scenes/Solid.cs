using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>
/// A shape in space with its colours: metres, +Y up, the front towards +Z, the ground at y = 0. A value: every verb returns another one.
/// <see cref="Solids"/> has what to start from.
/// </summary>
internal sealed class Solid
{
    private Solid(Node node, IReadOnlyList<Mark> marks) => (Node, Marks) = (node, marks);

    /// <summary>A solid of a node.</summary>
    internal Solid(Node node)
        : this(node, [])
    {
    }

    /// <summary>What it is made of.</summary>
    internal Node Node { get; }

    /// <summary>Places to put things on.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>A box around it; exact but for blends, bumps and warps, where it is a little larger.</summary>
    public Bounds Bounds => Node.Bounds;

    /// <summary>The height of its top, metres.</summary>
    public float Top => Bounds.Max.Y;

    /// <summary>The place of that name, or null.</summary>
    public Mark? Find(string mark) => Marks.FirstOrDefault(m => m.Name == mark);

    /// <summary>Both.</summary>
    public static Solid operator +(Solid first, Solid other) => first.And(other);

    /// <summary>The first without the other, whose finish the cut shows if it has one.</summary>
    public static Solid operator -(Solid first, Solid other) => first.Cut(other);

    /// <summary>Moved.</summary>
    public Solid At(float x, float y, float z) => Place(Matrix4x4.CreateTranslation(x, y, z));

    /// <summary>Moved.</summary>
    public Solid At(Vector3 point) => At(point.X, point.Y, point.Z);

    /// <summary>Turned around X: positive degrees bring the top towards the viewer (+Z).</summary>
    public Solid TurnX(float degrees) => Place(Matrix4x4.CreateRotationX(float.DegreesToRadians(degrees)));

    /// <summary>Turned around Y: positive degrees bring the front (+Z) towards +X.</summary>
    public Solid TurnY(float degrees) => Place(Matrix4x4.CreateRotationY(float.DegreesToRadians(degrees)));

    /// <summary>Turned around Z: positive degrees bring +X up, the top towards -X.</summary>
    public Solid TurnZ(float degrees) => Place(Matrix4x4.CreateRotationZ(float.DegreesToRadians(degrees)));

    /// <summary>Larger or smaller around the origin.</summary>
    public Solid Scale(float factor) => Place(Matrix4x4.CreateScale(factor));

    /// <summary>Stretched around the origin; mild factors (1/3 to 3) please, for the field is then no longer a distance.</summary>
    public Solid Stretch(float x, float y, float z) => Place(Matrix4x4.CreateScale(x, y, z));

    /// <summary>Scaled to a height and stood on the ground, middle over the origin.</summary>
    public Solid Fit(float height) => Scale(height / MathF.Max(Bounds.Size.Y, 1e-6f)).Stand();

    /// <summary>Stood on the ground, middle over the origin.</summary>
    public Solid Stand() => At(-Bounds.Center.X, -Bounds.Min.Y, -Bounds.Center.Z);

    /// <summary>Lifted or lowered onto the ground.</summary>
    public Solid Drop() => At(0, -Bounds.Min.Y, 0);

    /// <summary>Its mirror image across x = 0.</summary>
    public Solid Flip() => Place(Matrix4x4.CreateScale(-1, 1, 1));

    /// <summary>Itself and its mirror image across x = 0: a pair of eyes, ears, arms, wheels.</summary>
    public Solid Pair() => And(Flip());

    /// <summary>Itself and its image across z = 0: front and back.</summary>
    public Solid PairZ() => And(Place(Matrix4x4.CreateScale(1, 1, -1)));

    /// <summary>Copies all around Y, the first where it stands; <paramref name="degrees"/> for a part of the circle.</summary>
    public Solid Ring(int count, float degrees = 360) => Solids.All(Enumerable.Range(0, count).Select(i => TurnY(i * degrees / count)));

    /// <summary>Copies in a row, centred on itself, each <paramref name="step"/> from the last.</summary>
    public Solid Row(int count, Vector3 step) => Solids.All(Enumerable.Range(0, count).Select(i => At(step * (i - ((count - 1) * 0.5f)))));

    /// <summary>Copies in a row along X.</summary>
    public Solid Row(int count, float step) => Row(count, new Vector3(step, 0, 0));

    /// <summary>Both.</summary>
    public Solid And(Solid other) => Join(JointKind.Union, other, 0);

    /// <summary>Both, grown together over <paramref name="radius"/> metres; colours run into each other there.</summary>
    public Solid Blend(Solid other, float radius) => Join(JointKind.Union, other, radius);

    /// <summary>Without the other, whose finish the cut shows if it has one; <paramref name="radius"/> softens the edge.</summary>
    public Solid Cut(Solid other, float radius = 0) => Join(JointKind.Cut, other, radius);

    /// <summary>What both share.</summary>
    public Solid Keep(Solid other, float radius = 0) => Join(JointKind.Keep, other, radius);

    /// <summary>Leaning over: the height, from y = 0, becomes an arc towards +X of so many degrees a metre.</summary>
    public Solid Bend(float degreesPerMetre) => MathF.Abs(degreesPerMetre) < 0.01f ? this : new(new Warped(Node, WarpKind.Bend, float.DegreesToRadians(degreesPerMetre)), Marks);

    /// <summary>Twisted around its height by so many degrees a metre.</summary>
    public Solid Twist(float degreesPerMetre) => new(new Warped(Node, WarpKind.Twist, float.DegreesToRadians(degreesPerMetre)), Marks);

    /// <summary>Thicker by a distance, which rounds its edges.</summary>
    public Solid Thicker(float by) => new(new Skin(Node, SkinKind.Offset, by, 0), Marks);

    /// <summary>Hollow, with walls of a thickness; cut it open to see inside.</summary>
    public Solid Shell(float thickness) => new(new Skin(Node, SkinKind.Shell, thickness * 0.5f, 0), Marks);

    /// <summary>Uneven by up to <paramref name="height"/> metres in lumps of <paramref name="size"/> metres (at least three times the height).</summary>
    public Solid Bumps(float height, float size) => new(new Skin(Node, SkinKind.Bumps, height, MathF.Max(size, height * 3)), Marks);

    /// <summary>Wearing a finish, but where a piece inside already wears one.</summary>
    public Solid In(Finish finish) => new(new Painted(Node, finish), Marks);

    /// <summary>With a place to put things on.</summary>
    public Solid With(string mark, float x, float y, float z, float size) => new(Node, [.. Marks.Where(m => m.Name != mark), new Mark(mark, new(x, y, z), size)]);

    /// <summary>With every finish inside changed.</summary>
    public Solid Repaint(Func<Finish, Finish> change) => new(Repainting.Of(Node, change), Marks);

    // The uniform scale of a placement also sizes its marks.
    private Solid Place(Matrix4x4 place)
    {
        var size = MathF.Cbrt(MathF.Abs(place.GetDeterminant()));
        var node = Node is Placed placed ? new Placed(placed.Inner, placed.Place * place) : new Placed(Node, place);
        return new(node, [.. Marks.Select(m => new Mark(m.Name, Vector3.Transform(m.Point, place), m.Size * size))]);
    }

    private Solid Join(JointKind kind, Solid other, float radius) => new(new Joint(kind, Node, other.Node, MathF.Max(radius, 0)), Marks.Count > 0 ? Marks : other.Marks);
}
