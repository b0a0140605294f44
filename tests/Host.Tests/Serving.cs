using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GenAsset.Host.Tests;

/// <summary>`genasset serve` at work on a port of its own.</summary>
internal sealed class Serving : IDisposable
{
    private const string Listening = "Listening on ";
    private const int LongestStop = 30_000; // milliseconds
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Serving(Process process) => _process = process;

    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public HttpClient Client { get; private set; } = new();

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static Serving Start(Genasset genasset, params string[] arguments) => Start(genasset, [], arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static Serving Start(Genasset genasset, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        string[] urls = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        var server = new Serving(genasset.StartWith(variables, ["serve", .. urls, .. arguments]));
        server._process.ErrorDataReceived += (_, line) =>
        {
            lock (server._said)
                server._said.AppendLine(line.Data);
        };
        server._process.BeginErrorReadLine();
        var expected = arguments.Contains("--dev-cert") ? 2 : 1;
        var addresses = new List<string>();
        while (addresses.Count < expected)
        {
            var line = server._process.StandardOutput.ReadLine() ?? throw server.EndedEarly();
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                addresses.Add(line[Listening.Length..].Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        }

        server.Addresses = addresses;
        server.Client = new HttpClient { BaseAddress = new Uri(addresses[0]) };
        return server;
    }

    /// <summary>What stands at a path.</summary>
    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("it takes too long: " + Said);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Asks it to stop and returns its exit code.</summary>
    public int Terminate()
    {
        Genasset.Signal(_process, 15);
        return End();
    }

    /// <summary>Ends it at once.</summary>
    public int Kill()
    {
        _process.Kill();
        return End();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private InvalidOperationException EndedEarly()
    {
        End(); // with its last words
        Dispose();
        return new InvalidOperationException("The server ended: " + Said);
    }

    private int End()
    {
        _process.WaitForExit(LongestStop).ShouldBeTrue("the server does not stop: " + Said);
        _process.WaitForExit(); // for its last words
        return _process.ExitCode;
    }
}
