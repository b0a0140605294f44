using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Builds animals on four legs: standing, sitting, running or asleep, of flesh or of metal.</summary>
internal sealed class BeastBuilder
{
    private const float Length = 1;

    private readonly Look _look;
    private readonly Beast _beast;
    private readonly Finish _coat;
    private readonly Finish _light;
    private readonly Finish _dark;
    private readonly Finish _face;
    private readonly Finish _limbs;
    private readonly Finish _snout;
    private readonly bool _isRobot;
    private readonly bool _sits;
    private readonly bool _lies;
    private readonly Vector3 _chest;
    private readonly Vector3 _rump;
    private readonly Oval _head;

    private BeastBuilder(Look look, Beast beast)
    {
        (_look, _beast) = (look, beast);
        _isRobot = look.Has("robot");
        _lies = look.Has("sleeping");
        _sits = !_lies && (look.Has("sitting") || (beast.Sits && !look.Has("standing") && !look.Has("running")));
        var usual = look.Has("stripes") && beast.Coat.Pattern == Pattern.Plain ? beast.Coat.With(Pattern.WildStripes, beast.Coat.Color * 0.25f, 0.12f)
            : look.Has("spots") && beast.Coat.Pattern == Pattern.Plain ? beast.Coat.With(Pattern.Spots, beast.Coat.Color * 0.3f, 0.12f) : beast.Coat;
        _coat = look.Body(usual);
        _light = beast.Light is { } light ? look.Trim(light) : _coat;
        _dark = beast.Dark is { } dark ? look.Trim(dark) : _coat with { Color = _coat.Color * 0.6f };
        _face = beast.Face is { } face ? look.Trim(face) : _coat;
        _limbs = beast.Limbs is { } limbs ? look.Trim(limbs) : _coat;
        _snout = beast.Snout is { } snout ? look.Trim(snout) : _light;
        var dice = look.Dice.Fork("beast");
        var legs = beast.Legs * dice.About(1, 0.08f) * (_lies ? 0.12f : 1);
        if (_sits)
        {
            _rump = new(0, beast.Rump * 1.05f, -0.22f);
            _chest = new(0, beast.Rump + (0.42f * Length) + (legs * 0.35f), 0.1f);
        }
        else
        {
            _rump = new(0, legs + (beast.Rump * 0.9f), -0.42f * Length);
            _chest = new(0, legs + (beast.Chest * 0.92f), 0.38f * Length);
        }

        var neck = _lies ? new Vector2(MathF.Min(beast.Neck.X, 0.06f), beast.Neck.Y + 0.08f) : beast.Neck;
        _head = new(_chest + new Vector3(0, neck.X, neck.Y * (_sits ? 0.55f : 1)), beast.Head * (look.Has("cute") ? 1.18f : 1) * dice.About(1, 0.05f));
        if (_head.Center.Y - _head.Radii.Y < 0)
            _head = _head with { Center = _head.Center with { Y = _head.Radii.Y } };
    }

    /// <summary>Builds one.</summary>
    public static Solid Build(Look look, Beast beast) => new BeastBuilder(look, beast).Build();

    private Solid Build()
    {
        var torso = new Oval((_chest + _rump) * 0.5f, new(_beast.Chest, _beast.Chest, Length * 0.5f));
        var body = Body().Blend(Neck(), 0.1f);
        body = _sits ? body.Blend(Haunches(), 0.06f) : body.Blend(FourLegs(), 0.06f);
        var solid = body.Blend(HeadAndMuzzle(), 0.05f) + EarPair() + TheTail() + FaceParts();
        if (_beast.More is { } more)
            solid += more(_look, _head, torso);
        if (_isRobot)
            solid += RobotParts(torso);
        return solid.WithHead(_head, _beast.EyeAt.X, _beast.EyeAt.Y).With("neck", Vector3.Lerp(_chest, _head.Center, 0.55f), (_beast.NeckRadius * 2) + 0.06f)
            .With("back", _sits ? Vector3.Lerp(_rump, _chest, 0.75f) + new Vector3(0, 0, -_beast.Chest) : torso.Center + new Vector3(0, _beast.Chest, 0.1f), _beast.Chest * 2)
            .With("seat", _sits ? _head.Center + new Vector3(0, _head.Radii.Y, 0) : torso.Center + new Vector3(0, _beast.Chest * 0.9f, 0), _beast.Chest * 2.2f)
            .With("antenna", default, _isRobot ? 1 : 0);
    }

