using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>The small JSON files of a job: written whole and flushed, read whole.</summary>
internal static class JobFiles
{
    /// <summary>The head of a job, or null where there is no such job: none was made, or the power went before it was accepted.</summary>
    public static JobHead? ReadHead(JobFolder folder) => Read(folder.Head, GenAssetJson.Line.JobHead, blankIsNone: true);

    /// <summary>Whether a head was begun and its content never reached the disk: a file system that lost its power keeps such a file empty, or full of zeros.</summary>
    public static bool IsBlank(string path) => new FileInfo(path) is { Exists: true } file && (file.Length == 0 || IsBlank(File.ReadAllBytes(path)));

    private static bool IsBlank(ReadOnlySpan<byte> content) => !content.ContainsAnyExcept((byte)0);

    /// <summary>A file's value, or null where there is no file; a file that is not what it should be is an error that names it.</summary>
    public static T? Read<T>(string path, JsonTypeInfo<T> type, bool blankIsNone = false)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var content = File.ReadAllBytes(path);
            return blankIsNone && IsBlank(content) ? null : JsonSerializer.Deserialize(content, type);
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{path}, line {fault.LineNumber + 1}, is damaged: {fault.Message}"), fault);
        }
        catch (FileNotFoundException)
        {
            return null; // deleted since
        }
    }

    /// <summary>Writes a value for people to read too; the caller flushes it.</summary>
    public static void Write<T>(string path, T value) =>
        File.WriteAllBytes(path, [.. JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), GenAssetJson.Pretty), (byte)'\n']);
}
