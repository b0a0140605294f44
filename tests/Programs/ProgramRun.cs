using System.ComponentModel;
using System.Diagnostics;

namespace GenAsset.Tests.Programs;

/// <summary>Runs what a test needs beside itself: an installer, a script, a tool that is asked its version.</summary>
internal static class ProgramRun
{
    /// <summary>Runs a program to its end. Throws where it cannot be started.</summary>
    public static Ended Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <summary>The same, started as is said.</summary>
    public static Ended Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!; // only a shell start gives none
        return End(process);
    }

    /// <summary>Waits for a program whose two outputs nobody reads yet.</summary>
    public static Ended End(Process process)
    {
        // A thread of its own: the tests beside this one may keep the pool's busy for seconds.
        var error = Task.Factory.StartNew(process.StandardError.ReadToEnd, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Runs a program to its end; null when it ended well, else what it complained of, or why it could not be started.</summary>
    public static string? FaultOf(string program, params string[] arguments)
    {
        try
        {
            var ended = Run(program, arguments);
            return ended.Code == 0 ? null : ended.Error.Trim();
        }
        catch (Win32Exception fault)
        {
            return fault.Message;
        }
    }
}