    private Solid Body()
    {
        var body = Solids.Limb(_rump, _chest, _beast.Rump, _beast.Chest).In(_coat);
        if (_beast.Light is null)
            return body;
        return _sits
            ? body + Solids.Ellipsoid(_beast.Chest * 0.66f, _beast.Chest * 1.15f, _beast.Chest * 0.5f).At(Vector3.Lerp(_rump, _chest, 0.78f) + new Vector3(0, 0, _beast.Chest * 0.62f)).In(_light)
            : body + Solids.Ellipsoid(_beast.Chest * 0.6f, _beast.Chest * 0.55f, 0.42f).At(((_chest + _rump) * 0.5f) + new Vector3(0, -_beast.Chest * 0.52f, 0.02f)).In(_light)
                + Solids.Sphere(_beast.Chest * 0.7f).At(_chest + new Vector3(0, -0.02f, _beast.Chest * 0.36f)).In(_light);
    }

    private Solid Neck() => Solids.Limb(_chest + new Vector3(0, 0, -0.02f), _head.Center - new Vector3(0, _head.Radii.Y * 0.3f, 0), _beast.NeckRadius * 1.2f, _beast.NeckRadius).In(_coat);

    private Solid FourLegs()
    {
        var stride = _look.Has("running") ? 0.24f : 0.02f;
        var x = _beast.Chest * 0.62f;
        return Solids.All(Leg(new(x, _chest.Y, _chest.Z - 0.04f), stride), Leg(new(-x, _chest.Y, _chest.Z - 0.04f), -stride * 0.6f),
            Leg(new(x, _rump.Y, _rump.Z + 0.04f), -stride), Leg(new(-x, _rump.Y, _rump.Z + 0.04f), stride * 0.6f));
    }

    private Solid Leg(Vector3 hip, float stride)
    {
        var radius = _beast.Leg;
        var foot = new Vector3(hip.X, radius * 0.8f, hip.Z + stride + (_lies ? 0.12f : 0));
        return Solids.Limb(hip, foot, radius * 1.25f, radius).In(_limbs) + Paw(foot);
    }

    private Solid Paw(Vector3 foot) =>
        Solids.Ellipsoid(_beast.Leg * 1.15f, _beast.Leg * 0.8f, _beast.Leg * 1.4f).At(foot.X, _beast.Leg * 0.78f, foot.Z + (_beast.Leg * 0.4f)).In(_beast.Dark is not null ? _dark : _beast.Limbs is not null ? _limbs : _light);

    private Solid Haunches()
    {
        var x = _beast.Rump * 0.85f;
        var front = Solids.Limb(new(_beast.Chest * 0.45f, _chest.Y - 0.06f, _chest.Z + 0.06f), new(_beast.Chest * 0.5f, _beast.Leg, _chest.Z + 0.12f), _beast.Leg * 1.2f, _beast.Leg).In(_limbs)
            + Paw(new(_beast.Chest * 0.5f, 0, _chest.Z + 0.12f));
        var hind = Solids.Ellipsoid(_beast.Rump * 0.5f, _beast.Rump * 0.8f, _beast.Rump * 0.95f).At(x, _beast.Rump * 0.8f, _rump.Z + 0.1f).In(_limbs) + Paw(new(x * 1.15f, 0, _rump.Z + 0.1f + _beast.Rump));
        return (front + hind).Pair();
    }

    private Solid HeadAndMuzzle()
    {
        var (c, r) = (_head.Center, _head.Radii);
        var from = c + new Vector3(0, -r.Y * 0.28f, r.Z * 0.55f);
        var to = from + new Vector3(0, -r.Y * 0.1f, (r.Z * 0.3f) + _beast.Muzzle.X);
        return _head.Solid.In(_face).Blend(Solids.Limb(from, to, _beast.Muzzle.Y * 1.12f, _beast.Muzzle.Y).In(_snout), 0.04f);
    }

    private Oval MuzzleEnd() => new(_head.Center + new Vector3(0, -_head.Radii.Y * 0.38f, (_head.Radii.Z * 0.85f) + _beast.Muzzle.X), new(_beast.Muzzle.Y));

