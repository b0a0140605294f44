using System.Collections.Concurrent;

namespace GenAsset.Doubles;

/// <summary>
/// The tasks that a double of a task service was given, each one charged. A task is done after so many looks at it, unless POST /behave?end=never or ?end=failed said
/// otherwise; GET /charged says how many there were.
/// </summary>
internal sealed class TaskTable(Dictionary<string, string> options)
{
    private readonly int _looks = options.TryGetValue("looks", out var looks) ? int.Parse(looks) : 2;
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private volatile string _end = "done";
    private int _charged;

    /// <summary>What the file of an option holds.</summary>
    public byte[] File(string option) => System.IO.File.ReadAllBytes(options[option]);

    /// <summary>Takes a task and charges for it.</summary>
    public string Take(string id)
    {
        Interlocked.Increment(ref _charged);
        _seen[id] = 0;
        return id;
    }

    /// <summary>Looks at a task: "running", "done" or "failed"; null where there is none of that id.</summary>
    public string? Look(string? id)
    {
        if (id is null || !_seen.ContainsKey(id))
            return null;
        var seen = _seen.AddOrUpdate(id, 1, (_, count) => count + 1);
        return _end == "never" || seen <= _looks ? "running" : _end;
    }

    /// <summary>Whether there is a task of that id.</summary>
    public bool Has(string? id) => id is not null && _seen.ContainsKey(id);

    /// <summary>The orders that all such doubles take; else what the protocol answers.</summary>
    public Handler Serve(Func<Request, Reply> protocol) => request => Task.FromResult(request.Path switch
    {
        "/behave" => Behave(request),
        "/charged" => Reply.Text(200, Volatile.Read(ref _charged).ToString()),
        _ => protocol(request),
    });

    /// <summary>A new id of so many hex digits.</summary>
    public string NewId(int digits) => (Volatile.Read(ref _charged) + 1).ToString("x").PadLeft(digits, 'a');

    private Reply Behave(Request request)
    {
        _end = request.Query["end"];
        return Reply.Json(200, "{}");
    }
}
