namespace GenAsset.Media.Preview.Scenes;

/// <summary>What mixes a finish's second colour into its first, in the space of the solid that wears it.</summary>
internal enum Pattern
{
    /// <summary>One colour.</summary>
    Plain,

    /// <summary>Bands across the solid's height.</summary>
    Stripes,

    /// <summary>Bands bent by noise, as a tiger's.</summary>
    WildStripes,

    /// <summary>Round dots.</summary>
    Spots,

    /// <summary>Irregular patches, as a cow's.</summary>
    Patches,

    /// <summary>Cubes of alternating colour.</summary>
    Checker,

    /// <summary>Rings and grain along the height.</summary>
    Wood,

    /// <summary>Fine lines, as on brushed metal.</summary>
    Brushed,

    /// <summary>Short strands that catch light at the rim.</summary>
    Fur,

    /// <summary>Soft clouds of both colours.</summary>
    Clouds,

    /// <summary>Veins on a ground, as marble.</summary>
    Veins,

    /// <summary>Courses of bricks with joints in the second colour.</summary>
    Bricks,

    /// <summary>Overlapping scales.</summary>
    Scales,

    /// <summary>The second colour above, blending to the first below.</summary>
    Gradient,

    /// <summary>Grains of the second colour.</summary>
    Speckles,

    /// <summary>Panels with thin joints in the second colour, as on a hull.</summary>
    Panels,

    /// <summary>Lit windows in rows: the second colour glows by <see cref="Finish.Glow"/>.</summary>
    Windows,
}
