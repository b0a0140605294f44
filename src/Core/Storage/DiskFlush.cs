using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>Brings what was written below a folder to the disk: one call for the whole file system where there is one, else file by file.</summary>
internal sealed partial class DiskFlush : IDisposable
{
    private readonly SafeFileHandle? _anchor;

    /// <summary>Readies flushing for the file system that <paramref name="folder"/> is on.</summary>
    public DiskFlush(string folder)
    {
        if (OperatingSystem.IsLinux())
            _anchor = File.OpenHandle(Path.Combine(folder, ".flush"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    /// <summary>Flushes everything that the folders hold, and their names; a file may stand in a folder's place.</summary>
    public void Flush(IEnumerable<string> folders)
    {
        if (_anchor is not null)
        {
            if (syncfs(_anchor) != 0)
                throw new IOException("syncfs failed: " + new Win32Exception().Message, Marshal.GetLastPInvokeError());
            return;
        }

        foreach (var file in folders.SelectMany(folder => File.Exists(folder) ? [folder] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            if (Path.GetFileName(file) != JobFolder.LockName) // it is held, holds nothing, and means nothing after a crash
                FlushFile(file);
        }
    }

    /// <summary>Flushes one file.</summary>
    public static void FlushFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    /// <inheritdoc/>
    public void Dispose() => _anchor?.Dispose();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int syncfs(SafeFileHandle file);
}
