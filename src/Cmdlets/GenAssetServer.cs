namespace GenAsset.Cmdlets;

/// <summary>A server that was started from here.</summary>
/// <param name="Id">The process.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Home">The home folder that it serves.</param>
/// <param name="Log">What it says on standard error goes to this file.</param>
/// <param name="StartedAt">When the process was started: a process id may be given out again.</param>
public sealed record GenAssetServer(int Id, Uri Address, string Home, string Log, DateTimeOffset StartedAt);
