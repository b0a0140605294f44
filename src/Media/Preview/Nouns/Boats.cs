using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What floats or dives. Ahead is +Z.</summary>
internal static class Boats
{
    public static Solid Boat(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xC8372D, 0x2F6FB0, 0x2E8F7A, 0xE9A13B)));
        var white = r.Second(Gloss(0xF5F2EA));
        var hull = Hull(1.0f, 3.6f, 0.95f);
        var well = Hull(0.86f, 3.3f, 0.8f).At(0, 0.24f, 0);
        var rail = Hull(1.06f, 3.72f, 0.95f).Keep(Box(4, 0.12f, 8).At(0, 0.93f, 0)).Cut(Hull(0.86f, 3.3f, 0.95f)).In(white);
        var floor = Hull(0.9f, 3.35f, 0.9f).Keep(Box(4, 0.08f, 8).At(0, 0.5f, 0)).In(Wood());
        var cabin = Block(1.0f, 0.85f, 1.2f, 0.08f).At(0, 0.5f, 0.2f).In(white) + Box(1.25f, 0.12f, 1.5f, 0.05f).At(0, 1.4f, 0.2f).In(paint);
        var panes = (Box(0.06f, 0.32f, 0.36f, 0.03f).RowZ(2, 0.5f).At(0.5f, 1.08f, 0.2f).Pair() + Box(0.74f, 0.32f, 0.06f, 0.03f).At(0, 1.08f, 0.8f)).In(Pane());
        var funnel = Pillar(0.16f, 0.5f, 0.03f).At(0, 1.45f, -0.15f).In(paint) + Pillar(0.165f, 0.14f).At(0, 1.7f, -0.15f).In(Matte(0x222326));
        var ring = Torus(0.17f, 0.06f).TurnZ(90).At(0.52f, 0.8f, 0.5f).Pair().In(Gloss(0xF07A2A));
        return hull.Cut(well.In(white)).In(paint) + rail + floor + cabin + panes + funnel + ring;
    }

    public static Solid Rowboat(Look r)
    {
        var wood = r.Main(Wood(0xA8703F));
        var hull = Hull(0.62f, 2.5f, 0.55f).Cut(Hull(0.55f, 2.34f, 0.55f).At(0, 0.08f, 0));
        var rail = Hull(0.66f, 2.58f, 0.55f).Keep(Box(4, 0.08f, 8).At(0, 0.54f, 0)).Cut(Hull(0.54f, 2.3f, 0.56f)).In(r.Second(Wood(Coats.DarkOak)));
        var bench = Box(1.0f, 0.06f, 0.24f, 0.02f).At(0, 0.4f, -0.1f) + Box(0.8f, 0.06f, 0.22f, 0.02f).At(0, 0.4f, -0.8f) + Box(0.7f, 0.06f, 0.2f, 0.02f).At(0, 0.4f, 0.65f);
        var oar = Bar(0.3f, 0.75f, 0.05f, 0.95f, 0.42f, 0.75f, 0.035f) + Ellipsoid(0.26f, 0.035f, 0.1f).TurnZ(-20).TurnY(-46).At(1.08f, 0.36f, 0.9f);
        return (hull + bench).In(wood) + rail + oar.Pair().In(Wood(0xC79A62));
    }

    public static Solid SailingShip(Look r)
    {
        var wood = r.Main(Wood(0x8A5A32));
        var gold = Metal(GoldLeaf);
        var cloth = r.Second(Cloth(r.Dice.Pick(0xF4EBD6, 0xEFE3C8, 0xF6F1E6))) with
        {
            Fuzz = 0,
        };
        var hull = Hull(0.9f, 4.4f, 1.2f).Cut(Hull(0.8f, 4.1f, 1.0f).At(0, 0.75f, 0)) + Hull(0.86f, 4.2f, 1.1f).Keep(Box(4, 0.1f, 8).At(0, 0.95f, 0)).In(Wood(0xB98A55));
        var castle = Side(Outline(-2.25f, 0.9f, -2.3f, 1.75f, -1.4f, 1.65f, -1.4f, 0.9f), 1.3f, 0.06f) + Side(Outline(1.15f, 0.9f, 1.15f, 1.4f, 1.9f, 1.5f, 1.9f, 1.0f), 0.8f, 0.05f);
        var trim = Hull(0.96f, 4.5f, 1.2f).Keep(Box(4, 0.1f, 8).At(0, 1.14f, 0)).Cut(Hull(0.8f, 4.1f, 1.2f).At(0, 0.02f, 0))
            + Box(0.12f, 0.2f, 0.2f, 0.03f).RowZ(3, 0.6f).At(0.84f, 0.82f, -0.35f).Pair() + Box(0.2f, 0.24f, 0.08f, 0.03f).Row(3, 0.36f).At(0, 1.38f, -2.3f);
        var masts = Pillar(0.09f, 4.1f).At(0, 0.8f, 0.1f) + Pillar(0.08f, 3.4f).At(0, 0.8f, -1.35f) + Pillar(0.08f, 3.1f).At(0, 0.8f, 1.3f) + Bar(0, 1.2f, 1.9f, 0, 1.75f, 3.1f, 0.07f)
            + (DrumX(0.05f, 2.6f).At(0, 3.05f, 0.1f) + DrumX(0.05f, 2.0f).At(0, 4.3f, 0.1f) + DrumX(0.05f, 2.0f).At(0, 2.8f, -1.35f) + DrumX(0.05f, 1.9f).At(0, 2.7f, 1.3f));
        var sails = Sail(2.4f, 1.5f).At(0, 2.25f, 0.1f) + Sail(1.8f, 1.1f).At(0, 3.7f, 0.1f) + Sail(1.8f, 1.1f).At(0, 2.2f, -1.35f) + Sail(1.7f, 1.1f).At(0, 2.1f, 1.3f) + Sail(1.5f, 0.8f).At(0, 3.35f, -1.35f) + Sail(1.4f, 0.8f).At(0, 3.15f, 1.3f)
            + Side(Outline(1.6f, 1.6f, 3.0f, 1.78f, 1.5f, 2.9f), 0.08f, 0.03f);
        var flag = Side(Outline(0.1f, 4.95f, -0.55f, 4.85f, -0.1f, 4.75f, -0.55f, 4.55f, 0.1f, 4.55f), 0.08f, 0.03f).In(Gloss(0xC8281E));
        return (hull + castle + masts).In(wood) + trim.In(gold) + sails.In(cloth) + flag;
    }

    public static Solid Sailboat(Look r)
    {
        var hull = Hull(0.75f, 3.4f, 0.7f).Cut(Hull(0.62f, 3.0f, 0.6f).At(0, 0.45f, 0));
        var stripe = Hull(0.78f, 3.46f, 0.7f).Keep(Box(4, 0.12f, 8).At(0, 0.56f, 0)).Cut(Hull(0.6f, 3, 0.9f));
        var deck = Hull(0.7f, 3.3f, 0.7f).Keep(Box(4, 0.08f, 8).At(0, 0.55f, 0)).In(Wood(0xB98A55)) + Box(0.6f, 0.36f, 0.9f, 0.08f).At(0, 0.7f, 0.5f).In(Gloss(0xF7F5EF));
        var mast = (Pillar(0.07f, 4.2f).At(0, 0.4f, 0.35f) + Bar(0, 1.0f, 0.35f, 0.25f, 1.0f, -1.45f, 0.06f)).In(Wood(0xC99F66));
        var main = Side(Outline(0.3f, 1.1f, -1.4f, 1.1f, -1.0f, 1.9f, -0.45f, 3.0f, 0.3f, 4.5f), 0.1f, 0.04f).TurnY(-7).In(r.Main(Gloss(r.Dice.Pick(0xE8513A, 0xF4F1E6, 0x2F9BC9, 0xF2B632))));
        var jib = Side(Outline(0.5f, 1.0f, 1.75f, 0.85f, 1.1f, 2.2f, 0.5f, 3.7f), 0.1f, 0.04f).In(r.Second(Gloss(0xF7F3E8)));
        return hull.In(Gloss(0xF7F5EF)) + stripe.In(Gloss(0x23507F)) + deck + mast + main + jib;
    }

    public static Solid Submarine(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xF4C020, 0xF4C020, 0xE6572F, 0x4FA7C4)));
        var trim = r.Second(Gloss(0xD0402E));
        var brass = Metal(Coats.Brass);
        var hull = Lathe(Smooth(0, 0, 0.35f, 0.1f, 0.75f, 0.7f, 0.92f, 1.6f, 0.92f, 2.7f, 0.75f, 3.4f, 0.4f, 3.85f, 0, 4.0f), 0.06f).TurnX(90).At(0, 1.2f, -2);
        var tower = Plan(Outline(-0.34f, -0.5f, 0.34f, -0.5f, 0.4f, 0, 0.3f, 0.6f, -0.3f, 0.6f, -0.4f, 0), 0.9f, 0.06f).At(0, 2.4f, 0.1f);
        var scope = Tube([new(0, 2.7f, 0), new(0, 3.4f, 0), new(0, 3.55f, 0.08f), new(0, 3.56f, 0.3f)], 0.07f, 0.07f);
        var ports = Torus(0.24f, 0.07f).TurnZ(90).RowZ(3, 0.9f).At(0.92f, 1.3f, 0.1f).Pair() + Torus(0.42f, 0.08f).TurnX(90).At(0, 1.2f, 1.82f);
        var panes = (DrumX(0.24f, 0.12f, 0.05f).RowZ(3, 0.9f).At(0.9f, 1.3f, 0.1f).Pair() + Sphere(0.42f).At(0, 1.2f, 1.68f)).In(Pane(0x7FD0E4));
        var fins = (Plan(Outline(0.2f, -1.2f, 1.0f, -1.75f, 1.0f, -2.1f, 0.2f, -1.95f), 0.14f, 0.05f).At(0, 1.2f, 0)).Pair() + Side(Outline(-1.3f, 1.4f, -1.8f, 2.1f, -2.1f, 2.1f, -1.95f, 1.3f, -2.1f, 0.4f, -1.8f, 0.4f), 0.14f, 0.05f)
            + Box(1.3f, 0.12f, 0.4f, 0.05f).At(0, 2.5f, 0.15f) + Side(Outline(-1.0f, 0.1f, -0.8f, 0, 1.0f, 0, 1.2f, 0.1f, 0.9f, 0.4f, -0.7f, 0.4f), 0.4f, 0.05f);
        var screw = Blades(4, 0.5f).At(0, 1.2f, -2.3f);
        return (hull + tower).In(paint) + fins.In(trim) + (ports + scope + screw + DrumZ(0.12f, 0.5f).At(0, 1.2f, -2.1f)).In(brass) + panes;
    }

    /// <summary>A propeller in the XY plane.</summary>
    internal static Solid Blades(int count, float radius) =>
        All(Enumerable.Range(0, count).Select(i => Ellipsoid(radius * 0.28f, radius * 0.5f, radius * 0.09f).TurnY(28).At(0, radius * 0.5f, 0).TurnZ(i * 360f / count)))
        + DrumZ(radius * 0.18f, radius * 0.4f, radius * 0.08f);

    /// <summary>A boat's hull on the plane y = 0, solid: half a beam, a length, a height.</summary>
    private static Solid Hull(float beam, float length, float height)
    {
        var l = length * 0.5f;
        var plan = Outline(-beam * 0.72f, -l, -beam * 0.95f, -l * 0.5f, -beam, 0, -beam * 0.86f, l * 0.45f, -beam * 0.5f, l * 0.8f, 0, l * 1.04f,
            beam * 0.5f, l * 0.8f, beam * 0.86f, l * 0.45f, beam, 0, beam * 0.95f, -l * 0.5f, beam * 0.72f, -l);
        var side = Outline(-l, height, -l * 0.94f, height * 0.35f, -l * 0.8f, 0, l * 0.5f, 0, l * 0.82f, height * 0.3f, l * 1.04f, height);
        var section = Outline(-beam, height, -beam * 0.9f, height * 0.5f, -beam * 0.5f, 0, beam * 0.5f, 0, beam * 0.9f, height * 0.5f, beam, height);
        return Plan(plan, height).At(0, height * 0.5f, 0).Keep(Side(side, beam * 2.2f)).Keep(Extrude(section, length * 1.2f), beam * 0.06f);
    }

    private static Solid Sail(float width, float height) =>
        Ellipsoid(width * 0.62f, height * 0.62f, 0.34f).Cut(Ellipsoid(width * 0.62f, height * 0.62f, 0.34f).At(0, 0, -0.13f)).Keep(Box(width, height, 2));
}
