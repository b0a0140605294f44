namespace GenAsset.Media.Codecs;

/// <summary>Tells the exceptions by which the base library's inflater says that its input is malformed.</summary>
internal static class ZlibFault
{
    /// <summary>Malformed data, and what inflate does not say as such: a preset dictionary asked for surfaces as an <see cref="IOException"/>.</summary>
    internal static bool Is(Exception e) => e is InvalidDataException or IOException;
}
