namespace GenAsset.Media.Formats.Spz;

/// <summary>Which of the incompatible files called .spz to write; a reader tells them apart by their first bytes.</summary>
public enum SpzFlavor
{
    /// <summary>Niantic version 2: gzip, rotations as three bytes. The widest support.</summary>
    NianticV2 = 2,

    /// <summary>Niantic version 3: gzip, rotations as the smallest three in 32 bits.</summary>
    NianticV3 = 3,

    /// <summary>Niantic version 4: a table of contents and one zstd stream an array.</summary>
    NianticV4 = 4,

    /// <summary>The 404 project's: Niantic's version 2 arrays in one zstd frame, in the axes of PLY files.</summary>
    Project404 = 404,
}
