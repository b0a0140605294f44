namespace GenAsset.Media.Formats.Zip;

/// <summary>Signatures and sizes of APPNOTE.TXT.</summary>
internal static class ZipConstants
{
    public const string Format = "ZIP";
    public const uint LocalHeader = 0x04034B50;
    public const uint CentralHeader = 0x02014B50;
    public const uint Descriptor = 0x08074B50;
    public const uint End = 0x06054B50;
    public const uint End64 = 0x06064B50;
    public const uint Locator64 = 0x07064B50;
    public const int LocalBytes = 30;
    public const int CentralBytes = 46;
    public const int EndBytes = 22;
    public const int End64Bytes = 56;
    public const int Locator64Bytes = 20;
    public const ushort Zip64Extra = 0x0001;
    public const ushort PaddingExtra = 0x1986; // the id that USDZ writers pad with
    public const ushort DescriptorFlag = 0x0008;
    public const ushort Utf8Flag = 0x0800;
    public const ushort EncryptedFlags = 0x2041;
    public const ushort Stored = 0;
    public const ushort Deflated = 8;
    public const uint EarliestDosTime = 0x00210000; // 1980-01-01 00:00, so that equal input gives equal bytes
}
