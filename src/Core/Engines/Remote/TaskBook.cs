using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Engines.Remote;

/// <summary>
/// What one service was given for an item, kept from try to try: a task is on record before it is sent, and by its id as soon as the service has named it, so that
/// no try, crash or retry sends it twice. Beside it stands what was paid, which stays when the task has ended.
/// </summary>
internal sealed class TaskBook
{
    private const string Prefix = "task-";

    private readonly ItemKeep _keep;
    private readonly string _file;
    private readonly string _endpoint;
    private readonly int _attempt;
    private readonly JsonObject _note;

    /// <summary>Opens the book of an engine for an item; <paramref name="attempt"/> is the item's try.</summary>
    public TaskBook(ItemKeep keep, string engine, Uri endpoint, int attempt)
    {
        (_keep, _attempt, _endpoint) = (keep, attempt, endpoint.AbsoluteUri);
        _file = Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(engine)).AsSpan(0, 8)) + ".json";
        _note = Read(keep, _file) ?? new JsonObject { ["engine"] = engine };
        if ((string?)_note["endpoint"] != _endpoint)
            (_note["isOpen"], _note["id"]) = (false, null); // at another address the id means nothing
    }

    /// <summary>The id of the task that is under way; null where none is, or none is known to be.</summary>
    public string? Id => IsOpen ? (string?)_note["id"] : null;

    /// <summary>What the item has cost so far, on every service; null where nothing was paid.</summary>
    public decimal? Cost => CostOf(_keep);

    private bool IsOpen => (bool?)_note["isOpen"] == true;

    /// <summary>What an item has cost so far, on every service; null where nothing was paid.</summary>
    public static decimal? CostOf(ItemKeep keep)
    {
        var paid = keep.Names.Where(name => Path.GetFileName(name).StartsWith(Prefix, StringComparison.Ordinal)).Sum(name => (decimal?)Read(keep, name)?["paid"] ?? 0);
        return paid == 0 ? null : paid;
    }

    /// <summary>
    /// Whether an earlier try sent a task and did not learn what became of it. Who asks tells the person so; a later try that is no later than the one that told it
    /// is then theirs, since tries are counted from 1 again when a person has an item tried anew, and is free to send.
    /// </summary>
    public async Task<bool> FindUnknownAsync()
    {
        if (!IsOpen || _note["id"] is not null)
            return false;
        if ((int?)_note["told"] is { } told && _attempt != 0 && _attempt <= told)
        {
            await EndedAsync().ConfigureAwait(false);
            return false;
        }

        await UnknownAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>A task is about to be sent.</summary>
    public async Task SendingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(null, isOpen: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndedAsync().ConfigureAwait(false); // it may stand there, and nothing was sent
            throw;
        }
    }

    /// <summary>The service has it, under this id and for this much. It is paid for, so no token keeps that from being written down.</summary>
    public Task TakenAsync(string id, decimal cost)
    {
        if (cost != 0)
            _note["paid"] = ((decimal?)_note["paid"] ?? 0) + cost;
        return WriteAsync(id, isOpen: true, CancellationToken.None);
    }

    /// <summary>It will not be known whether the service has it, and the person is being told so.</summary>
    public Task UnknownAsync() => WriteAsync(null, isOpen: true, CancellationToken.None, _attempt);

    /// <summary>The task has ended, or never was: the next try sends a new one.</summary>
    public Task EndedAsync() => WriteAsync(null, isOpen: false, CancellationToken.None);

    private Task WriteAsync(string? id, bool isOpen, CancellationToken cancellationToken, int? told = null)
    {
        (_note["endpoint"], _note["id"], _note["isOpen"], _note["told"]) = (_endpoint, id, isOpen, told);
        return _keep.WriteAsync(_file, Encoding.UTF8.GetBytes(_note.ToJsonString()), cancellationToken);
    }

    private static JsonObject? Read(ItemKeep keep, string file)
    {
        if (keep.Read(file) is not { } bytes)
            return null;
        try
        {
            return JsonNode.Parse(bytes) as JsonObject ?? throw new JsonException("it is no object");
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{keep.Find(file)} is damaged, so whether its task was paid for is not known: {fault.Message}"), fault);
        }
    }
}
