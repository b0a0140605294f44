using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace GenAsset.Bench.Leases;

/// <summary>A server and its worker processes, as installed: every result is on the disk before it is told.</summary>
internal sealed class Room : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("genasset-bench-leases-");
    private readonly List<Process> _processes = [];
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(5) };

    private Room()
    {
    }

    /// <summary>Starts a server and so many workers, of one slot a core each; with none the server runs its items itself.</summary>
    public static async Task<Room> OpenAsync(int workers)
    {
        var room = new Room();
        var server = room.Start(["serve", "--urls", "http://127.0.0.1:0", "--home", room._home.FullName, .. workers > 0 ? (string[])["--workers", "0"] : []]);
        var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended.");
        var address = line[Listening.Length..];
        room._client.BaseAddress = new Uri(address);
        for (var i = 0; i < workers; i++)
            room.Start(["worker", "--server", address, "--capabilities", "builtin/echo"]);
        while ((await room._client.GetFromJsonAsync<JsonElement[]>("/v1/workers"))!.Length < workers)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await IdleAsync(server);
        return room;
    }

    /// <summary>Where the figures are kept.</summary>
    public static string Results([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "results");

    /// <summary>Runs a job: the seconds from its first lease to its end, and of each item the milliseconds from lease to commit, by the server's clock.</summary>
    public async Task<(double Seconds, List<double> Waits)> RunAsync(int items)
    {
        var lines = new StringBuilder("{}\n");
        for (var i = 0; i < items; i++)
            lines.Append(CultureInfo.InvariantCulture, $$"""{"kind":"image","prompt":"robot {{i}}","engine":"builtin/echo"}""").Append('\n');
        using var body = new StringContent(lines.ToString(), new MediaTypeHeaderValue("application/jsonl"));
        using var created = await _client.PostAsync("/v1/jobs", body);
        created.EnsureSuccessStatusCode();
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        var job = await EndAsync(id);
        if (job.GetProperty("counts").GetProperty("succeeded").GetInt32() != items)
            throw new InvalidOperationException($"Not every item succeeded: {job}");
        var waits = File.ReadLines(Path.Combine(_home.FullName, "jobs", id, "journal.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("kind").GetString() == "itemSucceeded")
            .Select(line => (line.GetProperty("at").GetDateTimeOffset() - line.GetProperty("startedAt").GetDateTimeOffset()).TotalMilliseconds).ToList();
        return ((job.GetProperty("finishedAt").GetDateTimeOffset() - job.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds, waits);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _client.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task<JsonElement> EndAsync(string id)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
            request.Headers.TryAddWithoutValidation("Prefer", "wait=60");
            using var answer = await _client.SendAsync(request);
            var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (job.TryGetProperty("finishedAt", out _))
                return job;
        }
    }

    // A new home's server draws its examples first, for many seconds.
    private static async Task IdleAsync(Process server)
    {
        for (var (before, now) = (-TimeSpan.FromDays(1), server.TotalProcessorTime); now - before > TimeSpan.FromMilliseconds(50);)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            server.Refresh();
            (before, now) = (now, server.TotalProcessorTime);
        }
    }

    private Process Start(string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "genasset.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        _processes.Add(process);
        return process;
    }
}
