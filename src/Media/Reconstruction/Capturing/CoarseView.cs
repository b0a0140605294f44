using System.Numerics;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>The object's colours averaged over blocks of pixels, so that texture too fine to compare between views is out of the way.</summary>
internal sealed class CoarseView
{
    /// <summary>Blocks along the longer side.</summary>
    public const int Blocks = 64;

    // Red, green, blue and how much of the block the object covers, colours multiplied by that.
    private readonly Vector4[] _blocks;
    private readonly float _scale;
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>Averages a view, without the pixels whose depth is the background's.</summary>
    public CoarseView(Capture capture, int view, int background)
    {
        var color = capture.Colors[view];
        var block = Math.Max(1, Math.Max(color.Width, color.Height) / Blocks);
        (_columns, _rows, _scale) = (color.Width / block, color.Height / block, 1f / block);
        _blocks = new Vector4[_columns * _rows];
        for (var y = 0; y < _rows * block; y++)
        {
            var row = color.Row(y);
            for (var x = 0; x < _columns * block; x++)
            {
                var i = x * color.Channels;
                if (capture.IsObject(view, x, y, background))
                    _blocks[(y / block * _columns) + (x / block)] += new Vector4(row[i], row[i + 1], row[i + 2], 255) / 255;
            }
        }
    }

    /// <summary>The colour about a place in pixels, 0..1, between the four nearest blocks.</summary>
    public Vector3 At(float x, float y)
    {
        float u = Math.Clamp((x * _scale) - 0.5f, 0, _columns - 1), v = Math.Clamp((y * _scale) - 0.5f, 0, _rows - 1);
        int left = Math.Min((int)u, _columns - 2), top = Math.Min((int)v, _rows - 2);
        var i = (top * _columns) + left;
        var upper = Vector4.Lerp(_blocks[i], _blocks[i + 1], u - left);
        var lower = Vector4.Lerp(_blocks[i + _columns], _blocks[i + _columns + 1], u - left);
        var mean = Vector4.Lerp(upper, lower, v - top);
        return mean.W > 0 ? mean.AsVector3() / mean.W : Vector3.Zero;
    }
}
