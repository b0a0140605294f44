using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>From coefficients to pixels: inverse DCT into the components' planes, then upsampling and colour row by row.</summary>
internal sealed unsafe class JpegRenderer
{
    // Past a row's end: vector loads reach up to 16 samples further.
    private const int Slack = 64;

    private readonly JpegFrame _frame;
    private readonly ImageBuffer _image;
    private readonly JpegColourSpace _space;
    private readonly bool _inverted;
    private readonly JpegUpsampler[] _upsamplers;

    internal JpegRenderer(JpegFrame frame, ImageBuffer image, JpegColourSpace space, bool inverted)
    {
        _frame = frame;
        _image = image;
        _space = space;
        _inverted = inverted;
        _upsamplers = [.. frame.Components.Select(c => new JpegUpsampler(c, frame))];
        foreach (var component in frame.Components)
            component.Plane = new NativeArray<byte>(component.BlockCount * 64 + Slack);
    }

    /// <summary>Rows of pixels that are final once unit row <paramref name="unitRow"/> and those above it are transformed.</summary>
    internal int RowsReady(int unitRow) =>
        unitRow == _frame.UnitsDown - 1 ? _frame.Height : (unitRow + 1) * 8 * _frame.MaxV - _upsamplers.Max(u => u.RowsBelow);

    /// <summary>Transforms a row of units; <paramref name="rows"/> has each component's first row of blocks.</summary>
    internal void Transform(int unitRow, short** rows)
    {
        for (var i = 0; i < _frame.Components.Length; i++)
        {
            var component = _frame.Components[i];
            // Latched with the component's scan; a component without one stays at zero, mid-gray, whatever its table.
            fixed (short* quant = component.Quant ?? new short[64])
            {
                for (var v = 0; v < component.V; v++)
                {
                    var block = rows[i] + (long)v * component.BlockStride * 64;
                    var target = component.Plane.Pointer + ((long)unitRow * component.V + v) * 8 * component.PlaneStride;
                    for (var x = 0; x < component.BlockStride; x++)
                        JpegInverseDct.Transform(block + 64 * x, quant, target + 8 * x, component.PlaneStride);
                }
            }
        }
    }

    /// <summary>Writes rows <paramref name="from"/> to <paramref name="to"/> of the image; others may write other rows meanwhile.</summary>
    internal void WriteRows(int from, int to)
    {
        var pitch = _frame.UnitsAcross * 8 * _frame.MaxH + Slack;
        using var scratch = new NativeArray<byte>((long)pitch * 4);
        using var sums = new NativeArray<ushort>(pitch);
        var rows = stackalloc byte*[4];
        for (var y = from; y < to; y++)
        {
            for (var i = 0; i < _upsamplers.Length; i++)
                rows[i] = _upsamplers[i].Row(y, scratch.Pointer + (long)i * pitch, sums.Pointer);
            JpegColour.Convert(_space, rows, _inverted, _image.Row(y), _frame.Width);
        }
    }

    /// <summary>Gives the planes' memory back.</summary>
    internal void Release()
    {
        foreach (var component in _frame.Components)
        {
            component.Plane.Dispose();
            component.Plane = NativeArray<byte>.Empty;
        }
    }
}
