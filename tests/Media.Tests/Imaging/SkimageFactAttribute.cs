using System.Diagnostics;

namespace GenAsset.Media.Tests.Imaging;

/// <summary>A test that asks scikit-image; skipped with the reason where Python does not have it.</summary>
internal sealed class SkimageFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_present = new(() => Python.Run("import skimage, PIL") is not null);

    public SkimageFactAttribute()
    {
        if (!s_present.Value)
            Skip = "python3-skimage is not installed (apt-get install python3-skimage)";
    }
}

internal static class Python
{
    /// <summary>What a script printed, or null if there is no Python or the script failed.</summary>
    public static string? Run(string script, params string[] arguments)
    {
        var path = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // UseShellExecute is off: never null
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && errors.Wait(5000) ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no Python at all
        }
    }
}
