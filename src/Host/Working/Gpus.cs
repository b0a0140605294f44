using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using GenAsset.Core.Leasing;

namespace GenAsset.Host.Working;

/// <summary>This machine's GPUs, as nvidia-smi tells them.</summary>
internal static class Gpus
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The GPUs, or null where there are none or the driver does not answer.</summary>
    public static async Task<IReadOnlyList<Gpu>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo("nvidia-smi", ["--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var text = await process!.StandardOutput.ReadToEndAsync(bound.Token); // started, since it did not throw
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode == 0 ? Parse(text) : null;
        }
        catch (Win32Exception)
        {
            return null; // no such program: no GPU of that make
        }
        catch (OperationCanceledException)
        {
            process?.Kill(); // a driver that hangs is a GPU that is not there
            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }

    /// <summary>Reads the program's lines: name, mebibytes, driver.</summary>
    internal static IReadOnlyList<Gpu>? Parse(string text)
    {
        var gpus = new List<Gpu>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is [var name, var memory, var driver] && int.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes))
                gpus.Add(new Gpu(name, mebibytes, driver));
        }

        return gpus.Count > 0 ? gpus : null;
    }
}
