using System.Text;
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

    /// <summary>Writes a value for people to read too, and brings it to the disk.</summary>
    public static async Task WriteAsync<T>(string path, T value)
    {
        await WriteUnflushedAsync(path, value).ConfigureAwait(false);
        DiskFlush.FlushFile(path);
    }

    /// <summary>The same, without the flush: the caller's comes later.</summary>
    public static async Task WriteUnflushedAsync<T>(string path, T value)
    {
        var text = JsonSerializer.Serialize(value, typeof(T), GenAssetJson.Pretty);
        await File.WriteAllTextAsync(path, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)).ConfigureAwait(false);
    }
}
