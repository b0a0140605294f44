namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>How well views agree with each other under a guess of their cameras and depths.</summary>
/// <param name="Error">The mean disagreement of a point of one view in another: 0 none, 1 the other view shows nothing there.</param>
/// <param name="ShapeError">The part of <paramref name="Error"/> that depths make; the rest is colours, which shine may change from view to view.</param>
/// <param name="Points">How many points were compared.</param>
public readonly record struct Agreement(double Error, double ShapeError, int Points);
