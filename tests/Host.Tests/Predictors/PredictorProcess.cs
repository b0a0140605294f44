using System.Diagnostics;

namespace GenAsset.Host.Tests.Predictors;

/// <summary>One of gpu/'s predictors, tiny and with random weights, behind the stand-in for Cog's server.</summary>
internal sealed class PredictorProcess : IDisposable
{
    private const string Listening = "Listening on ";

    private readonly Process _process;

    private PredictorProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static PredictorProcess Start(string model)
    {
        var process = Process.Start(GpuPython.In(GpuPython.Tests, [Path.Combine("double", "serve.py"), Path.Combine(GpuPython.Models, model)]))!;
        var error = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal))
                continue; // a package that greets
            _ = process.StandardOutput.ReadToEndAsync();
            return new PredictorProcess(process, new Uri(line[Listening.Length..]));
        }

        process.WaitForExit();
        throw new InvalidOperationException($"The predictor of {model} does not start: {error.Result}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
