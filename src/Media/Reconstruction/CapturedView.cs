using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction;

/// <summary>
/// One picture of an object and its depth. <paramref name="Color"/> is 8-bit sRGB, RGB or RGBA; <paramref name="Depth"/> is row by row,
/// metres along the view axis, 0 where there is only background; <paramref name="Camera"/> is where both were taken from.
/// </summary>
public sealed record CapturedView(ImageBuffer Color, float[] Depth, int Width, int Height, Camera Camera)
{
    /// <summary>Throws an <see cref="ArgumentException"/> unless picture and depth have the size that the view says.</summary>
    public void Validate()
    {
        if (Color.Width != Width || Color.Height != Height || Depth.Length != Width * Height)
            throw new ArgumentException($"A view of {Width} x {Height} pixels has a picture of {Color.Width} x {Color.Height} and {Depth.Length} depths.");
        if (Color.Channels < 3 || Color.Type != PixelType.UInt8)
            throw new ArgumentException($"A view's picture has {Color.Channels} channels of {Color.Type}; it must be 8-bit RGB or RGBA.");
    }
}
