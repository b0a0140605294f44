namespace GenAsset.Core.Uploads;

/// <summary>A file that somebody sent, to be named by items as their input.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Whose it is, who alone may use it; none where it was sent without a key.</param>
/// <param name="Name">The name that it was sent under, for people; null where it had none.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
/// <param name="ContentType">What it is, by its content.</param>
/// <param name="Width">Pixels, where it is a picture.</param>
/// <param name="Height">Pixels, where it is a picture.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="ExpiresAt">When it goes, unless a job uses it: then it stays as long as the job's files do.</param>
public sealed record Upload(
    string Id, string? Owner, string? Name, long Bytes, string Sha256, string ContentType, int? Width, int? Height, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
