using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Tests.Azurite;

/// <summary>The emulator at work, on ports of its own and a folder of its own.</summary>
public sealed partial class RunningAzurite : IDisposable
{
    // Published with the emulator: it is the same everywhere and protects nothing.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Listening = "service is successfully listening at ";
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-azurite-data-");
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    private RunningAzurite(string[] arguments)
    {
        string[] all = [AzuriteProgram.Script, "--location", _folder.FullName, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent", "--disableTelemetry", "--skipApiVersionCheck", .. arguments];
        _process = Process.Start(new ProcessStartInfo("node", all) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where blobs are.</summary>
    public Uri Blobs { get; private set; } = null!; // set before the constructor's caller is answered

    /// <summary>Where queues are.</summary>
    public Uri Queues { get; private set; } = null!; // likewise

    /// <summary>How it is opened.</summary>
    public string Connection => $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={Blobs}devstoreaccount1;QueueEndpoint={Queues}devstoreaccount1;";

    /// <summary>The secret in it.</summary>
    public static string Secret => Key;

    /// <summary>Starts one and waits until it listens.</summary>
    public static async Task<RunningAzurite> StartAsync(params string[] arguments)
    {
        var azurite = new RunningAzurite(arguments);
        using var patience = new CancellationTokenSource(LongestStart, TimeProvider.System);
        while (azurite.AddressOf("Queue") is null || azurite.AddressOf("Blob") is null)
        {
            if (azurite._process.HasExited)
                throw new InvalidOperationException("Azurite ended: " + azurite._said);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }

        (azurite.Blobs, azurite.Queues) = (azurite.AddressOf("Blob")!, azurite.AddressOf("Queue")!);
        return azurite;
    }

    /// <summary>An account in it, of a test's own.</summary>
    public StorageAccount Open(string prefix) => StorageAccount.Open(Connection, prefix).Value ?? throw new InvalidOperationException("The emulator cannot be opened.");

    /// <summary>The processor's time that it took so far; it is one thread.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>It answers nothing any more.</summary>
    public void Freeze() => kill(_process.Id, StopSignal).ShouldBe(0);

    /// <summary>It goes on.</summary>
    public void Thaw() => kill(_process.Id, ContinueSignal).ShouldBe(0);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private Uri? AddressOf(string service)
    {
        string said;
        lock (_said)
            said = _said.ToString();
        var at = said.IndexOf($"Azurite {service} {Listening}", StringComparison.Ordinal);
        return at < 0 ? null : new Uri(said[(at + $"Azurite {service} {Listening}".Length)..].Split('\n')[0].Trim());
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
