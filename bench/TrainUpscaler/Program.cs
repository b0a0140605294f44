// Trains the upscaler's filters on dead-leaves images made here; equal arguments give equal files.
//   dotnet run -c Release --project bench/TrainUpscaler -- [output folder] [images] [seed]
using System.Diagnostics;
using GenAsset.Bench.TrainUpscaler;
using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

const int Side = 512;
const int Workers = 2; // fixed, since sums of floats depend on their order

var folder = args.Length > 0 ? args[0] : "src/Media/Enhancement";
var images = args.Length > 1 ? int.Parse(args[1]) : 200;
var seed = args.Length > 2 ? int.Parse(args[2]) : 1;
float[] strengths = [1, 2.5f, 6, 12, 24];
float[] coherences = [0.25f, 0.5f, 0.75f];

var clock = Stopwatch.StartNew();
var first = Train("upscale-2x.bin", DoubleOnce);
Train("upscale-4x.bin", photo => DoubleAgain(photo, first));
return 0;

UpscaleFilters Train(string name, Func<Plane, (Plane Low, Plane High)> pair)
{
    var buckets = new UpscaleBuckets(strengths, coherences);
    var trainers = new Trainer[Workers];
    Parallel.For(0, Workers, worker =>
    {
        trainers[worker] = new Trainer(buckets);
        for (var image = worker; image < images; image += Workers)
        {
            using var photo = new DeadLeaves(seed * 100_003 + image).Make(Side);
            var (low, high) = pair(photo);
            using (low)
                trainers[worker].Learn(low, high);
            if (high != photo)
                high.Dispose();
        }
    });
    for (var worker = 1; worker < Workers; worker++)
        trainers[0].Merge(trainers[worker]);
    var file = UpscaleFilters.Write(buckets, trainers[0].Solve());
    File.WriteAllBytes(Path.Combine(folder, name), file);
    Console.WriteLine($"{name}: {images} images, {trainers[0].Samples} samples, fewest in a bucket {trainers[0].Fewest}, {file.Length} bytes, {clock.Elapsed.TotalSeconds:F0} s");
    return UpscaleFilters.Read(file);
}

// What a smaller photo shows and what it should become.
static (Plane, Plane) DoubleOnce(Plane photo) => (Reduce(photo, 2), photo);

// The second doubling of four-fold: what the first one made, and the photo.
static (Plane, Plane) DoubleAgain(Plane photo, UpscaleFilters first)
{
    using var quarter = Reduce(photo, 4);
    return (Upscale.Double(quarter, first), photo);
}

static Plane Reduce(Plane photo, int factor)
{
    var low = Resample.To(photo, photo.Width / factor, photo.Height / factor, ResampleKernel.CatmullRom);
    low.Samples.ForEach(static value => MathF.Round(Math.Clamp(value, 0, 255)));
    return low;
}
