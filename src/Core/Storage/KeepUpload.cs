namespace GenAsset.Core.Storage;

/// <summary>Keeps an upload for as long as the files of a job stay which is being written in a folder of the staging area; false when the upload is gone.</summary>
public delegate bool KeepUpload(string uploadId, string jobId, string staging);
