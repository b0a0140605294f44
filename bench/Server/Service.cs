using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace GenAsset.Bench.Server;

/// <summary>A server under load: its processes, and the two requests that are timed.</summary>
internal sealed class Service : IDisposable
{
    private static readonly List<DirectoryInfo> Rooms = [];
    private static readonly string[] Examples = ["ex_elon-figurine", "ex_mars-habitat", "ex_xai-robot"];

    private readonly List<Process> _processes = [];
    private readonly DirectoryInfo _room = Directory.CreateTempSubdirectory("genasset-bench-");

    private Service(string name, string jobs, string body) => (Name, Jobs, Body) = (name, jobs, body);

    public string Name { get; }

    /// <summary>The address that jobs are posted to, and read below.</summary>
    public string Jobs { get; }

    public string Body { get; }

    /// <summary>genasset serve on a folder of its own, as installed: every accepted job is on the disk before its answer goes out.</summary>
    public static async Task<Service> OursAsync(string? home = null)
    {
        var port = FreePort();
        var service = new Service("genasset serve", $"http://127.0.0.1:{port}/v1/jobs", """{"items":[{"kind":"image","prompt":"a red robot","engine":"builtin/echo"}]}""");
        service.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "genasset.dll"), "serve", "--urls", $"http://127.0.0.1:{port}", "--home", home ?? service._room.FullName]);
        await ReadyAsync($"http://127.0.0.1:{port}/v1/health");
        foreach (var example in Examples)
            await ReadyAsync($"http://127.0.0.1:{port}/api/asset/{example}?asset_type=image"); // a new home makes them first, with all cores
        return service;
    }

    /// <summary>The peer with one server process and one worker process a core, Redis with its append-only file, flushed each second as it is by default.</summary>
    public static async Task<Service> PeerAsync()
    {
        var (port, redis) = (FreePort(), FreePort());
        var folder = Path.Combine(AppContext.BaseDirectory, "peer");
        var cores = Environment.ProcessorCount.ToString();
        var environment = new Dictionary<string, string> { ["REDIS_PORT"] = redis, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        var service = new Service("FastAPI + uvicorn + Celery + Redis", $"http://127.0.0.1:{port}/jobs", """{"items":[{"kind":"image","prompt":"a red robot"}]}""");
        service.Start("redis-server", ["--port", redis, "--bind", "127.0.0.1", "--dir", service._room.FullName, "--save", "", "--appendonly", "yes", "--appendfsync", "everysec"]);
        service.Start("/usr/bin/python3", ["-m", "uvicorn", "app:app", "--port", port, "--workers", cores, "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"], environment, folder);
        service.Start("/usr/bin/python3", ["-m", "celery", "-A", "app:celery", "worker", "-c", cores, "-l", "ERROR"], environment, folder);
        await ReadyAsync($"http://127.0.0.1:{port}/openapi.json");
        return service;
    }

    /// <summary>Creates one job and returns its address.</summary>
    public async Task<string> CreateAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(Jobs, new StringContent(Body, null, "application/json"));
        answer.EnsureSuccessStatusCode();
        return $"{Jobs}/{(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}";
    }

    /// <summary>The memory that the server holds.</summary>
    public double ResidentMegabytes()
    {
        _processes[0].Refresh();
        return _processes[0].WorkingSet64 / (1024.0 * 1024);
    }

    /// <summary>Empties the rooms of all services that ran: at the end only, for a file system is slow to give out inodes that were just freed.</summary>
    public static void Clear()
    {
        foreach (var room in Rooms)
            room.Delete(recursive: true);
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Rooms.Add(_room);
    }

    private void Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        _processes.Add(process);
    }

    private static async Task ReadyAsync(string probe)
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(probe);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (tries < 200)
            {
                // It is still starting.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString();
    }
}
