using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GenAsset.Bench.Jobs;

/// <summary>The peer: Celery with Redis, both from Debian, started on a free loopback port and stopped by id.</summary>
internal sealed class Celery : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "celery");

    private readonly Process _redis;
    private readonly Process _worker;
    private readonly Dictionary<string, string> _environment;

    private Celery(string port)
    {
        _environment = new Dictionary<string, string> { ["REDIS_PORT"] = port, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        _redis = Shell.Start("redis-server", ["--port", port, "--bind", "127.0.0.1", "--save", ""]);
        _ = _redis.StandardOutput.ReadToEndAsync();
        _worker = Shell.Start("/usr/bin/python3", ["-m", "celery", "-A", "tasks", "worker", "-c", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "-l", "ERROR"], _environment, Folder);
        _ = _worker.StandardOutput.ReadToEndAsync();
        _ = _worker.StandardError.ReadToEndAsync();
    }

    /// <summary>Its version, and Redis's.</summary>
    public string Version { get; private init; } = "";

    /// <summary>Installs what is missing and starts the peer; null with the reason where that cannot be done.</summary>
    public static Celery? TryStart(out string? reason)
    {
        try
        {
            Shell.Read("bash", [Path.Combine(Folder, "install.sh")]);
            var version = Shell.Read("/usr/bin/python3", ["-c", "import celery; print('celery ' + celery.__version__)"]).Trim() + " + " + string.Join(' ', Shell.Read("redis-server", ["--version"]).Split(' ')[..3]);
            reason = null;
            return new Celery(FreePort()) { Version = version };
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            reason = fault.Message;
            return null;
        }
    }

    /// <summary>Seconds from the first send to the last result.</summary>
    public double Run(int items) =>
        double.Parse(Shell.Read("/usr/bin/python3", ["submit.py", items.ToString(CultureInfo.InvariantCulture)], _environment, Folder), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var process in (Process[])[_worker, _redis])
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
