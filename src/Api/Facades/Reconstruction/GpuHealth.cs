using GenAsset.Core.Leasing;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>The first GPU's facts, as nvidia-smi tells them; asked at most every two seconds, however many probes come.</summary>
internal sealed class GpuHealth(TimeProvider time, string program = NvidiaSmi.Program) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const decimal MebibytesAGigabyte = 1024;

    private readonly SemaphoreSlim _one = new(1);
    private (long At, GpuFacts? Facts)? _last;

    /// <summary>The facts, or null where there is no GPU or it does not answer.</summary>
    public async Task<GpuFacts?> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) > Fresh)
                _last = last = (time.GetTimestamp(), FactsOf(await NvidiaSmi.ReadAsync(program, Patience, cancellationToken)));
            return last.Facts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static GpuFacts? FactsOf(IReadOnlyList<GpuReading> gpus) =>
        gpus is [{ FreeMiB: { } free, UsedMiB: { } used } gpu, ..] ? new GpuFacts(gpu.Name, gpu.Driver, Gigabytes(gpu.TotalMiB), Gigabytes(free), Gigabytes(used)) : null;

    // Decimals keep their places: 24.0 is written as the document writes it, a number with a fraction.
    private static decimal Gigabytes(decimal mebibytes) => decimal.Round(mebibytes / MebibytesAGigabyte, 1) + 0.0m;
}
