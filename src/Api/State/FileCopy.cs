namespace GenAsset.Api.State;

/// <summary>
/// A copy on this disk of a small file that lies elsewhere, for servers that share no disk. Whoever reads the file reads the copy, as it reads a file that is its own.
/// </summary>
/// <param name="path">Where the copy lies; only this user may read it.</param>
/// <param name="fetch">Asks for the file, unless it is still of the version that is given.</param>
/// <param name="time">The clock.</param>
public sealed class FileCopy(string path, Func<string?, CancellationToken, Task<FetchedFile>> fetch, TimeProvider time) : IDisposable
{
    /// <summary>How old the copy may be that a request is answered by.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10); // else each request would wait for what does not answer

    private readonly SemaphoreSlim _looking = new(1, 1);
    private string? _version;
    private long _freshUntil = long.MinValue;

    private bool IsFresh => time.GetTimestamp() < Volatile.Read(ref _freshUntil);

    /// <summary>Brings the copy up to date, where it was not within the last minute; whoever comes meanwhile waits for that.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (IsFresh)
            return;
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh)
                await LookAsync(cancellationToken);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _looking.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp(); // before it is answered: what is changed in between may be missed
        var trusted = AfterFault;
        try
        {
            var found = await fetch(_version, cancellationToken);
            if (found.Content is { } content)
                PrivateFile.Replace(path, content.Span);
            else if (found.Version is null && File.Exists(path))
                File.Delete(path);
            (_version, trusted) = (found.Version, LookEvery);
        }
        finally
        {
            Volatile.Write(ref _freshUntil, asked + (long)(trusted.TotalSeconds * time.TimestampFrequency));
        }
    }
}

/// <summary>What was found of a file that lies elsewhere.</summary>
/// <param name="Version">Its version; none where there is no such file.</param>
/// <param name="Content">What it holds; none where that has not changed.</param>
public readonly record struct FetchedFile(string? Version, ReadOnlyMemory<byte>? Content = null);
