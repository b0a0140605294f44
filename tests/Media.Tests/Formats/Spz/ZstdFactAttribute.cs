using GenAsset.Media.Formats.Zstd;

namespace GenAsset.Media.Tests.Formats.Spz;

/// <summary>A test that reads compressed zstd; skipped where the library is missing.</summary>
internal sealed class ZstdFactAttribute : FactAttribute
{
    public ZstdFactAttribute() => Skip = Missing;

    public static string? Missing { get; } = ZstdLibrary.Find() is null ? "libzstd is not installed; install the package libzstd1" : null;
}

/// <summary>A test with cases that reads compressed zstd; skipped where the library is missing.</summary>
internal sealed class ZstdTheoryAttribute : TheoryAttribute
{
    public ZstdTheoryAttribute() => Skip = ZstdFactAttribute.Missing;
}
