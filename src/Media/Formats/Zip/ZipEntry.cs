namespace GenAsset.Media.Formats.Zip;

/// <summary>One file of an archive, as the directory at its end describes it.</summary>
/// <param name="Name">Its path with forward slashes; a folder's ends with one.</param>
/// <param name="IsStored">Whether its bytes lie in the archive as they are, not deflated.</param>
/// <param name="Size">Bytes when unpacked.</param>
/// <param name="PackedSize">Bytes in the archive.</param>
/// <param name="Crc">The checksum of the unpacked bytes.</param>
/// <param name="DataOffset">Where its bytes start in the archive.</param>
public sealed record ZipEntry(string Name, bool IsStored, long Size, long PackedSize, uint Crc, long DataOffset);
