using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>Samples of any type and transfer to and from sRGB values 0..255, the range that the filters' thresholds are written for.</summary>
internal readonly struct PixelValues(ImageBuffer image)
{
    private readonly float _scale = 255 / SampleRows.Max(image.Type);
    private readonly bool _linear = image.Transfer == Transfer.Linear;

    public void Load(ImageBuffer image, int y, int x, Span<float> samples)
    {
        SampleRows.Load(image, y, samples, x);
        if (_scale != 1)
            foreach (ref var sample in samples)
                sample *= _scale;
        if (_linear)
            MapColours(image, samples, static value => 255 * SrgbCurve.EncodeFast(value / 255));
    }

    public void Store(ImageBuffer image, int y, int x, Span<float> samples)
    {
        if (_linear)
            MapColours(image, samples, static value => 255 * (float)SrgbCurve.Decode(Math.Max(value, 0) / 255));
        if (_scale != 1)
            foreach (ref var sample in samples)
                sample /= _scale;
        SampleRows.Store(image, y, samples, x);
    }

    private static void MapColours(ImageBuffer image, Span<float> samples, Func<float, float> map)
    {
        var colours = image.HasAlpha ? image.Channels - 1 : image.Channels;
        for (var i = 0; i < samples.Length; i += image.Channels)
            for (var k = 0; k < colours; k++)
                samples[i + k] = map(samples[i + k]);
    }
}
