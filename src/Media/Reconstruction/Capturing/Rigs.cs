namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>The camera rigs of known six-view generators and renderers.</summary>
public static class Rigs
{
    /// <summary>Orthographic: front, back, left, right, top, bottom ("left" is the side at -X, on the viewer's left in front).</summary>
    public static Rig Cube { get; } = new("cube", 0, [new(0, 0), new(180, 0), new(-90, 0), new(90, 0), new(0, 90), new(0, -90)]);

    /// <summary>As <see cref="Cube"/>, in perspective of 40 degrees.</summary>
    public static Rig CubePerspective { get; } = Cube with { Name = "cube-perspective", FieldOfViewDegrees = 40 };

    /// <summary>Zero123++ v1.1: every 60 degrees from 30, alternately 30 above and 20 below; its field of view is not documented, 49.1 (Zero123's) is taken.</summary>
    public static Rig Zero123PlusV11 { get; } = new("zero123pp-v1.1", 49.1f, Alternating(30, -20));

    /// <summary>Zero123++ v1.2: every 60 degrees from 30, alternately 20 above and 10 below, field of view 30 degrees.</summary>
    public static Rig Zero123PlusV12 { get; } = new("zero123pp-v1.2", 30, Alternating(20, -10));

    /// <summary>Wonder3D: orthographic on the horizon: front, front right, right, back, left, front left.</summary>
    public static Rig Wonder3D { get; } = new("wonder3d", 0, [new(0, 0), new(45, 0), new(90, 0), new(180, 0), new(-90, 0), new(-45, 0)]);

    /// <summary>Every 60 degrees on the horizon, from the front, field of view 40 degrees.</summary>
    public static Rig Ring { get; } = new("ring", 40, [.. Enumerable.Range(0, 6).Select(i => new RigView(i * 60, 0))]);

    /// <summary>All of them, the commonest first.</summary>
    public static IReadOnlyList<Rig> All { get; } = [Cube, CubePerspective, Zero123PlusV11, Zero123PlusV12, Wonder3D, Ring];

    /// <summary>The rig of that name, or null.</summary>
    public static Rig? Find(string name) => All.FirstOrDefault(rig => rig.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What others may mean by the same rig: the cameras in the other turn, and for those from above and below their pictures turned half round.
    /// </summary>
    public static IEnumerable<Rig> VariantsOf(Rig rig)
    {
        var reversed = rig with { Name = rig.Name + "-reversed", Views = [.. rig.Views.Select(v => v with { AroundDegrees = -v.AroundDegrees })] };
        yield return reversed;
        if (!rig.Views.Any(IsOverhead))
            yield break;
        foreach (var one in new[] { rig, reversed })
        {
            yield return one with { Name = one.Name + "-top-turned", Views = [.. one.Views.Select(v => v with { Turned = v.AboveDegrees == 90 })] };
            yield return one with { Name = one.Name + "-bottom-turned", Views = [.. one.Views.Select(v => v with { Turned = v.AboveDegrees == -90 })] };
            yield return one with { Name = one.Name + "-both-turned", Views = [.. one.Views.Select(v => v with { Turned = IsOverhead(v) })] };
        }
    }

    private static bool IsOverhead(RigView view) => MathF.Abs(view.AboveDegrees) == 90;

    private static RigView[] Alternating(float above, float below) =>
        [.. Enumerable.Range(0, 6).Select(i => new RigView(30 + (i * 60), i % 2 == 0 ? above : below))];
}
