namespace GenAsset.Host.Working;

/// <summary>A file whose age tells how long ago the server last answered this worker, and whose word tells that the worker has ended by itself.</summary>
internal sealed class PulseFile : IDisposable
{
    private const string Over = "over\n"; // read by infra/containers/model.sh, which may come after the worker has gone: a file that is missing would not tell
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1); // small items are told of by the thousand

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private long? _beatAt;
    private bool _isOver;

    /// <summary>Begins: the file is there from now on.</summary>
    public PulseFile(string path, TimeProvider time)
    {
        (_path, _time) = (path, time);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        Beat();
    }

    /// <summary>Whether the worker of a file was answered within this time; else why it counts as dead.</summary>
    public static string? FaultOf(string path, TimeSpan within, TimeProvider time)
    {
        if (!File.Exists(path))
            return $"There is no {path}: no worker writes to it.";
        if (File.ReadAllText(path) == Over)
            return "The worker has ended.";
        var age = time.GetUtcNow() - File.GetLastWriteTimeUtc(path);
        return age <= within ? null : $"The worker's last answer from its server is {age.TotalSeconds:0} s ago.";
    }

    /// <summary>The server has answered.</summary>
    public void Beat()
    {
        lock (_gate)
        {
            if (_isOver || (_beatAt is { } last && _time.GetElapsedTime(last) < Shortest))
                return;
            _beatAt = _time.GetTimestamp();
            Write($"{_time.GetUtcNow():O}\n");
        }
    }

    /// <summary>The worker ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Write(Over);
        }
    }

    private void Write(string text)
    {
        try
        {
            File.WriteAllText(_path, text);
        }
        catch (IOException)
        {
            // A disk that is full: the file grows old, which is how that is told.
        }
    }
}
