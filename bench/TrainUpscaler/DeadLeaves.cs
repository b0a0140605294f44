using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.TrainUpscaler;

/// <summary>
/// Images of overlapping textured shapes whose sizes follow a power law: their edges, junctions and spectra are near those of photographs
/// (Lee, Mumford and Huang 2001; Achddou, Gousseau and Ladjal 2021 trained denoisers and upscalers on nothing else).
/// </summary>
internal sealed class DeadLeaves(int seed)
{
    private const int Oversampling = 3;

    private readonly Random _random = new(seed);
    private float[] _noise = [];

    public Plane Make(int size)
    {
        var side = size * Oversampling;
        _noise = Pink(side);
        using var canvas = new Plane(side, side);
        canvas.Samples.Fill(Between(40, 215));
        var smallest = Between(1.5f, 6f) * Oversampling;
        var largest = side * 0.35f;
        for (var filled = 0.0; filled < 3.5 * side * side;)
            filled += Paint(canvas, Radius(smallest, largest));
        for (var strokes = _random.Next(0, 60); strokes > 0; strokes--)
            Stroke(canvas);
        return Photograph(canvas, size);
    }

    // Density r^-3 between the limits.
    private float Radius(float smallest, float largest)
    {
        var low = 1 / (smallest * smallest);
        var high = 1 / (largest * largest);
        return 1 / MathF.Sqrt(Between(high, low));
    }

    private double Paint(Plane canvas, float radius)
    {
        var (centreX, centreY) = (Between(-radius, canvas.Width + radius), Between(-radius, canvas.Height + radius));
        var (sin, cos) = MathF.SinCos(Between(0, MathF.PI));
        var aspect = Between(0.35f, 1);
        var power = _random.Next(4) switch { 0 => 40f, 1 => 4f, _ => 2f }; // rectangle, rounded, ellipse
        var shade = Shade(radius);
        var painted = 0;
        for (var y = Math.Max(0, (int)(centreY - 1.5f * radius)); y < Math.Min(canvas.Height, centreY + 1.5f * radius); y++)
        {
            var row = canvas.Row(y);
            for (var x = Math.Max(0, (int)(centreX - 1.5f * radius)); x < Math.Min(canvas.Width, centreX + 1.5f * radius); x++)
            {
                var (dx, dy) = ((x - centreX) / radius, (y - centreY) / radius);
                var (u, v) = (MathF.Abs(dx * cos + dy * sin), MathF.Abs(dy * cos - dx * sin) / aspect);
                if (Math.Max(u, v) > 1 || (power < 40 && (power == 2 ? u * u + v * v : u * u * u * u + v * v * v * v) > 1))
                    continue;
                row[x] = shade(x, y, dx, dy);
                painted++;
            }
        }
        return Math.Max(painted, 1);
    }

    private Func<int, int, float, float, float> Shade(float radius)
    {
        var level = Between(5, 250);
        var (slopeX, slopeY) = (Between(-25, 25), Between(-25, 25));
        var side = (int)Math.Sqrt(_noise.Length);
        var (offset, roughness) = (_random.Next(_noise.Length), _random.Next(3) == 0 ? 0 : Between(1, 28));
        var (angle, period, depth) = (Between(0, MathF.PI), Between(4f, 24) * Oversampling, _random.Next(10) == 0 ? Between(5, 50) : 0);
        var (waveY, waveX) = MathF.SinCos(angle);
        var hard = _random.Next(2) == 0;
        return (x, y, dx, dy) =>
        {
            var value = level + slopeX * dx + slopeY * dy + roughness * _noise[(y * side + x + offset) % _noise.Length];
            if (depth == 0)
                return value;
            var wave = MathF.Sin((waveX * x + waveY * y) * (2 * MathF.PI / period));
            return value + depth * (hard ? MathF.Sign(wave) : wave);
        };
    }

    private void Stroke(Plane canvas)
    {
        var (x, y, angle) = (Between(0, canvas.Width), Between(0, canvas.Height), Between(0, 2 * MathF.PI));
        var (width, length, bend, level) = (Between(0.6f, 2.5f) * Oversampling, Between(20, 250) * Oversampling, Between(-0.01f, 0.01f), Between(0, 255));
        for (var s = 0f; s < length; s++, angle += bend)
        {
            var (sin, cos) = MathF.SinCos(angle);
            (x, y) = (x + cos, y + sin);
            for (var t = -width / 2; t <= width / 2; t += 0.5f)
            {
                var (px, py) = ((int)(x - sin * t), (int)(y + cos * t));
                if (px >= 0 && py >= 0 && px < canvas.Width && py < canvas.Height)
                    canvas.Row(py)[px] = level;
            }
        }
    }

    // A lens and a sensor: reduced with a soft kernel, a little grain, rounded to bytes.
    private Plane Photograph(Plane canvas, int size)
    {
        canvas.Samples.ForEach(static value => Math.Clamp(value, 0, 255));
        var kernel = _random.Next(3) switch { 0 => ResampleKernel.Box, 1 => ResampleKernel.Bilinear, _ => ResampleKernel.CatmullRom };
        using var lens = _random.Next(2) == 0 ? canvas.Clone() : GaussianBlur.Apply(canvas, Oversampling * Between(0.3f, 1.1f));
        var photo = Resample.To(lens, size, size, kernel);
        var grain = Math.Max(0, Between(-1, 2));
        photo.Samples.ForEach(value => MathF.Round(Math.Clamp(value + grain * Normal(), 0, 255)));
        return photo;
    }

    // Noise whose power falls with the square of frequency: octaves of smoothed white noise.
    private float[] Pink(int side)
    {
        var sum = new float[side * side];
        var gain = Between(0.6f, 1f);
        for (var (cells, weight) = (side, 0.35f); cells >= 8; cells /= 2, weight /= gain)
        {
            using var coarse = new Plane(cells, cells);
            coarse.Samples.ForEach(_ => Normal());
            using var fine = Resample.To(coarse, side, side, ResampleKernel.Bilinear);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += weight * fine.Samples[i];
        }
        var deviation = MathF.Sqrt(sum.Sum(static v => v * v) / sum.Length);
        for (var i = 0; i < sum.Length; i++)
            sum[i] /= deviation;
        return sum;
    }

    private float Between(float low, float high) => low + (high - low) * _random.NextSingle();

    private float Normal() =>
        MathF.Sqrt(-2 * MathF.Log(1 - _random.NextSingle())) * MathF.Cos(2 * MathF.PI * _random.NextSingle());
}
