using System.Diagnostics;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>How often the rig is found without metadata, and how often a capture of no known rig is refused.</summary>
internal static class RigDraws
{
    private const int Size = 256;

    /// <summary>Draws captures of a <paramref name="kind"/>: "known" rigs, known rigs of "shiny" things, or "unknown" rigs, a little or much beside a known one.</summary>
    public static void Run(int draws, int seed, string kind)
    {
        var random = new Random(seed);
        int right = 0, wrong = 0, asked = 0;
        for (var i = 0; i < draws; i++)
        {
            var thing = TestObjects.All[random.Next(TestObjects.All.Count)];
            if (kind == "shiny")
                thing = thing with { Gloss = 0.3f + (0.7f * random.NextSingle()) };
            var known = Rigs.All[random.Next(Rigs.All.Count)];
            var rig = kind == "unknown" ? Beside(known, random) : known;
            var measure = (DepthMeasure)random.Next(rig.FieldOfViewDegrees > 0 ? 3 : 2);
            var coding = new DepthCoding(measure, random.Next(2) == 0, rig.Near, rig.Far, random.Next(2) == 0);
            var max = random.Next(2) == 0 ? 255 : 65535;
            var bytes = CaptureMaker.Make(thing, rig, Size, coding, max);
            var start = Stopwatch.GetTimestamp();
            using var capture = CaptureReader.Read(bytes.Views, bytes.Depths, []) ?? throw new InvalidOperationException("A made capture is whole.");
            var ranked = RigSearch.RankWithVariants(capture, Rigs.All);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var good = ranked[0].Rig == rig && ranked[0].Coding == coding;
            var unsure = !RigSearch.IsFit(ranked) || RigSearch.IsTie(ranked[0], ranked[1]);
            (right, wrong, asked) = (right + (good && !unsure ? 1 : 0), wrong + (!good && !unsure ? 1 : 0), asked + (unsure ? 1 : 0));
            Console.WriteLine($"{(unsure ? "ASK  " : good ? "right" : "WRONG")} {thing.Name,-10} {max,5} {rig.Name} ({coding.Words()})  {time:0} ms");
            foreach (var guess in ranked.Take(unsure || !good ? 4 : 2))
                Console.WriteLine($"      {guess.Agreement.Error:0.00000} shape {guess.Agreement.ShapeError:0.00000} {guess.Agreement.Points,7} {guess.Words}");
        }
        Console.WriteLine($"{kind}: {right} right, {wrong} wrong, {asked} asked for cameras, of {draws}");
    }

    private static Rig Beside(Rig rig, Random random)
    {
        var off = (random.Next(2) == 0 ? -1 : 1) * (0.15f + (0.35f * random.NextSingle()));
        return random.Next(3) switch
        {
            0 when rig.FieldOfViewDegrees > 0 => rig with { Name = $"{rig.Name} field of view {1 + off:0.00}", FieldOfViewDegrees = rig.FieldOfViewDegrees * (1 + off) },
            1 => rig with { Name = $"{rig.Name} every second view {off * 40:0} up", Views = [.. rig.Views.Select((v, i) => i % 2 == 0 && MathF.Abs(v.AboveDegrees) < 90 ? v with { AboveDegrees = v.AboveDegrees + (off * 40) } : v)] },
            _ => rig with { Name = $"{rig.Name} every second view {off * 60:0} around", Views = [.. rig.Views.Select((v, i) => i % 2 == 0 ? v with { AroundDegrees = v.AroundDegrees + (off * 60) } : v)] },
        };
    }
}
