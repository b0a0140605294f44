namespace GenAsset.Core.Uploads;

/// <summary>Where an upload's files lie.</summary>
/// <param name="Path">The upload's folder.</param>
internal readonly record struct UploadFolder(string Path)
{
    /// <summary>The bytes.</summary>
    public string Content => System.IO.Path.Combine(Path, "content");

    /// <summary>What is known of them.</summary>
    public string Head => System.IO.Path.Combine(Path, "upload.json");

    /// <summary>An empty file a job that uses it.</summary>
    public string Users => System.IO.Path.Combine(Path, "jobs");
}
