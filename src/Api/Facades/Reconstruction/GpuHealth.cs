using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>The first GPU's facts, as nvidia-smi tells them; asked at most every two seconds, however many probes come.</summary>
internal sealed class GpuHealth(TimeProvider time, string program = "nvidia-smi") : IDisposable
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
                _last = last = (time.GetTimestamp(), await AskAsync(cancellationToken));
            return last.Facts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<GpuFacts?> AskAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, ["--query-gpu=name,driver_version,memory.total,memory.free,memory.used", "--format=csv,noheader,nounits"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var line = await process!.StandardOutput.ReadLineAsync(bound.Token); // started, since it did not throw
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode == 0 ? Parse(line) : null;
        }
        catch (Win32Exception)
        {
            return null; // no such program: no GPU of that make
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process?.Kill(); // a driver that hangs is a GPU that is not there
            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }

    private static GpuFacts? Parse(string? line)
    {
        var fields = line?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return fields.Length == 5 && Gigabytes(fields[2]) is { } total && Gigabytes(fields[3]) is { } free && Gigabytes(fields[4]) is { } used
            ? new GpuFacts(fields[0], fields[1], total, free, used)
            : null;
    }

    // Decimals keep their places: 24.0 is written as the document writes it, a number with a fraction.
    private static decimal? Gigabytes(string mebibytes) =>
        decimal.TryParse(mebibytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? decimal.Round(value / MebibytesAGigabyte, 1) + 0.0m : null;
}
