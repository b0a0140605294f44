using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GenAsset.Core.Leasing;

/// <summary>What nvidia-smi tells of this machine's GPUs.</summary>
public static class NvidiaSmi
{
    /// <summary>The program's usual name.</summary>
    public const string Program = "nvidia-smi";

    private const int Columns = 5;

    /// <summary>The GPUs; none where there are none, or where the driver does not answer within <paramref name="patience"/>.</summary>
    public static async Task<IReadOnlyList<GpuReading>> ReadAsync(string program, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(patience);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, ["--query-gpu=name,driver_version,memory.total,memory.free,memory.used", "--format=csv,noheader,nounits"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var text = await process!.StandardOutput.ReadToEndAsync(bound.Token).ConfigureAwait(false); // started, since it did not throw
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? Parse(text) : [];
        }
        catch (Win32Exception)
        {
            return []; // no such program: no GPU of that make
        }
        catch (OperationCanceledException)
        {
            process?.Kill();
            cancellationToken.ThrowIfCancellationRequested();
            return []; // a driver that hangs is a GPU that is not there
        }
        finally
        {
            process?.Dispose();
        }
    }

    // A GPU that shares the machine's memory has none of its own to tell.
    private static List<GpuReading> Parse(string text)
    {
        var gpus = new List<GpuReading>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(',', StringSplitOptions.TrimEntries);
            if (fields.Length == Columns && Mebibytes(fields[2]) is { } total)
                gpus.Add(new GpuReading(fields[0], fields[1], total, Mebibytes(fields[3]), Mebibytes(fields[4])));
        }

        return gpus;
    }

    private static decimal? Mebibytes(string field) => decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>One GPU as it stands.</summary>
/// <param name="Name">Its model.</param>
/// <param name="Driver">Its driver's version.</param>
/// <param name="TotalMiB">Its memory in mebibytes.</param>
/// <param name="FreeMiB">What is free of it, where the driver says.</param>
/// <param name="UsedMiB">What is taken of it, where the driver says.</param>
public sealed record GpuReading(string Name, string Driver, decimal TotalMiB, decimal? FreeMiB, decimal? UsedMiB);
