namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>
/// Finds where the views of a capture were taken from and what its depths mean: by its cameras.json, by a named rig, or by trying. Whatever
/// the source, views that contradict each other are a fault: a wrong camera never becomes a bad mesh without a word.
/// </summary>
public static class CaptureResolver
{
    /// <summary>The word for a rig that is to be found.</summary>
    public const string Auto = "auto";

    /// <summary>The most disagreement under given cameras: generators are less exact than renderers.</summary>
    public const double MostErrorGiven = 0.12;

    // Another coding that fits this much better than the given one says that the given one is wrong.
    private const double ClearlyBetter = 1.6;
    private const double Floor = 0.004;
    private const int Grid = 72;

    /// <summary>The capture understood, or null and why not.</summary>
    public static ResolvedCapture? Resolve(
        Capture capture, string rig, ReadOnlyMemory<byte>? cameras, List<CaptureFault> faults, CancellationToken cancellationToken = default)
    {
        var before = faults.Count;
        CheckSilhouettes(capture, faults);
        var resolved = cameras is { } file ? WithCameras(capture, file, faults, cancellationToken) : WithRig(capture, rig, faults, cancellationToken);
        return faults.Count == before ? resolved : null;
    }

    private static ResolvedCapture? WithRig(Capture capture, string name, List<CaptureFault> faults, CancellationToken cancellationToken)
    {
        var isAuto = name.Equals(Auto, StringComparison.OrdinalIgnoreCase);
        var named = isAuto ? null : Rigs.Find(name);
        if (!isAuto && named is null)
        {
            faults.Add(new(CaptureFaultKind.Content, "rig", $"\"{name}\" is not a known rig; there are {Auto}, {string.Join(", ", Rigs.All.Select(r => r.Name))}."));
            return null;
        }
        var rigs = named is null ? Rigs.All : [named];
        var ranked = RigSearch.RankWithVariants(capture, rigs, cancellationToken);
        var (first, second) = (ranked[0], ranked[1]);
        if (!RigSearch.IsFit(ranked))
        {
            faults.Add(new(CaptureFaultKind.Content, "cameras",
                $"{(named is null ? "none of the known rigs" : $"no depth convention with the rig {named.Name}")} fits these pictures: under the best, {first.Words}, views disagree by {first.Agreement.Error:0.000} (at most {RigSearch.MostError}), depths alone by {first.Agreement.ShapeError:0.000} (at most {RigSearch.MostShapeError}). Give a cameras.json, and check that the files are in order and of one object."));
            return null;
        }
        if (RigSearch.IsTie(first, second))
        {
            faults.Add(new(CaptureFaultKind.Content, "cameras",
                $"the pictures fit two rigs about as well: {first.Words} (disagreement {first.Agreement.Error:0.000}) and {second.Words} ({second.Agreement.Error:0.000}). Give a cameras.json."));
            return null;
        }
        return new ResolvedCapture(first.Setups, $"{first.Words}, {(isAuto ? "found" : "named")}, disagreement {first.Agreement.Error:0.000}, next best {second.Words} {second.Agreement.Error:0.000}", first.Agreement);
    }

    private static ResolvedCapture? WithCameras(Capture capture, ReadOnlyMemory<byte> file, List<CaptureFault> faults, CancellationToken cancellationToken)
    {
        if (CamerasFile.Read(file, faults) is not { } entries)
            return null;
        var guesses = CodingGuesses(capture, entries).ToArray();
        var consistency = new Consistency(capture);
        Parallel.For(0, guesses.Length, Cores.All(cancellationToken), i =>
            guesses[i].Agreement = consistency.Of(guesses[i].Setups, Grid));
        Array.Sort(guesses, (a, b) => a.Agreement.Error.CompareTo(b.Agreement.Error));
        var (best, given) = (guesses[0], guesses.FirstOrDefault(g => g.IsGiven));
        var chosen = given ?? best;
        if (chosen.Agreement.Error > MostErrorGiven || chosen.Agreement.Points == 0)
            faults.Add(new(CaptureFaultKind.Content, "cameras", $"the views contradict each other under these cameras: they disagree by {chosen.Agreement.Error:0.000} (at most {MostErrorGiven}). Check positions, fov, near and far, the depth convention and the order of the files."));
        else if (given is not null && (best.Agreement.Error + Floor) * ClearlyBetter < given.Agreement.Error + Floor)
            faults.Add(new(CaptureFaultKind.Content, "cameras", $"the depths do not fit what \"depth\" says ({given.Setups[0].Depth.Words()}, disagreement {given.Agreement.Error:0.000}) and do fit {best.Setups[0].Depth.Words()} ({best.Agreement.Error:0.000})."));
        else if (given is null && guesses.Length > 1 && (guesses[1].Agreement.Error + Floor / 2) < (best.Agreement.Error + Floor / 2) * RigSearch.LeastLead)
            faults.Add(new(CaptureFaultKind.Content, "cameras", $"the depths fit two conventions about as well: {best.Setups[0].Depth.Words()} and {guesses[1].Setups[0].Depth.Words()}. Say which with \"depth\"."));
        return new ResolvedCapture(chosen.Setups, $"cameras.json ({chosen.Setups[0].Depth.Words()}), disagreement {chosen.Agreement.Error:0.000}", chosen.Agreement);
    }

    private static IEnumerable<CodingGuess> CodingGuesses(Capture capture, CameraEntry[] entries)
    {
        var saidSo = entries.All(e => e.Depth is not null);
        foreach (var white in Backgrounds.WhiteOrBlack(capture))
        {
            if (saidSo)
                yield return new CodingGuess([.. entries.Select(e => Setup(e, e.Depth!.Measure, e.Depth.NearIsBright, e.Depth.WhiteBackground ?? white, e.Depth.MetresPerStep))], true); // all of them have one
            if (entries.Any(e => e.Depth?.MetresPerStep is not null))
                continue;
            var perspective = entries.Any(e => e.Camera.Projection == Geometry.Projection.Perspective);
            foreach (var measure in Enum.GetValues<DepthMeasure>())
            {
                if (measure == DepthMeasure.Ray && !perspective)
                    continue;
                yield return new CodingGuess([.. entries.Select(e => Setup(e, measure, false, e.Depth?.WhiteBackground ?? white, null))], false);
                yield return new CodingGuess([.. entries.Select(e => Setup(e, measure, true, e.Depth?.WhiteBackground ?? white, null))], false);
            }
        }
    }

    private static ViewSetup Setup(CameraEntry entry, DepthMeasure measure, bool bright, bool white, float? step) =>
        new(entry.Camera, new DepthCoding(measure, bright, entry.Near, entry.Far, white, step));

    private static void CheckSilhouettes(Capture capture, List<CaptureFault> faults)
    {
        for (var i = 0; i < capture.Colors.Count; i++)
        {
            var missing = Backgrounds.WhiteOrBlack(capture).Min(white => Silhouettes.MissingShare(capture, i, white ? capture.Depths[i].Max : 0) ?? 0);
            if (missing > Silhouettes.MostMissing)
                faults.Add(new(CaptureFaultKind.Content, $"depths[{i}]", $"does not belong to views[{i}]: it has nothing where {missing:P0} of the object is in the view."));
        }
    }

    private sealed class CodingGuess(ViewSetup[] setups, bool isGiven)
    {
        public ViewSetup[] Setups => setups;

        public bool IsGiven => isGiven;

        public Agreement Agreement { get; set; }
    }
}
