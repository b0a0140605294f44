using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>The small JSON files of a job: written whole and flushed, read whole.</summary>
internal static class JobFiles
{
    /// <summary>The head of a job, or null where there is no such job.</summary>
    public static JobHead? ReadHead(JobFolder folder) => Read(folder.Head, GenAssetJson.Line.JobHead);

    /// <summary>A file's value, or null where there is no file; a file that is not what it should be is an error that names it.</summary>
    public static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
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
