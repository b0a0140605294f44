using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace GenAsset.Api.V1.Metrics;

/// <summary>An instrument as Prometheus sees it: a name, a type, and a series a set of labels.</summary>
internal sealed class MetricFamily
{
    private const int MaxSeries = 500; // labels are bounded by those who record; this is the bound should one of them not be
    private const string Overflow = "overflow=\"true\"";

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly string _help;
    private readonly string _type;

    /// <summary>Begins the family of an instrument.</summary>
    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        IsHistogram = kind.StartsWith("Histogram", StringComparison.Ordinal);
        IsCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        IsObserved = instrument.IsObservable;
        _type = IsHistogram ? "histogram" : IsCounter ? "counter" : "gauge";
        _help = instrument.Description ?? "";
        Name = instrument.Name.Replace('.', '_').Replace('-', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (IsCounter ? "_total" : "");
    }

    /// <summary>The name as Prometheus writes it.</summary>
    public string Name { get; }

    private bool IsHistogram { get; }

    private bool IsCounter { get; }

    private bool IsObserved { get; }

    /// <summary>Takes a measurement in.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!_series.TryGetValue(labels, out var series))
            series = _series.GetOrAdd(_series.Count < MaxSeries ? labels : Overflow, key => new MetricSeries(key, IsHistogram));
        if (IsObserved)
            series.Set(value);
        else
            series.Add(value);
    }

    /// <summary>Writes the family in the text format, version 0.0.4.</summary>
    public void Write(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {_help}\n# TYPE {Name} {_type}\n");
        foreach (var series in _series.Values.OrderBy(series => series.Labels, StringComparer.Ordinal))
        {
            var (sum, count, buckets) = series.Read();
            if (!IsHistogram)
            {
                Line(text, "", series.Labels, sum);
                continue;
            }

            var below = 0L;
            for (var i = 0; i < buckets.Length; i++)
            {
                var bound = i < MetricSeries.Bounds.Length ? MetricSeries.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                Line(text, "_bucket", (series.Labels.Length == 0 ? "" : series.Labels + ",") + $"le=\"{bound}\"", below += buckets[i]);
            }

            Line(text, "_sum", series.Labels, sum);
            Line(text, "_count", series.Labels, count);
        }
    }

    private void Line(StringBuilder text, string suffix, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{Name}{suffix}{(labels.Length == 0 ? "" : "{" + labels + "}")} {value}\n");

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
            return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text.Append(text.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"")
                .Append(shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
        }

        return text.ToString();
    }
}
