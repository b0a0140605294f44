using System.ComponentModel;
using System.Diagnostics;

namespace GenAsset.Host.Output;

/// <summary>Opens a file or an address with whatever this person's desktop opens it with.</summary>
internal static class Opener
{
    /// <summary>Opens it, or says that it cannot be opened here.</summary>
    public static void Open(string target)
    {
        try
        {
            Process.Start(new ProcessStartInfo(target) { UseShellExecute = true })?.Dispose();
        }
        catch (Win32Exception fault)
        {
            Terminal.Notice($"{target} cannot be opened from here ({fault.Message}); open it in a browser.");
        }
    }
}
