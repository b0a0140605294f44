namespace GenAsset.Media.Preview.Scenes;

/// <summary>What a prompt asks for, ready to be drawn, meshed or made into splats.</summary>
/// <param name="Subject">The things themselves: what a model holds. On the ground, metres.</param>
/// <param name="Setting">What they stand in: only pictures show it.</param>
internal sealed record Scene(Solid Subject, Setting Setting)
{
    /// <summary>How it is drawn.</summary>
    public Style Style { get; init; }

    /// <summary>For everything that is left to chance in drawing: camera, props, clouds.</summary>
    public ulong Seed { get; init; }

    /// <summary>From where: degrees around +Y from the front (+Z) towards +X; null for the usual three-quarter view.</summary>
    public float? Azimuth { get; init; }

    /// <summary>From how high, degrees over the horizon; null for the usual 14.</summary>
    public float? Elevation { get; init; }

    /// <summary>How much of the picture the subject fills, 0..1.</summary>
    public float Fill { get; init; } = 0.78f;

    /// <summary>How strictly the prompt's colours and style bind: 0 loosely, 1 fully.</summary>
    public float Strictness { get; init; } = 1;
}
