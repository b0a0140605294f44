using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GenAsset.Core.Client;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Cmdlets;

/// <summary>What this PowerShell process is connected to. A home stays open once it was connected to, so that its jobs run on while another is looked at.</summary>
internal static class Session
{
    private const int MostCalls = 1000; // untold, where nobody asks for -Verbose

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, EmbeddedBackend> Homes = [];
    private static readonly List<GenAssetClient> Clients = [];
    private static readonly ConcurrentQueue<string> Notices = new();
    private static readonly ConcurrentQueue<string> Calls = new();
    private static readonly HashSet<string> Warned = [];
    private static readonly Dictionary<EmbeddedBackend, Delivery> Deliveries = [];
    private static Connection? _current;

    /// <summary>The connection; the first use makes the one that was saved, or to the default home.</summary>
    public static Outcome<Connection> Current
    {
        get
        {
            lock (Gate)
            {
                if (_current is { } connected)
                    return connected;
                var fault = SavedConnection.Read() is { } saved ? saved.Connect() : Connect(new EmbeddedOptions()).Error;
                return fault is null && _current is { } made ? made : fault!; // without an error there is a connection
            }
        }
    }

    /// <summary>Whether the first use of the connection would ask a vault for its key, which may ask a person for a password.</summary>
    public static bool WouldAskVault
    {
        get
        {
            lock (Gate)
                return _current is null && SavedConnection.Read()?.Secret is not null;
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
                var opened = EmbeddedBackend.Open(options with { Home = path, Notice = Notices.Enqueue, RunsSchedules = true });
                if (!opened.Succeeded)
                    return opened.Error;
                Homes[path] = backend = opened.Value;
            }

            _current = new Connection(backend, new GenAssetContext("embedded", backend.Home.Path));
            return backend;
        }
    }

    /// <summary>Connects to a server, which is asked with the first call.</summary>
    public static Outcome<GenAssetClient> Connect(ClientOptions options)
    {
        var opened = GenAssetClient.Open(options with { Trace = Trace });
        if (!opened.Succeeded)
            return opened;
        lock (Gate)
        {
            Clients.Add(opened.Value);
            _current = new Connection(opened.Value, new GenAssetContext("server", null, opened.Value.Server, options.Key is not null, options.Proxy));
        }

        return opened;
    }

    /// <summary>Forgets the connection, and lets go of its home or of its sockets; null where there was none.</summary>
    public static async Task<GenAssetContext?> DisconnectAsync()
    {
        Connection? left;
        lock (Gate)
        {
            (left, _current) = (_current, null);
            if (left?.Backend is EmbeddedBackend home)
                Homes.Remove(home.Home.Path);
            else if (left?.Backend is GenAssetClient client)
                Clients.Remove(client);
        }

        if (left is null)
            return null;
        await CloseAsync(left.Backend).ConfigureAwait(false);
        return left.Context;
    }

    /// <summary>Whether a job's previews were not warned of yet.</summary>
    public static bool IsFirstWarning(string jobId)
    {
        lock (Gate)
            return Warned.Add(jobId);
    }

    /// <summary>Sends a home's webhooks from now on, until it is closed; a server of the same home would do so as well.</summary>
    public static void DeliverWebhooks(EmbeddedBackend home)
    {
        lock (Gate)
        {
            if (!Deliveries.ContainsKey(home))
                Deliveries[home] = new Delivery(home, Notices.Enqueue);
        }
    }

    /// <summary>The next thing that the backend wants a person to know. It may speak up on any thread, while only the pipeline's may write.</summary>
    public static bool TryTakeNotice([NotNullWhen(true)] out string? notice) => Notices.TryDequeue(out notice);

    /// <summary>The next HTTP call that was made, without secrets.</summary>
    public static bool TryTakeCall([NotNullWhen(true)] out string? call) => Calls.TryDequeue(out call);

    /// <summary>Closes every home. Jobs at work are kept and go on when somebody waits on them.</summary>
    public static async Task CloseAsync()
    {
        IJobBackend[] open;
        lock (Gate)
        {
            open = [.. Homes.Values, .. Clients];
            Homes.Clear();
            Clients.Clear();
            _current = null;
        }

        foreach (var backend in open)
            await CloseAsync(backend).ConfigureAwait(false);
    }

    private static async Task CloseAsync(IJobBackend backend)
    {
        Delivery? delivery = null;
        lock (Gate)
        {
            if (backend is EmbeddedBackend home)
                Deliveries.Remove(home, out delivery);
        }

        if (delivery is not null)
            await delivery.DisposeAsync().ConfigureAwait(false);
        await backend.DisposeAsync().ConfigureAwait(false);
    }

    private static void Trace(string call)
    {
        Calls.Enqueue(call);
        while (Calls.Count > MostCalls && Calls.TryDequeue(out _))
        {
            // The oldest go.
        }
    }
}
