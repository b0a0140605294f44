using System.Buffers;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>Writes a job's items.jsonl, once, an item a line; items that are few and short stay in memory, for the job's head.</summary>
internal sealed class ItemsWriter : IDisposable
{
    private const int FlushAt = 256 << 10;
    private const int FewItems = 16;
    private const int FewBytes = 8 << 10; // before the first write-out, so it is all there is

    private readonly Func<string> _begin;
    private string? _path;
    private SafeFileHandle? _file;
    private readonly List<long> _places = [];
    private List<ItemSpec>? _few = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(); // grows as needed: most jobs are small, and a large array a job is a full collection each few hundred
    private readonly Utf8JsonWriter _writer;

    /// <summary>Readies the file: <paramref name="begin"/> says where it goes, once there is too much to keep.</summary>
    public ItemsWriter(Func<string> begin)
    {
        _begin = begin;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = GenAssetJson.Line.Options.Encoder });
    }

    /// <summary>Items so far.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The checksum so far.</summary>
    public uint Crc { get; private set; } = Crc32C.Start;

    /// <summary>The items themselves where they are few and short, and in no file; else null.</summary>
    public IReadOnlyList<ItemSpec>? Few => _few;

    /// <summary>Adds an item.</summary>
    public void Add(ItemSpec item)
    {
        if (Count > 0 && Count % ItemsPlaces.Every == 0)
            _places.Add(Bytes + _buffer.WrittenCount);
        _writer.Reset();
        JsonSerializer.Serialize(_writer, item, ItemSpecJson.TypeOf(item.Kind, GenAssetJson.Line.Options));
        _writer.Flush();
        _buffer.Write("\n"u8);
        Count++;
        if (Count > FewItems || _buffer.WrittenCount > FewBytes)
            _few = null;
        _few?.Add(item);
        if (_buffer.WrittenCount >= FlushAt)
            WriteOut();
    }

    /// <summary>Writes the rest, and where in it items begin, few or not; both are on the disk when the caller has flushed them.</summary>
    public void Finish()
    {
        WriteOut();
        ItemsPlaces.Write(_path!, _places); // WriteOut began it
        _few = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file?.Dispose();
    }

    private void WriteOut()
    {
        _file ??= File.OpenHandle(_path = _begin(), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(_file, _buffer.WrittenSpan, Bytes);
        Crc = Crc32C.Append(Crc, _buffer.WrittenSpan);
        Bytes += _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
    }
}

/// <summary>Reads a job's items.jsonl in order; where its head has the items (<paramref name="known"/>) there is none.</summary>
internal sealed class ItemsReader(string path, IReadOnlyList<ItemSpec>? known = null) : IDisposable
{
    private FileStream? _file;
    private LineReader? _lines;

    /// <summary>The place of the item that comes next.</summary>
    public int Next { get; private set; }

    /// <summary>Moves to an item, whichever it is, in one short step; past the end there is nothing to read.</summary>
    public void MoveTo(int index)
    {
        if (known is null && (index < Next || index - Next >= ItemsPlaces.Every))
        {
            var (place, item) = ItemsPlaces.Find(path, index);
            if (item > Next || index < Next)
            {
                Open().Position = place;
                _lines = new LineReader(Open());
                Next = item;
            }
        }

        while (Next < index && Skip())
        {
        }
    }

    /// <summary>Moves past the next item; false at the end.</summary>
    public bool Skip()
    {
        if (known is null ? !(_lines ??= new LineReader(Open())).Read() : Next >= known.Count)
            return false;
        Next++;
        return true;
    }

    /// <summary>Reads the next item; null at the end.</summary>
    public ItemSpec? Read()
    {
        if (!Skip())
            return null;
        if (known is not null)
            return known[Next - 1];
        var entry = ItemParser.Parse(_lines!.Line.Span, Next, Defaults, Next - 1); // Skip made it
        return entry.Spec ?? throw Damaged(path, $"line {Next}: {entry.Faults[0].Message}");
    }

    /// <summary>Throws where the file is not what was written when the job was accepted.</summary>
    public static void Verify(string path, JobHead head)
    {
        if (head.Few is not null)
            return; // the head's own checksum was
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        if (RandomAccess.GetLength(file) != head.ItemsBytes)
            throw Damaged(path, $"it has {RandomAccess.GetLength(file)} bytes, not the {head.ItemsBytes} that were written");
        var buffer = ArrayPool<byte>.Shared.Rent(256 << 10);
        var crc = Crc32C.Start;
        for (long at = 0; at < head.ItemsBytes;)
        {
            var count = RandomAccess.Read(file, buffer, at);
            crc = Crc32C.Append(crc, buffer.AsSpan(0, count));
            at += count;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        if (crc != head.ItemsCrc)
            throw Damaged(path, "its checksum does not fit its content");
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static readonly ItemDefaults Defaults = new();

    // With the first read: a job that waits has no file open.
    private FileStream Open() => _file ??= new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);

    private static GenAssetException Damaged(string path, string fault) => new(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{path} is damaged: {fault}."));
}