    private Solid FaceParts()
    {
        var end = MuzzleEnd();
        var face = Face.Eyes(_look, _head, _beast.EyeAt.X, _beast.EyeAt.Y, _beast.Eye, _beast.Iris) + Face.Mouth(_look, end, -28, _beast.Muzzle.Y * 1.1f, 1.01f);
        if (_beast.Nose is { } nose)
            face += end.Put(Solids.Ellipsoid(_beast.Muzzle.Y * 0.42f, _beast.Muzzle.Y * 0.3f, _beast.Muzzle.Y * 0.3f).In(Finish.Of(_isRobot ? 0x2A2D33 : nose, 0.25f)), 0, 30, 0.98f);
        if (_beast.Whiskers)
        {
            var hair = Finish.Of(_isRobot ? 0x8A9098 : 0xF4F1EA, 0.5f);
            face += Solids.All(Enumerable.Range(-1, 3).Select(i => Solids.Rod(end.On(45, 5 + (i * 4)), end.On(62, 5 + (i * 16)) + new Vector3(0.2f, i * 0.03f, -0.02f), 0.006f))).Pair().In(hair);
        }

        return face;
    }

    private Solid EarPair()
    {
        var (size, inner) = (_beast.Ear, Finish.Of(0xE8A9A4, 0.9f));
        if (_isRobot)
            inner = Finish.Of(0x2B2F37, 0.4f);
        var ear = _beast.Ears switch
        {
            Ears.Pointed => _head.Stick((Solids.Cone(size * 0.62f, size * 0.06f, size * 1.6f, size * 0.08f).Stretch(1, 1, 0.5f).In(_coat)
                + Solids.Cone(size * 0.4f, size * 0.04f, size * 1.2f, size * 0.04f).Stretch(1, 1, 0.4f).At(0, -size * 0.05f, size * 0.16f).In(inner)).At(0, size * 0.5f, 0), 50, 56, 0.92f),
            Ears.Round => _head.Put(Solids.Ellipsoid(size, size, size * 0.5f).In(_beast.Dark is null ? _coat : _dark) + Solids.Ellipsoid(size * 0.6f, size * 0.6f, size * 0.3f).At(0, 0, size * 0.3f).In(inner), 0, 0, 0)
                .At(_head.Radii.X * 0.72f, _head.Radii.Y * 0.82f, -_head.Radii.Z * 0.1f),
            Ears.Floppy => Solids.Ellipsoid(size * 0.36f, size * 1.15f, size * 0.62f).TurnZ(14).At(_head.Center + new Vector3(_head.Radii.X * 0.98f, -size * 0.28f, -0.02f)).In(_beast.Dark is null ? _coat with { Color = _coat.Color * 0.7f } : _dark),
            Ears.Long => (Solids.Ellipsoid(size * 0.42f, size * 1.7f, size * 0.26f).In(_coat) + Solids.Ellipsoid(size * 0.24f, size * 1.35f, size * 0.16f).At(0, 0, size * 0.16f).In(inner)).TurnZ(-9)
                .At(_head.Center + new Vector3(_head.Radii.X * 0.42f, _head.Radii.Y + (size * 1.2f), -0.03f)),
            Ears.Side => (Solids.Ellipsoid(size, size * 0.45f, size * 0.3f).In(_coat) + Solids.Ellipsoid(size * 0.7f, size * 0.26f, size * 0.2f).At(0, 0, size * 0.16f).In(inner)).TurnZ(-16)
                .At(_head.Center + new Vector3(_head.Radii.X + (size * 0.6f), _head.Radii.Y * 0.5f, -0.04f)),
            Ears.Fan => (Solids.Ellipsoid(size * 0.9f, size * 1.15f, size * 0.14f).In(_coat) + Solids.Ellipsoid(size * 0.68f, size * 0.9f, size * 0.1f).At(0, 0, size * 0.08f).In(inner)).TurnY(24)
                .At(_head.Center + new Vector3(_head.Radii.X + (size * 0.66f), -size * 0.08f, -0.06f)),
            _ => null,
        };
        return ear is null ? Solids.Sphere(0.01f).At(_head.Center) : ear.Pair();
    }

