using System.Diagnostics;
using System.Globalization;

namespace GenAsset.Bench.Server;

/// <summary>Submits and statuses a second at 64 connections, ours and the peer's in turn, by the same wrk.</summary>
internal static class Load
{
    private const int Connections = 64;
    private const int Threads = 1;

    public static async Task<int> RunAsync(int seconds, int rounds)
    {
        var table = new Table("server-load.csv", "operation,service,round,requests_per_second,p50_ms,p99_ms,not_2xx");
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var start in (Func<Task<Service>>[])[() => Service.OursAsync(), Service.PeerAsync])
            {
                using var service = await start();
                Wrk(service, "submit", service.Jobs, 2); // warm
                table.Add($"submit,{service.Name},{round},{Wrk(service, "submit", service.Jobs, seconds)}");
                await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System); // both work off what they accepted
                var job = await service.CreateAsync();
                Wrk(service, "status", job, 1);
                table.Add($"status,{service.Name},{round},{Wrk(service, "status", job, seconds)}");
            }
        }

        table.Write();
        return 0;
    }

    private static string Wrk(Service service, string what, string address, int seconds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "wrk", what + ".lua");
        var start = new ProcessStartInfo("wrk", [$"-t{Threads}", $"-c{Connections}", $"-d{seconds}s", "--timeout", "10s", "-s", script, address]) { RedirectStandardOutput = true };
        start.Environment["BODY"] = service.Body;
        using var wrk = Process.Start(start)!;
        var line = wrk.StandardOutput.ReadToEnd().Split('\n').FirstOrDefault(text => text.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk printed no result.");
        wrk.WaitForExit();
        return string.Join(',', line.Split(' ')[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture)));
    }
}
