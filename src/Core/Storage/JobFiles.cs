using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>The small JSON files of a job: written whole and flushed, read whole.</summary>
internal static class JobFiles
{
    /// <summary>
    /// The head of a job, or null where there is no such job: none was made, or its maker or the power went before it was accepted. What a file system keeps of such
    /// a head is nothing, a beginning, or zeros.
    /// </summary>
    public static JobHead? ReadHead(JobFolder folder)
    {
        if (ReadIfThere(folder.Head) is not { } content || !(IsWhole(content) || File.Exists(folder.Journal)))
            return null;
        return CheckedLine.Read(content.AsSpan().TrimEnd((byte)'\n'), GenAssetJson.Line.JobHead, out var fault)
            ?? throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{folder.Head}, line 1, is damaged: {fault}."));
    }

    /// <summary>Whether a job was accepted: its head was written to its end, or what is there came later than that.</summary>
    public static bool IsAccepted(JobFolder folder) =>
        File.Exists(folder.Journal) || File.Exists(folder.Tombstone) || (ReadIfThere(folder.Head) is { } content && IsWhole(content));

    /// <summary>Puts another head in a job's place, whole or not at all.</summary>
    public static void ReplaceHead(JobFolder folder, JobHead head)
    {
        var written = folder.Head + ".new";
        File.WriteAllBytes(written, LineOf(head));
        File.Move(written, folder.Head, overwrite: true);
    }

    /// <summary>A head as it stands in its file.</summary>
    public static ReadOnlySpan<byte> LineOf(JobHead head)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = GenAssetJson.Line.Options.Encoder });
        CheckedLine.Write(head, GenAssetJson.Line.JobHead, line, writer);
        return line.WrittenSpan;
    }

    /// <summary>
    /// A file's value, or null where there is no file; a file that is not what it should be is an error that names it. With <paramref name="blankIsNone"/> a file
    /// whose content never reached the disk counts as none: a file system that lost its power keeps such a file empty, or full of zeros.
    /// </summary>
    public static T? Read<T>(string path, JsonTypeInfo<T> type, bool blankIsNone = false)
        where T : class
    {
        try
        {
            return ReadIfThere(path) is { } content && !(blankIsNone && !content.AsSpan().ContainsAnyExcept((byte)0)) ? JsonSerializer.Deserialize(content, type) : null;
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{path}, line {fault.LineNumber + 1}, is damaged: {fault.Message}"), fault);
        }
    }

    /// <summary>Writes a value for people to read too; the caller flushes it.</summary>
    public static void Write<T>(string path, T value) =>
        File.WriteAllBytes(path, [.. JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), GenAssetJson.Pretty), (byte)'\n']);

    private static bool IsWhole(byte[] content) => content is [not 0, .., (byte)'\n'];

    private static byte[]? ReadIfThere(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // deleted since
        }
    }
}
