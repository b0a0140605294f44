using System.ComponentModel;
using System.Diagnostics;

namespace GenAsset.Tests.Programs;

/// <summary>Runs what a test needs beside itself: an installer, a tool that is asked its version.</summary>
internal static class ProgramRun
{
    /// <summary>Runs a program to its end; null when it ended well, else what it complained of, or why it could not be started.</summary>
    public static string? FaultOf(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.Result;
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (Win32Exception fault)
        {
            return fault.Message;
        }
    }
}
