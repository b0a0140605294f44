namespace GenAsset.Core.Errors;

/// <summary>Reads what an I/O exception really means.</summary>
public static class IoFault
{
    private const int UnixNoSpace = 28;               // ENOSPC
    private const int UnixQuotaExceeded = 122;        // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The error that a failed read or write below <paramref name="where"/> is shown as.</summary>
    public static GenAssetError Explain(Exception fault, string where) => fault switch
    {
        GenAssetException known => known.Error,
        IOException io when IsDiskFull(io) => GenAssetError.Of(ErrorCatalog.DiskFull, $"The disk that holds {where} is full.", suggestion: "Free some space there, then go on: nothing that was finished is lost."),
        UnauthorizedAccessException => GenAssetError.Of(ErrorCatalog.HomeNotWritable, $"This user may not write {where}: {fault.Message}"),
        _ => GenAssetError.Of(ErrorCatalog.UnknownError, $"Reading or writing {where} failed: {fault.Message}"),
    };

    /// <summary>Whether the exception says that no space is left.</summary>
    public static bool IsDiskFull(IOException fault) =>
        fault.HResult is UnixNoSpace or UnixQuotaExceeded or WindowsDiskFull or WindowsHandleDiskFull;
}
