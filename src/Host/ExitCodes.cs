namespace GenAsset.Host;

/// <summary>What the process's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>All good.</summary>
    public const int Good = 0;

    /// <summary>Nothing could run.</summary>
    public const int NothingRan = 1;

    /// <summary>The job ended, and some of its items did not succeed.</summary>
    public const int SomeFailed = 3;

    /// <summary>Ctrl+C: the job is kept.</summary>
    public const int Interrupted = 130;
}
