namespace System.IO.Hashing;

/// <summary>A checksum that takes its bytes piece by piece.</summary>
public abstract class NonCryptographicHashAlgorithm
{
    /// <summary>Sets the length of the checksum.</summary>
    protected NonCryptographicHashAlgorithm(int hashLengthInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashLengthInBytes, 1);
        HashLengthInBytes = hashLengthInBytes;
    }

    /// <summary>Bytes of the checksum.</summary>
    public int HashLengthInBytes { get; }

    /// <summary>Takes more bytes in.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Begins anew.</summary>
    public abstract void Reset();

    /// <summary>Writes the checksum of what was taken in.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);

    /// <summary>Takes an array in.</summary>
    public void Append(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Append(source.AsSpan());
    }

    /// <summary>Writes the checksum and begins anew; here in the same way as the one without.</summary>
    protected virtual void GetHashAndResetCore(Span<byte> destination)
    {
        GetCurrentHashCore(destination);
        Reset();
    }

    /// <summary>The checksum of what was taken in.</summary>
    public byte[] GetCurrentHash()
    {
        var hash = new byte[HashLengthInBytes];
        GetCurrentHashCore(hash);
        return hash;
    }

    /// <summary>Writes the checksum of what was taken in, and says its length.</summary>
    public int GetCurrentHash(Span<byte> destination)
    {
        GetCurrentHashCore(Fit(destination));
        return HashLengthInBytes;
    }

    /// <summary>The checksum of what was taken in; then begins anew.</summary>
    public byte[] GetHashAndReset()
    {
        var hash = new byte[HashLengthInBytes];
        GetHashAndResetCore(hash);
        return hash;
    }

    /// <summary>Writes the checksum of what was taken in, says its length and begins anew.</summary>
    public int GetHashAndReset(Span<byte> destination)
    {
        GetHashAndResetCore(Fit(destination));
        return HashLengthInBytes;
    }

    private Span<byte> Fit(Span<byte> destination) => destination.Length >= HashLengthInBytes
        ? destination[..HashLengthInBytes]
        : throw new ArgumentException($"The checksum has {HashLengthInBytes} bytes; there is room for {destination.Length}.", nameof(destination));
}
