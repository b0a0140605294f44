using System.ComponentModel;
using System.Diagnostics;

namespace GenAsset.Tests.Disks;

/// <summary>A disk in memory that soon is full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _point = Directory.CreateTempSubdirectory("genasset-disk-");

    public SmallDisk(string size) => Mount("-t", "tmpfs", "-o", $"size={size}", "tmpfs", _point.FullName).ShouldBe(0);

    public string Path => _point.FullName;

    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        try
        {
            using var probe = new SmallDisk("64k");
            return true;
        }
        catch (Exception fault) when (fault is ShouldAssertException or Win32Exception)
        {
            return false;
        }
    }

    public void Grow(string size) => Mount("-o", $"remount,size={size}", _point.FullName).ShouldBe(0);

    public void Dispose()
    {
        Run("umount", _point.FullName);
        _point.Delete();
    }

    private static int Mount(params string[] arguments) => Run("mount", arguments);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
