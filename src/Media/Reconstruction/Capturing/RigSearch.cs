namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Finds the rig and the depth coding of a capture that comes without cameras, by trying all that are known.</summary>
public static class RigSearch
{
    /// <summary>The most disagreement that a capture's true rig leaves: above it none of the known ones is right.</summary>
    public const double MostError = 0.06;

    /// <summary>How much more the second guess must disagree than the first, or it is a tie: 10 %.</summary>
    public const double LeastLead = 1.1;

    // Without a floor two right answers that differ only by rounding would have a clear winner.
    private const double Floor = 0.002;

    private const int CoarseGrid = 24;
    private const int FineGrid = 72;
    private const int Finalists = 16;

    /// <summary>All guesses, best first; those without a chance have been compared on fewer points.</summary>
    public static IReadOnlyList<RigGuess> Rank(Capture capture, IReadOnlyList<Rig> rigs, CancellationToken cancellationToken = default)
    {
        var consistency = new Consistency(capture);
        var guesses = (from rig in rigs from coding in CodingsFor(rig, capture) select new RigGuess(rig, coding, default)).ToArray();
        Compare(consistency, guesses, CoarseGrid, cancellationToken);
        var finalists = guesses.AsSpan(0, Math.Min(Finalists, guesses.Length)).ToArray();
        Compare(consistency, finalists, FineGrid, cancellationToken);
        return [.. finalists, .. guesses.AsSpan(finalists.Length)];
    }

    /// <summary>Whether the second of two guesses is as likely as the first.</summary>
    public static bool IsTie(RigGuess first, RigGuess second) => second.Agreement.Error + Floor < (first.Agreement.Error + Floor) * LeastLead;

    private static void Compare(Consistency consistency, RigGuess[] guesses, int grid, CancellationToken cancellationToken)
    {
        Parallel.For(0, guesses.Length, Cores.All(cancellationToken), i => guesses[i] = guesses[i] with { Agreement = consistency.Of(guesses[i].Setups, grid) });
        Array.Sort(guesses, (a, b) => a.Agreement.Error.CompareTo(b.Agreement.Error));
    }

    private static IEnumerable<DepthCoding> CodingsFor(Rig rig, Capture capture) =>
        from white in Backgrounds.WhiteOrBlack(capture)
        from measure in Enum.GetValues<DepthMeasure>()
            // Without perspective a ray is as long as its depth.
        where measure != DepthMeasure.Ray || rig.FieldOfViewDegrees > 0
        from bright in new[] { false, true }
        select new DepthCoding(measure, bright, rig.Near, rig.Far, white);
}
