namespace GenAsset.Media.Formats;

/// <summary>The 3D file formats that are read and written here.</summary>
public enum ModelFormat
{
    /// <summary>Binary glTF 2.0: meshes or splats.</summary>
    Glb,

    /// <summary>glTF 2.0 as JSON with everything embedded; read only.</summary>
    Gltf,

    /// <summary>Wavefront OBJ with its MTL.</summary>
    Obj,

    /// <summary>PLY: meshes, points or splats.</summary>
    Ply,

    /// <summary>A USD archive.</summary>
    Usdz,

    /// <summary>A USD layer in binary; read only.</summary>
    Usdc,

    /// <summary>A USD layer as text.</summary>
    Usda,

    /// <summary>Compressed splats, any flavour.</summary>
    Spz,
}
