namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>What sort of thing is wrong with a capture.</summary>
public enum CaptureFaultKind
{
    /// <summary>A file, or all together, has too many bytes or pixels.</summary>
    TooLarge,

    /// <summary>A file is no PNG, or a damaged one.</summary>
    NotPng,

    /// <summary>There are too many files or too few.</summary>
    Count,

    /// <summary>The files can be read and do not belong together, or say nothing.</summary>
    Content,
}
