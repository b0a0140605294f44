namespace GenAsset.Core.Running;

/// <summary>
/// How many items a worker holds ready beyond those that run: a third of a second's work, so that small items do not wait for the way there and back, while of large
/// ones none lies idle here that another worker could run.
/// </summary>
/// <param name="slots">Items that it runs at once.</param>
public sealed class WorkAhead(int slots)
{
    private const double Seconds = 0.3;
    private const int Most = 256;
    private const double Smoothing = 0.1;
    private double? _secondsAnItem;

    /// <summary>Items to hold ready; none while it is not known how long one takes.</summary>
    public int Items => _secondsAnItem is { } each ? (int)Math.Min(Most, slots * Seconds / Math.Max(each, 1e-6)) : 0;

    /// <summary>An item has run.</summary>
    public void Note(TimeSpan took) =>
        _secondsAnItem = _secondsAnItem is { } usual ? usual + Smoothing * (took.TotalSeconds - usual) : took.TotalSeconds; // a torn update costs one item's share of a mean
}
