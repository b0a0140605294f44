using System.Diagnostics;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Codecs.Png;

namespace GenAsset.Bench.Images;

/// <summary>Decoding and encoding of a 12 MP photo-like image, ours beside libvips: in turn, in one process, on the same bytes.</summary>
public static class CodecBenchmark
{
    private const int Width = 4000, Height = 3000, Rounds = 7;

    private sealed record Row(string Operation, string Input, Func<int> Ours, Func<int> Theirs);

    public static void Run(string? only)
    {
        var peer = VipsPeer.Version;
        using var image = TestPhoto.Create(Width, Height);
        using var clean = TestPhoto.Create(Width, Height, noise: 0);
        var jpeg = VipsPeer.Encode(image, ".jpg[Q=90,subsample-mode=on]");
        var jpegRestarts = VipsPeer.Encode(image, ".jpg[Q=90,subsample-mode=on,restart-interval=250]");
        var jpeg444 = VipsPeer.Encode(image, ".jpg[Q=90,subsample-mode=off]");
        var progressive = VipsPeer.Encode(image, ".jpg[Q=90,subsample-mode=on,interlace]");
        var pngVips = VipsPeer.Encode(image, ".png");
        var pngClean = VipsPeer.Encode(clean, ".png[filter=all]");
        var pngFiltered = VipsPeer.Encode(image, ".png[filter=all]");
        int Decode(byte[] file)
        {
            ImageCodec.Decode(file).Dispose();
            return 0;
        }

        int DecodeVips(byte[] file)
        {
            VipsPeer.Decode(file);
            return 0;
        }

        List<Row> rows =
        [
            new("decode JPEG 4:2:0", "libvips Q90", () => Decode(jpeg), () => DecodeVips(jpeg)),
            new("decode JPEG 4:2:0 with restarts", "libvips Q90", () => Decode(jpegRestarts), () => DecodeVips(jpegRestarts)),
            new("decode JPEG 4:4:4", "libvips Q90", () => Decode(jpeg444), () => DecodeVips(jpeg444)),
            new("decode JPEG 4:2:0 progressive", "libvips Q90", () => Decode(progressive), () => DecodeVips(progressive)),
            new("decode PNG unfiltered", "libvips default", () => Decode(pngVips), () => DecodeVips(pngVips)),
            new("decode PNG filtered", "libvips filter=all", () => Decode(pngFiltered), () => DecodeVips(pngFiltered)),
            new("decode PNG filtered without noise", "libvips filter=all", () => Decode(pngClean), () => DecodeVips(pngClean)),
            new("encode JPEG 4:2:0 fitted Huffman", "Q90", () => JpegEncoder.Encode(image).Length, () => VipsPeer.Encode(image, ".jpg[Q=90,optimize-coding,subsample-mode=on]").Length),
            new("encode JPEG 4:2:0 standard Huffman", "Q90", () => JpegEncoder.Encode(image, new JpegOptions { OptimiseHuffman = false }).Length, () => VipsPeer.Encode(image, ".jpg[Q=90,subsample-mode=on]").Length),
            new("encode PNG balanced", "libvips default", () => PngEncoder.Encode(image).Length, () => VipsPeer.Encode(image, ".png").Length),
            new("encode PNG fast", "libvips compression=1", () => PngEncoder.Encode(image, new PngOptions { Effort = PngEffort.Fast }).Length, () => VipsPeer.Encode(image, ".png[compression=1]").Length),
            new("encode PNG balanced without noise", "libvips filter=all", () => PngEncoder.Encode(clean).Length, () => VipsPeer.Encode(clean, ".png[filter=all]").Length),
            new("encode PNG small", "libvips compression=9,filter=all", () => PngEncoder.Encode(image, new PngOptions { Effort = PngEffort.Small }).Length, () => VipsPeer.Encode(image, ".png[compression=9,filter=all]").Length),
        ];
        using var csv = new StringWriter();
        csv.WriteLine("operation,input,megapixels,ours_ms,peer,peer_ms,ours_over_peer,ours_bytes,peer_bytes");
        foreach (var row in rows.Where(r => only is null || r.Operation.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var (ours, theirs, oursBytes, theirBytes) = Measure(row);
            var line = $"{row.Operation},{row.Input.Replace(',', ' ')},12,{ours:F1},{peer},{theirs:F1},{ours / theirs:F2},{oursBytes},{theirBytes}";
            csv.WriteLine(line);
            Console.WriteLine(line);
        }
        if (only is null)
            File.WriteAllText(Results.File("codecs.csv"), csv.ToString());
    }

    // The medians of rounds taken in turn, after a warm-up long enough for the JIT's last tier.
    private static (double Ours, double Theirs, int OursBytes, int TheirBytes) Measure(Row row)
    {
        var slow = Stopwatch.StartNew();
        row.Theirs();
        // A slow one needs no seven rounds to be told apart, nor a long warm-up.
        var rounds = slow.ElapsedMilliseconds > 2000 ? 1 : slow.ElapsedMilliseconds > 800 ? 3 : Rounds;
        for (var i = 0; i < (rounds == Rounds ? 4 : 1); i++)
            row.Ours();
        var ours = new List<double>();
        var theirs = new List<double>();
        int oursBytes = 0, theirBytes = 0;
        for (var i = 0; i < rounds; i++)
        {
            ours.Add(Time(row.Ours, out oursBytes));
            theirs.Add(Time(row.Theirs, out theirBytes));
        }
        return (ours.Order().ElementAt(rounds / 2), theirs.Order().ElementAt(rounds / 2), oursBytes, theirBytes);
    }

    private static double Time(Func<int> action, out int result)
    {
        var clock = Stopwatch.StartNew();
        result = action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
