namespace GenAsset.Media.Codecs;

/// <summary>The file formats an image may come in or leave in.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics (ISO/IEC 15948).</summary>
    Png,

    /// <summary>JPEG (ITU-T T.81), in a JFIF or EXIF file: .jpg, .jpeg, .jfif.</summary>
    Jpeg,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>Truevision TGA.</summary>
    Tga,

    /// <summary>TIFF 6.0.</summary>
    Tiff,

    /// <summary>WebP; read and written by the system's libvips.</summary>
    Webp,

    /// <summary>HEIF with HEVC inside; read and written by the system's libvips.</summary>
    Heif,

    /// <summary>AVIF; read and written by the system's libvips.</summary>
    Avif,
}
