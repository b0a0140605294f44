namespace System.Management.Automation;

/// <summary>A PowerShell job. There is none without a shell: this is so that the cmdlets' assembly loads; tests/Pester run -AsJob.</summary>
public abstract class Job
{
    public abstract bool HasMoreData { get; }

    public abstract string Location { get; }

    public abstract string StatusMessage { get; }

    public abstract void StopJob();
}
