using System.Collections.Concurrent;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Cmdlets;

/// <summary>What this PowerShell process is connected to. A home stays open once it was connected to, so that its jobs run on while another is looked at.</summary>
internal static class Session
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, EmbeddedBackend> Homes = [];
    private static readonly ConcurrentQueue<string> Notices = new();
    private static EmbeddedBackend? _current;

    /// <summary>The backend that cmdlets talk to; the first use opens the default home.</summary>
    public static Outcome<EmbeddedBackend> Backend
    {
        get
        {
            lock (Gate)
                return _current is { } connected ? connected : Connect(new EmbeddedOptions());
        }
    }

    /// <summary>Connects to a home folder; one that is open already stays as it was opened.</summary>
    public static Outcome<EmbeddedBackend> Connect(EmbeddedOptions options)
    {
        lock (Gate)
        {
            var path = Path.GetFullPath(options.Home ?? HomeFolder.DefaultPath);
            if (!Homes.TryGetValue(path, out var backend))
            {
                var opened = EmbeddedBackend.Open(options with { Home = path, Notice = Notices.Enqueue });
                if (!opened.Succeeded)
                    return opened.Error;
                Homes[path] = backend = opened.Value;
            }

            return _current = backend;
        }
    }

    /// <summary>The next thing that the backend wants a person to know. It may speak up on any thread, while only the pipeline's may write.</summary>
    public static bool TryTakeNotice([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? notice) => Notices.TryDequeue(out notice);

    /// <summary>Closes every home. Jobs at work are kept and go on when somebody waits on them.</summary>
    public static async Task CloseAsync()
    {
        EmbeddedBackend[] open;
        lock (Gate)
        {
            open = [.. Homes.Values];
            Homes.Clear();
            _current = null;
        }

        foreach (var backend in open)
            await backend.DisposeAsync().ConfigureAwait(false);
    }
}
