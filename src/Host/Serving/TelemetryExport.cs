using GenAsset.Core.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GenAsset.Host.Serving;

/// <summary>Sends traces and figures where the usual environment variables of OpenTelemetry say, and nowhere while they say nothing.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Requests = "Microsoft.AspNetCore";
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private TelemetryExport(bool traces, bool metrics)
    {
        if (traces)
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(GenAssetTelemetry.Name, Requests).AddOtlpExporter().Build();
        if (metrics)
            _metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(GenAssetTelemetry.Name, Requests + ".Hosting", "System.Runtime").AddOtlpExporter().Build();
    }

    /// <summary>Begins to export where the environment asks for it.</summary>
    public static TelemetryExport FromEnvironment() => new(IsAsked("TRACES"), IsAsked("METRICS"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static bool IsAsked(string signal)
    {
        if (string.Equals(Variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase) || Variable($"OTEL_{signal}_EXPORTER") == "none")
            return false;
        return Variable("OTEL_EXPORTER_OTLP_ENDPOINT") is not null || Variable($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") is not null;
    }

    private static void Name(ResourceBuilder resource)
    {
        if (Variable("OTEL_SERVICE_NAME") is null)
            resource.AddService("genasset");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
