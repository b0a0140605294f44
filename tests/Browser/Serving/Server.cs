using System.Diagnostics;
using System.Text;

namespace GenAsset.Browser.Tests.Serving;

/// <summary>The real `genasset serve` in a process of its own, on a free port and a home of the test's.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Announcement = "Listening on ";

    private readonly Process _process;

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it says where it listens.</summary>
    public static async Task<Server> StartAsync(string home, params string[] more) => await StartAsync(home, new Uri("http://127.0.0.1:0"), more);

    public static async Task<Server> StartAsync(string home, Uri address, params string[] more)
    {
        var process = Genasset(["serve", "--urls", address.ToString(), "--home", home, .. more]);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync(); // goes on to be read, so that the pipe never fills
            return new Server(process, new Uri(line[Announcement.Length..]));
        }

        throw new InvalidOperationException($"genasset serve ended before it listened: {errors}");
    }

    /// <summary>Runs a command of the program to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Genasset(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static Process Genasset(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "genasset.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
}
