namespace GenAsset.Api.Security;

/// <summary>What is kept of a key: everything but the key.</summary>
/// <param name="Id">What it is called when it is revoked.</param>
/// <param name="Name">Whose it is: the owner of the jobs that it makes. An owner may have several.</param>
/// <param name="Sha256">The key's digest, lower-case hex.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Role">What it is for.</param>
/// <param name="RatePerMinute">Requests a minute; left out, as many as come.</param>
/// <param name="QueueItems">Items that may wait or run at once; left out, any number.</param>
/// <param name="ExpiresAt">When it ends; left out, never.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record KeyEntry(
    string Id,
    string Name,
    string Sha256,
    DateTimeOffset CreatedAt,
    KeyRole Role = KeyRole.User,
    int? RatePerMinute = null,
    long? QueueItems = null,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? RevokedAt = null);

/// <summary>keys.json.</summary>
/// <param name="Keys">Every key there ever was, revoked ones too: a server that once had keys never falls open.</param>
public sealed record KeyDocument(IReadOnlyList<KeyEntry> Keys);