    private Solid TheTail()
    {
        var root = _rump + new Vector3(0, _sits ? -_beast.Rump * 0.5f : _beast.Rump * 0.35f, -_beast.Rump * 0.85f);
        var side = _look.Dice.Fork("tail").Sign() * (_sits ? 1 : 0.35f);
        return _beast.Tail switch
        {
            Tail.Curved when _sits => Solids.Tube([root, root + new Vector3(0.22f * side, 0.02f, -0.12f), root + new Vector3(0.5f * side, 0.18f, 0), root + new Vector3(0.46f * side, 0.46f, 0.04f)], 0.06f, 0.05f).In(_coat),
            Tail.Curved => Solids.Tube([root, root + new Vector3(0.04f * side, 0.1f, -0.2f), root + new Vector3(0.1f * side, 0.4f, -0.28f), root + new Vector3(0.14f * side, 0.58f, -0.16f)], 0.055f, 0.045f).In(_coat),
            Tail.Bushy => Solids.Limb(root, root + new Vector3(0.28f * side, 0.12f, -0.18f), 0.06f, 0.12f).In(_coat).Blend(Solids.Ellipsoid(0.13f, 0.3f, 0.13f).TurnZ(side * -40).At(root + new Vector3(0.4f * side, 0.28f, -0.2f)).In(_coat), 0.08f)
                .Blend(Solids.Sphere(0.08f).At(root + new Vector3(0.58f * side, 0.48f, -0.2f)).In(_light), 0.06f),
            Tail.Ball => Solids.Sphere(_beast.Rump * 0.42f).Bumps(0.015f, 0.05f).At(root).In(_light),
            Tail.Hair => Solids.Tube([root, root + new Vector3(0, 0.04f, -0.14f), root + new Vector3(0.03f, -0.25f, -0.22f), root + new Vector3(0, -0.5f, -0.16f)], 0.06f, 0.03f).Bumps(0.012f, 0.05f).In(_dark),
            Tail.Tuft => Solids.Tube([root, root + new Vector3(0.05f * side, -0.05f, -0.1f), root + new Vector3(0.08f * side, -0.34f, -0.12f)], 0.03f, 0.022f).In(_coat) + Solids.Ellipsoid(0.05f, 0.09f, 0.05f).At(root + new Vector3(0.08f * side, -0.4f, -0.12f)).In(_dark),
            Tail.Curl => Solids.Torus(0.07f, 0.024f).TurnZ(90).TurnY(30).At(root + new Vector3(0, 0.03f, -0.04f)).In(_coat),
            _ => Solids.Sphere(0.02f).At(_rump).In(_coat),
        };
    }

    // Panels, joints, an antenna: what says machine at first sight.
    private Solid RobotParts(Oval torso)
    {
        var dark = Finish.Of(0x2B2F37, 0.35f, 0.8f);
        var lamp = _look.Parts.TryGetValue("eyes", out var eyes) && eyes.Glow > 0 ? eyes.Glowing(1.6f) : Finish.Of(0x39C6F0).Glowing(1.4f);
        var parts = Solids.Torus(_beast.NeckRadius * 1.06f, 0.03f).At(Vector3.Lerp(_chest, _head.Center, 0.5f)).In(dark);
        parts += (Solids.Rod(new(0, 0, 0), new(0, 0.14f, 0), 0.012f).In(dark) + Solids.Sphere(0.035f).At(0, 0.16f, 0).In(lamp)).At(_head.Center + new Vector3(0, _head.Radii.Y * 0.96f, -0.02f));
        parts += Solids.Cylinder(_beast.Head.X * 0.34f, 0.05f, 0.015f).TurnZ(90).At(_head.Center + new Vector3(_head.Radii.X * 0.97f, -0.02f, -0.02f)).In(dark).Pair();
        parts += _head.Put(Solids.Box(_head.Radii.X * 0.3f, 0.02f, 0.02f, 0.008f).In(lamp), 0, 48, 1);
        // A light on the chest, as on a kettle that is on.
        var front = new Oval(_chest, new(_beast.Chest));
        parts += front.Put(Solids.Cylinder(0.085f, 0.05f, 0.015f).TurnX(90).In(dark) + Solids.Cylinder(0.055f, 0.07f, 0.02f).TurnX(90).In(lamp), 0, _sits ? -12 : -20, 1.03f);
        if (_sits)
            return parts + (Solids.Torus(_beast.Leg * 1.15f, 0.022f).At(_beast.Chest * 0.48f, _chest.Y * 0.45f, _chest.Z + 0.09f).In(dark) + Solids.Cylinder(_beast.Rump * 0.3f, 0.05f, 0.015f).TurnZ(90).At(_beast.Rump * 1.33f, _beast.Rump * 0.85f, _rump.Z + 0.1f).In(dark)).Pair();
        return parts + Solids.Torus(_beast.Chest * 1.02f, 0.018f).TurnX(90).At(torso.Center).In(dark) + Solids.Torus(_beast.Leg * 1.2f, 0.02f).At(_beast.Chest * 0.62f, _chest.Y * 0.45f, _chest.Z - 0.03f).In(dark).Pair()
            + Solids.Torus(_beast.Leg * 1.2f, 0.02f).At(_beast.Chest * 0.62f, _rump.Y * 0.45f, _rump.Z + 0.03f).In(dark).Pair();
    }
}
