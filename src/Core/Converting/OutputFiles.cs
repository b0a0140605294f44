namespace GenAsset.Core.Converting;

/// <summary>A file to be written.</summary>
/// <param name="Path">Where.</param>
/// <param name="Write">Writes it; the stream can seek.</param>
public sealed record OutputFile(string Path, Action<Stream> Write)
{
    /// <summary>A file of bytes.</summary>
    public OutputFile(string path, ReadOnlyMemory<byte> bytes)
        : this(path, stream => stream.Write(bytes.Span))
    {
    }
}

/// <summary>Files that belong together and appear whole or not at all.</summary>
public static class OutputFiles
{
    /// <summary>Writes every file under a name of its own beside its place, then renames them in order; the last is the one that was asked for. None appears once the token has fired.</summary>
    public static void Write(IReadOnlyList<OutputFile> files, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(files[^1].Path))
            throw new IOException("it is a folder; name a file in it.");
        var parts = files.Select(file => $"{file.Path}.{Environment.ProcessId}.part").ToList();
        try
        {
            foreach (var (file, part) in files.Zip(parts))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!); // a file's full path has a folder
                using var stream = new StoppableStream(new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), cancellationToken);
                file.Write(stream);
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (file, part) in files.Zip(parts))
                File.Move(part, file.Path, overwrite: true);
        }
        finally
        {
            foreach (var part in parts.Where(File.Exists))
                File.Delete(part);
        }
    }
}
