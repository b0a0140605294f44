using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>The proportions of an animal on four legs, in units of its body's length; the defaults are a cat's.</summary>
internal sealed record Beast
{
    /// <summary>The coat.</summary>
    public Finish Coat { get; init; } = Finish.Of(0xE8953F, 0.9f);

    /// <summary>Belly, muzzle, paws, the tail's tip; null for the coat's own.</summary>
    public Finish? Light { get; init; }

    /// <summary>Mane, feet, horns' base: what is darker; null for the coat's own.</summary>
    public Finish? Dark { get; init; }

    /// <summary>The head, where it differs from the coat: a sheep's.</summary>
    public Finish? Face { get; init; }

    /// <summary>The legs, where they differ from the coat: a panda's.</summary>
    public Finish? Limbs { get; init; }

    /// <summary>The muzzle alone, where it differs from belly and paws: a cow's.</summary>
    public Finish? Snout { get; init; }

    /// <summary>Half the chest's height.</summary>
    public float Chest { get; init; } = 0.24f;

    /// <summary>Half the rump's height.</summary>
    public float Rump { get; init; } = 0.22f;

    /// <summary>From the ground to the belly.</summary>
    public float Legs { get; init; } = 0.3f;

    /// <summary>A leg's radius.</summary>
    public float Leg { get; init; } = 0.075f;

    /// <summary>Where the head's middle is from the chest: up and forward.</summary>
    public Vector2 Neck { get; init; } = new(0.34f, 0.2f);

    /// <summary>The neck's radius.</summary>
    public float NeckRadius { get; init; } = 0.13f;

    /// <summary>The head's radii.</summary>
    public Vector3 Head { get; init; } = new(0.27f, 0.24f, 0.23f);

    /// <summary>How far the muzzle reaches beyond the head, and its radius.</summary>
    public Vector2 Muzzle { get; init; } = new(0.06f, 0.1f);

    /// <summary>The nose's colour; null for none.</summary>
    public int? Nose { get; init; } = 0xD9747E;

    /// <summary>The ears.</summary>
    public Ears Ears { get; init; } = Ears.Pointed;

    /// <summary>The ears' size.</summary>
    public float Ear { get; init; } = 0.15f;

    /// <summary>The tail.</summary>
    public Tail Tail { get; init; } = Tail.Curved;

    /// <summary>The iris; null for dark beads.</summary>
    public int? Iris { get; init; }

    /// <summary>An eye's radius.</summary>
    public float Eye { get; init; } = 0.055f;

    /// <summary>Where an eye is: degrees from the middle, and up.</summary>
    public Vector2 EyeAt { get; init; } = new(32, 10);

    /// <summary>Whether it sits where nothing else is asked.</summary>
    public bool Sits { get; init; }

    /// <summary>Whether it has whiskers.</summary>
    public bool Whiskers { get; init; }

    /// <summary>What it has beyond this, on its head and on its body.</summary>
    public Func<Look, Oval, Oval, Solid>? More { get; init; }
}
