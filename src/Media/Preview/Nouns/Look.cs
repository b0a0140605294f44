using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>How one instance of a noun should look: what the prompt says of it, and the dice for what it leaves open.</summary>
/// <param name="Dice">For proportions, poses and colours: throw them within taste.</param>
internal sealed record Look(Dice Dice)
{
    /// <summary>The colour that the prompt names, linear.</summary>
    public Vector3? Color { get; init; }

    /// <summary>A second colour that the prompt names ("red and white"), linear.</summary>
    public Vector3? SecondColor { get; init; }

    /// <summary>The material that the prompt names; its own colour gives way to <see cref="Color"/>.</summary>
    public Finish? Material { get; init; }

    /// <summary>Whether the material keeps the usual colour where none is named: plastic and wool come in any.</summary>
    public bool MaterialTakesAnyColor { get; init; }

    /// <summary>How strictly named colours bind: 0 not at all .. 1 to the letter.</summary>
    public float Strictness { get; init; } = 1;

    /// <summary>Finishes of parts that the prompt names: "with glowing blue eyes" gives "eyes".</summary>
    public IReadOnlyDictionary<string, Finish> Parts { get; init; } = new Dictionary<string, Finish>();

    /// <summary>Words that shape it: "happy", "sad", "angry", "winged", "bearded", "tall", "old", "open" …</summary>
    public IReadOnlySet<string> Features { get; init; } = new HashSet<string>();

    /// <summary>Whether the prompt says that word of it.</summary>
    public bool Has(string feature) => Features.Contains(feature);

    /// <summary>The finish of what one would name first: the prompt's material and colour, else the usual one. A pattern stays where only a colour was named.</summary>
    public Finish Body(Finish usual)
    {
        var finish = InMaterial(usual, 0);
        if (Color is not { } named)
            return finish;
        var color = Vector3.Lerp(finish.Color, named, Strictness);
        // A pattern keeps its contrast in a new colour: dark stripes stay darker than what they lie on.
        var contrast = (finish.Second.Luminance() + 0.05f) / (finish.Color.Luminance() + 0.05f);
        return finish with
        {
            Color = color,
            Second = SecondColor ?? Vector3.Clamp(color * contrast, Vector3.Zero, Vector3.One),
        };
    }

    /// <summary>The finish of what sets the body off: the prompt's second colour, in its material, else the usual one.</summary>
    public Finish Trim(Finish usual)
    {
        var finish = InMaterial(usual, -0.3f);
        return SecondColor is { } color ? finish with { Color = Vector3.Lerp(finish.Color, color, Strictness) } : finish;
    }

    /// <summary>The finish of a part by its name ("eyes", "roof", "sail", "hair"): what the prompt says of it, else the usual one.</summary>
    public Finish Part(string name, Finish usual) => Parts.TryGetValue(name, out var finish) ? finish : usual;

    // Plastic, wool and the like take the usual colours; gold and glass bring their own, a shade darker where it sets off.
    private Finish InMaterial(Finish usual, float shade)
    {
        if (Material is not { } material)
            return usual;
        return MaterialTakesAnyColor
            ? material with { Color = usual.Color, Second = usual.Color.Shade(-0.2f) }
            : material with { Color = material.Color.Shade(shade) };
    }
}
