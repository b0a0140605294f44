namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>A scan header (SOS), checked against the frame, with the tables that are current at it.</summary>
internal sealed record JpegScan(
    JpegComponent[] Components,
    JpegDecodingTable?[] DcTables,
    JpegDecodingTable?[] AcTables,
    int SpectralStart,
    int SpectralEnd,
    int HighBit,
    int LowBit,
    int RestartInterval,
    long Offset)
{
    internal MediaFormatException Fault(string reason) => new(JpegConstants.Name, Offset, reason);
}
