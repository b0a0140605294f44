namespace GenAsset.Media.Imaging;

/// <summary>
/// The values a resize averages: stored ones, or light when asked; colours weighed by their alpha, so that what is transparent does not
/// bleed into its surroundings.
/// </summary>
internal sealed class SampleValues
{
    private readonly bool _decode;
    private readonly float _max;
    private readonly float[] _light;

    public SampleValues(ImageBuffer image, bool linearLight)
    {
        _decode = linearLight && image.Transfer == Transfer.Srgb;
        _max = SampleRows.Max(image.Type);
        var levels = !_decode || image.Type == PixelType.Float32 ? 0 : (int)_max + 1;
        _light = new float[levels];
        for (var i = 0; i < levels; i++)
            _light[i] = (float)SrgbCurve.Decode(i / (double)_max) * _max;
    }

    public void Load(ImageBuffer image, int y, Span<float> row)
    {
        SampleRows.Load(image, y, row);
        if (_decode)
            Decode(image, row);
        if (image.HasAlpha)
            Weigh(row, image.Channels);
    }

    public void Store(ImageBuffer image, int y, Span<float> row)
    {
        if (image.HasAlpha)
            Unweigh(row, image.Channels);
        if (_decode)
            Encode(image, row);
        SampleRows.Store(image, y, row);
    }

    private void Decode(ImageBuffer image, Span<float> row)
    {
        var alpha = image.HasAlpha ? image.Channels - 1 : -1;
        for (int i = 0, channel = 0; i < row.Length; i++, channel = channel + 1 == image.Channels ? 0 : channel + 1)
            if (channel != alpha)
                row[i] = _light.Length > 0 ? _light[(int)row[i]] : (float)SrgbCurve.Decode(row[i]);
    }

    private void Encode(ImageBuffer image, Span<float> row)
    {
        var alpha = image.HasAlpha ? image.Channels - 1 : -1;
        for (int i = 0, channel = 0; i < row.Length; i++, channel = channel + 1 == image.Channels ? 0 : channel + 1)
            if (channel != alpha)
                row[i] = SrgbCurve.EncodeFast(row[i] / _max) * _max;
    }

    private void Weigh(Span<float> row, int channels)
    {
        for (var i = 0; i < row.Length; i += channels)
        {
            var alpha = row[i + channels - 1] / _max;
            for (var k = 0; k < channels - 1; k++)
                row[i + k] *= alpha;
        }
    }

    private void Unweigh(Span<float> row, int channels)
    {
        for (var i = 0; i < row.Length; i += channels)
        {
            var alpha = Math.Clamp(row[i + channels - 1] / _max, 0, 1);
            row[i + channels - 1] = alpha * _max;
            var scale = alpha > 1e-6f ? 1 / alpha : 0;
            for (var k = 0; k < channels - 1; k++)
                row[i + k] *= scale;
        }
    }
}
