namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>The primitives. Each is centred at its own origin; A, B, C, D are its numbers.</summary>
internal enum Form
{
    /// <summary>Radius A.</summary>
    Sphere,

    /// <summary>Radii A, B, C.</summary>
    Ellipsoid,

    /// <summary>Half edges A, B, C; edges rounded by D.</summary>
    Box,

    /// <summary>Along Y from -A to A, radius B.</summary>
    Capsule,

    /// <summary>Along Y from a ball of radius A at the origin to a ball of radius B at height C.</summary>
    Limb,

    /// <summary>Along Y, half height A, radius B below and C above; edges rounded by D.</summary>
    Cone,

    /// <summary>Along Y, half height A, radius B; edges rounded by D.</summary>
    Cylinder,

    /// <summary>Around Y, ring radius A, tube radius B.</summary>
    Torus,

    /// <summary>A piece of a torus in the XY plane, open below: ring radius A, tube radius B, and D the half angle.</summary>
    Arc,

    /// <summary>An outline in XY, from -A to A along Z; edges rounded by B.</summary>
    Extrusion,

    /// <summary>An outline (x outwards, y up) turned around Y; edges rounded by B.</summary>
    Lathe,
}
