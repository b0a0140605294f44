namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Finds the rig and the depth coding of a capture that comes without cameras, by trying all that are known.</summary>
public static class RigSearch
{
    /// <summary>The most disagreement that a capture's true rig leaves, unless the object shines.</summary>
    public const double MostError = 0.06;

    /// <summary>The most that it leaves when any other rig fits far worse: shine that wanders with the viewer makes the colours disagree.</summary>
    public const double MostErrorOfShine = 0.1;

    /// <summary>
    /// The most that its depths alone disagree. Of 140 drawn captures none left more than 0.0003; a field of view a sixth off may leave 0.026.
    /// </summary>
    public const double MostShapeError = 0.02;

    /// <summary>How much more the second guess must disagree than the first, or it is a tie: 10 %.</summary>
    public const double LeastLead = 1.1;

    // How much worse the second guess must be before colours may disagree by more.
    private const double ClearLead = 3;

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

    /// <summary>
    /// As <see cref="Rank"/>, with the rigs' variants among them when nothing else fits: on a symmetric object a variant fits as well as the rig
    /// itself, and would make a tie of a sure thing.
    /// </summary>
    public static IReadOnlyList<RigGuess> RankWithVariants(Capture capture, IReadOnlyList<Rig> rigs, CancellationToken cancellationToken = default)
    {
        var ranked = Rank(capture, rigs, cancellationToken);
        return IsFit(ranked) ? ranked : Rank(capture, [.. rigs, .. rigs.SelectMany(Rigs.VariantsOf)], cancellationToken);
    }

    /// <summary>Whether the first of ranked guesses can be right at all.</summary>
    public static bool IsFit(IReadOnlyList<RigGuess> ranked)
    {
        var (first, second) = (ranked[0].Agreement, ranked[1].Agreement);
        var mostError = second.Error >= first.Error * ClearLead ? MostErrorOfShine : MostError;
        return first.Error <= mostError && first.ShapeError <= MostShapeError;
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
