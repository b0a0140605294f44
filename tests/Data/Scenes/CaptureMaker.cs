using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.TestScenes;

/// <summary>Makes the files of a capture: what a generator or a renderer would hand over.</summary>
public static class CaptureMaker
{
    /// <summary>Six views and six depths of an object as PNG files; <paramref name="max"/> is 255 or 65535.</summary>
    public static CaptureBytes Make(TestObject thing, Rig rig, int size, DepthCoding? coding = null, int max = 65535)
    {
        coding ??= new DepthCoding(DepthMeasure.Linear, NearIsBright: false, rig.Near, rig.Far, WhiteBackground: true);
        var views = Shot.Take(thing, rig.Cameras, size);
        var result = new CaptureBytes([.. views.Select(v => (ReadOnlyMemory<byte>)PngEncoder.Encode(v.Color, new PngOptions()))], [.. views.Select(v => (ReadOnlyMemory<byte>)Depth(v, coding, max))]);
        foreach (var view in views)
            view.Color.Dispose();
        return result;
    }

    /// <summary>One depth render as a PNG file.</summary>
    public static byte[] Depth(CapturedView view, DepthCoding coding, int max)
    {
        using var image = new ImageBuffer(view.Width, view.Height, 1, max == 255 ? PixelType.UInt8 : PixelType.UInt16);
        var rays = new PixelRays(view.Camera, view.Width, view.Height);
        for (var y = 0; y < view.Height; y++)
        {
            for (var x = 0; x < view.Width; x++)
            {
                var depth = view.Depth[(y * view.Width) + x];
                var value = depth == 0 ? coding.Background(max) : coding.Encode(depth, max, rays.Slant(x + 0.5f, y + 0.5f));
                if (max == 255)
                    image.Row(y)[x] = (byte)value;
                else
                    image.Row<ushort>(y)[x] = (ushort)value;
            }
        }
        return PngEncoder.Encode(image, new PngOptions());
    }
}
