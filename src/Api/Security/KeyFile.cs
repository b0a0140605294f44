using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Api.State;

namespace GenAsset.Api.Security;

/// <summary>The keys of a server, in a file that holds their digests only. Any process may change it; readers see the change with their next request.</summary>
/// <param name="path">The file, made with the first key.</param>
/// <param name="time">The clock.</param>
public sealed class KeyFile(string path, TimeProvider time)
{
    private const string Prefix = "gak_"; // so that a key that leaked is recognised for what it is
    private const int SecretBytes = 32;
    private const int IdLength = 8;

    private readonly WatchedFile<KeyDocument> _file = new(path, time, bytes => JsonSerializer.Deserialize(bytes, SecurityJson.Pretty.KeyDocument));

    /// <summary>All keys, in the order in which they were made.</summary>
    public IReadOnlyList<KeyEntry> Entries => _file.Read()?.Keys ?? [];

    /// <summary>Makes a key and returns it with its entry: nobody will see it again.</summary>
    public (KeyEntry Entry, string Secret) Add(string name, KeyRole role = KeyRole.User, int? ratePerMinute = null, long? queueItems = null, DateTimeOffset? expiresAt = null)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var digest = Digest(secret);
        var entry = new KeyEntry(digest[..IdLength], name, digest, time.GetUtcNow(), role, ratePerMinute, queueItems, expiresAt);
        Change(entries => [.. entries, entry]);
        return (entry, secret);
    }

    /// <summary>Revokes the key of that id, or every key of that name; says how many.</summary>
    public int Revoke(string idOrName)
    {
        var revoked = 0;
        Change(entries => [.. entries.Select(entry =>
        {
            if (entry.RevokedAt is not null || (entry.Id != idOrName && entry.Name != idOrName))
                return entry;
            revoked++;
            return entry with { RevokedAt = time.GetUtcNow() };
        })]);
        return revoked;
    }

    /// <summary>The key's entry, or null. Every digest is compared, each in constant time, so that the time tells nothing of which came close.</summary>
    public KeyEntry? Find(string secret)
    {
        Span<byte> presented = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), presented);
        Span<byte> kept = stackalloc byte[SHA256.HashSizeInBytes];
        KeyEntry? found = null;
        foreach (var entry in Entries)
        {
            if (Convert.FromHexString(entry.Sha256, kept, out _, out _) == System.Buffers.OperationStatus.Done && CryptographicOperations.FixedTimeEquals(presented, kept))
                found = entry;
        }

        return found;
    }

    private void Change(Func<IReadOnlyList<KeyEntry>, IReadOnlyList<KeyEntry>> change)
    {
        using var exclusive = ExclusiveFile.Take(path + ".lock");
        var document = new KeyDocument(change(_file.ReadNow()?.Keys ?? []));
        PrivateFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(document, SecurityJson.Pretty.KeyDocument));
    }

    private static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
