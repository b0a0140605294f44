namespace GenAsset.Api.V1.Metrics;

/// <summary>One line, or one histogram, of the exposition: a figure under one set of labels.</summary>
internal sealed class MetricSeries(string labels, bool isHistogram)
{
    /// <summary>Upper bounds in seconds: from a status read to a night's reconstruction.</summary>
    public static readonly double[] Bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 1800];

    private readonly Lock _gate = new();
    private readonly long[] _buckets = isHistogram ? new long[Bounds.Length + 1] : [];
    private double _sum;
    private long _count;

    /// <summary>The labels as they are written, without braces.</summary>
    public string Labels => labels;

    /// <summary>Takes a measurement in.</summary>
    public void Add(double value)
    {
        lock (_gate)
        {
            _sum += value;
            _count++;
            if (!isHistogram)
                return;
            var bucket = Array.FindIndex(Bounds, bound => value <= bound);
            _buckets[bucket < 0 ? Bounds.Length : bucket]++;
        }
    }

    /// <summary>Puts a measurement in place of what was there.</summary>
    public void Set(double value)
    {
        lock (_gate)
            _sum = value;
    }

    /// <summary>All of it at one moment.</summary>
    public (double Sum, long Count, long[] Buckets) Read()
    {
        lock (_gate)
            return (_sum, _count, [.. _buckets]);
    }
}
