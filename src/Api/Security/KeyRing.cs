using GenAsset.Core.Errors;
using GenAsset.Core.Ports;

namespace GenAsset.Api.Security;

/// <summary>What became of a presented key.</summary>
public enum KeyOutcome
{
    /// <summary>None was presented, and one is needed.</summary>
    Missing,

    /// <summary>It is none of ours, or was revoked.</summary>
    Wrong,

    /// <summary>It was good until it expired.</summary>
    Expired,

    /// <summary>It is good.</summary>
    Good,
}

/// <summary>What became of a presented key, and who calls where it was good.</summary>
/// <param name="Outcome">Whether the caller may come in.</param>
/// <param name="Caller">Who calls; none unless the key is good.</param>
public readonly record struct KeyCheck(KeyOutcome Outcome, Caller? Caller);

/// <summary>Tells who presents a key. The native API and every facade ask here, each wherever its clients put the key.</summary>
public sealed class KeyRing
{
    private readonly KeyFile _keys;
    private readonly ApiOptions _options;
    private readonly TimeProvider _time;
    private readonly Caller _anybody;
    private readonly Func<KeyEntry, OwnerScope> _scope;

    /// <summary>Opens the ring of a server.</summary>
    public KeyRing(ApiOptions options, IJobBackend backend, Admission admission, TimeProvider time)
    {
        (_keys, _options, _time) = (new KeyFile(options.KeysFile, time), options, time);
        _anybody = new Caller(null, KeyRole.Admin, null, backend);
        _scope = key => new OwnerScope(backend, key, admission, time);
    }

    /// <summary>Whether everything is open: there has never been a key, and the host listens on loopback only.</summary>
    public bool IsOpen => _options.IsOpenWithoutKeys && IsEmpty;

    /// <summary>Whether there has never been a key.</summary>
    public bool IsEmpty => _keys.Entries.Count == 0;

    /// <summary>The backend within the limits of an owner who does not call himself, whose schedule is due; without a good key of his, nothing is done in his name.</summary>
    public Outcome<IJobBackend> BackendOf(string owner)
    {
        var now = _time.GetUtcNow();
        var key = _keys.Entries.LastOrDefault(key => key.Name == owner && key.RevokedAt is null && !(key.ExpiresAt <= now) && key.Role is KeyRole.User or KeyRole.Admin);
        return key is null
            ? GenAssetError.Of(ErrorCatalog.KeyRefused, $"{owner} has no key any more that is good.")
            : _scope(key);
    }

    /// <summary>Tells who presents this key; where everything is open, anybody is let in with any key or none.</summary>
    public KeyCheck Authenticate(string? presented)
    {
        if (IsOpen)
            return new KeyCheck(KeyOutcome.Good, _anybody);
        if (string.IsNullOrEmpty(presented))
            return new KeyCheck(KeyOutcome.Missing, null);
        if (_keys.Find(presented) is not { RevokedAt: null } key)
            return new KeyCheck(KeyOutcome.Wrong, null);
        return key.ExpiresAt <= _time.GetUtcNow()
            ? new KeyCheck(KeyOutcome.Expired, null)
            : new KeyCheck(KeyOutcome.Good, new Caller(key.Name, key.Role, key, _scope(key)));
    }
}
