using System.Diagnostics;
using System.Text;

namespace GenAsset.Host.Tests;

/// <summary>`genasset worker` at work for a server.</summary>
internal sealed class Working : IDisposable
{
    private const int LongestStop = 60_000; // milliseconds

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Working(Process process) => _process = process;

    /// <summary>The id under which the server knows it.</summary>
    public string Id => Said.Split("worker ")[1].Split(' ')[0];

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts a worker of a server.</summary>
    public static Working Start(Genasset genasset, Serving server, params string[] arguments) => Start(genasset, ["--server", server.Addresses[0], .. arguments]);

    /// <summary>Starts a worker.</summary>
    public static Working Start(Genasset genasset, params string[] arguments)
    {
        var worker = new Working(genasset.StartBare(["worker", .. arguments]));
        worker._process.OutputDataReceived += (_, line) => worker.Hear(line.Data);
        worker._process.ErrorDataReceived += (_, line) => worker.Hear(line.Data);
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    public void Signal(int signal) => Genasset.Signal(_process, signal);

    /// <summary>Waits for its end and returns its exit code.</summary>
    public int End()
    {
        _process.WaitForExit(LongestStop).ShouldBeTrue("the worker does not end: " + Said);
        _process.WaitForExit(); // for its last words
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }
}
