using System.Diagnostics;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>How often the rig is found without metadata.</summary>
internal static class RigDraws
{
    public static void Run(int draws, int seed)
    {
        var random = new Random(seed);
        int right = 0, wrong = 0, asked = 0;
        for (var i = 0; i < draws; i++)
        {
            var thing = TestObjects.All[random.Next(TestObjects.All.Count)];
            var rig = Rigs.All[random.Next(Rigs.All.Count)];
            var measure = (DepthMeasure)random.Next(rig.FieldOfViewDegrees > 0 ? 3 : 2);
            var coding = new DepthCoding(measure, random.Next(2) == 0, rig.Near, rig.Far, random.Next(2) == 0);
            var max = random.Next(2) == 0 ? 255 : 65535;
            var bytes = CaptureMaker.Make(thing, rig, 256, coding, max);
            var start = Stopwatch.GetTimestamp();
            using var capture = CaptureReader.Read(bytes.Views, bytes.Depths, []) ?? throw new InvalidOperationException("A made capture is whole.");
            var ranked = RigSearch.Rank(capture, Rigs.All);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var (first, second) = (ranked[0], ranked[1]);
            var good = first.Rig == rig && first.Coding == coding;
            var unsure = first.Agreement.Error > RigSearch.MostError || RigSearch.IsTie(first, second);
            (right, wrong, asked) = (right + (good && !unsure ? 1 : 0), wrong + (!good && !unsure ? 1 : 0), asked + (unsure ? 1 : 0));
            Console.WriteLine($"{(unsure ? "ASK  " : good ? "right" : "WRONG")} {thing.Name,-10} {max,5} {rig.Name} ({coding.Words()})  {time:0} ms");
            foreach (var guess in ranked.Take(unsure || !good ? 4 : 2))
                Console.WriteLine($"      {guess.Agreement.Error:0.00000} {guess.Agreement.Points,7} {guess.Words}");
        }
        Console.WriteLine($"{right} right, {wrong} wrong, {asked} asked for cameras, of {draws}");
    }
}
