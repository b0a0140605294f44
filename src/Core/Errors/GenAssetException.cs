namespace GenAsset.Core.Errors;

/// <summary>Carries an error through code that cannot go on, up to the edge that shows it: a damaged file, a full disk, an unusable home.</summary>
public sealed class GenAssetException : Exception
{
    /// <summary>Wraps one error.</summary>
    public GenAssetException(GenAssetError error, Exception? cause = null)
        : base(error.Message, cause) => Error = error;

    /// <summary>The error, as it is shown.</summary>
    public GenAssetError Error { get; }
}
