using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using GenAsset.Core.Telemetry;

namespace GenAsset.Api.V1.Metrics;

/// <summary>Listens to the process's own meter and keeps its figures for who comes to read them; what the process itself takes is read then.</summary>
internal sealed class MetricBook : IDisposable
{
    private readonly ConcurrentDictionary<string, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    public MetricBook()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == GenAssetTelemetry.Name)
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument.Name, static (_, made) => new MetricFamily(made), instrument));
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>All of it, in Prometheus's text format.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.Write(text);
        Gauge(text, "process_working_set_bytes", "Memory that the process holds", Environment.WorkingSet);
        Gauge(text, "dotnet_gc_heap_bytes", "Managed memory in use", GC.GetTotalMemory(forceFullCollection: false));
        Gauge(text, "dotnet_threadpool_threads", "Threads of the pool", ThreadPool.ThreadCount);
        Gauge(text, "dotnet_threadpool_queue_length", "Work that waits for a thread", ThreadPool.PendingWorkItemCount);
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static void Gauge(StringBuilder text, string name, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
}
