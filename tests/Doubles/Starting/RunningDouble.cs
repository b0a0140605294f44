using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>A double at work in a process of its own, seen by the test that started it.</summary>
internal sealed class RunningDouble : IDisposable
{
    private const string Listening = "Listening on ";

    private readonly Process _process;
    private readonly HttpClient _orders = new();

    private RunningDouble(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts a double of a protocol with options such as "setupSeconds=2", and waits until it listens.</summary>
    public static RunningDouble Start(string protocol, params string[] options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath?.EndsWith("dotnet", StringComparison.Ordinal) == true ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GenAsset.Doubles.dll"));
        start.ArgumentList.Add(protocol);
        foreach (var option in options)
            start.ArgumentList.Add(option);
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var line = process.StandardOutput.ReadLine();
        if (line?.StartsWith(Listening, StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"The double \"{protocol}\" does not listen: {line}");
        _ = process.StandardOutput.ReadToEndAsync();
        return new RunningDouble(process, new Uri(line[Listening.Length..]));
    }

    /// <summary>Has something go wrong: a list of the double's faults, as JSON: [{"on":"PUT /predictions","do":"cut","times":2}].</summary>
    public async Task FaultAsync(string faults)
    {
        using var content = new StringContent(faults, Encoding.UTF8, "application/json");
        (await _orders.PostAsync(new Uri(Address, "/_double/faults"), content)).EnsureSuccessStatusCode();
    }

    /// <summary>Every request that came so far, but for the test's own: method, target, headers, body, and the fault that it met.</summary>
    public async Task<IReadOnlyList<JsonObject>> LogAsync() =>
        [.. (await _orders.GetFromJsonAsync<JsonArray>(new Uri(Address, "/_double/log")))!.Select(entry => entry!.AsObject())];

    /// <summary>How many requests began like that ("PUT /predictions").</summary>
    public async Task<int> CountAsync(string beginning) =>
        (await LogAsync()).Count(entry => $"{entry["method"]} {entry["target"]}".StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Asks the double itself for something by POST: an order of its protocol's.</summary>
    public async Task<string> AskAsync(string order)
    {
        using var answer = await _orders.PostAsync(new Uri(Address, order), null);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Ends it at once, as a machine that loses its power.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _orders.Dispose();
    }
}
