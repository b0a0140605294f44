namespace GenAsset.Cmdlets;

/// <summary>A result's file, as it lies in the folder that it was saved to.</summary>
/// <param name="JobId">The job that made it.</param>
/// <param name="Index">The item, from 0.</param>
/// <param name="Name">Its name as an asset of the item.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="WasThere">Whether it lay there already, whole and right, and was left alone.</param>
/// <param name="IsRenamed">Whether its name as an asset, which a server gave it, is not safe for a file, so that it lies under one that is.</param>
/// <param name="Label">What a person recognises the item by, of which the file's name keeps what is safe.</param>
public sealed record SavedAsset(string JobId, int Index, string Name, string Path, long Bytes, string Sha256, string ContentType, bool WasThere, bool IsRenamed = false, string? Label = null);
