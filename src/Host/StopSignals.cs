using System.Runtime.InteropServices;

namespace GenAsset.Host;

/// <summary>Ctrl+C and SIGTERM, heard from the program's first moment: the first asks the command to stop, a second or the end of its patience ends the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int SignalExit = 128; // and the signal's number: what a shell reports of a program that a signal ended

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _patience;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private ITimer? _end;
    private int _heard;

    /// <summary>Listens; a command that was asked to stop has this long to do so.</summary>
    public StopSignals(TimeSpan patience)
    {
        _patience = patience;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Hear(signal, ExitCodes.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Hear(signal, SignalExit + 15));
    }

    /// <summary>Fires at the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose(); // a signal may be on its way still: what hearing it touches is left as it is
    }

    private void Hear(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _heard) > 1)
            Environment.Exit(exitCode);
        _end = TimeProvider.System.CreateTimer(_ => Environment.Exit(exitCode), null, _patience, Timeout.InfiniteTimeSpan);
        _ = _stop.CancelAsync(); // not here: whatever waits for the token would run on the thread of the signal
    }
}
