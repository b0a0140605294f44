using System.Buffers;
using System.Text.Json;
using GenAsset.Core.Jobs;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>
/// The writing end of a job's journal. Appended events gather while a flush runs and go to the disk together with the next: one write a
/// batch, and a flush that it shares with all other jobs. Only the holder of the job has one; the file is made with its first line, so a job that waits
/// costs neither file nor handle.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly FolderFlush _disk;
    private readonly Action? _begin;
    private Utf8JsonWriter? _writer;
    private ArrayBufferWriter<byte> _gathering = new(); // grows as needed: most jobs have a few lines
    private ArrayBufferWriter<byte> _flushing = new();
    private TaskCompletionSource _nextBatch = NewBatch();
    private TaskCompletionSource? _batchInHand;
    private SafeFileHandle? _file;
    private long _length;
    private long _appended;
    private long _seq;
    private bool _isAwaited;
    private bool _isDisposed;
    private Exception? _fault;

    /// <summary>Readies the journal to go on after its last whole line; <paramref name="begin"/> is called before the file is first opened.</summary>
    public Journal(string path, long length, long lastSeq, TimeProvider time, FolderFlush flush, Action? begin = null)
    {
        (_disk, _path, _time, _begin) = (flush, path, time, begin);
        _length = _appended = length;
        _seq = lastSeq;
    }

    /// <summary>The file.</summary>
    public string Path => _path;

    /// <summary>Completes when the next batch is on the disk, or the one that is on its way there.</summary>
    public Task NextBatch()
    {
        lock (_gate)
            return (_batchInHand ?? _nextBatch).Task;
    }

    /// <summary>
    /// Appends an event and returns where its line begins; <paramref name="durable"/> completes when it is on the disk, and faults when it cannot be.
    /// </summary>
    public long Append(Func<long, DateTimeOffset, JobEvent> make, out Task durable)
    {
        lock (_gate)
        {
            var offset = _appended;
            var before = _gathering.WrittenCount;
            _writer ??= new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = GenAssetJson.Line.Options.Encoder });
            CheckedLine.Write(make(++_seq, _time.GetUtcNow()), GenAssetJson.Line.JobEvent, _gathering, _writer);
            _appended += _gathering.WrittenCount - before;
            durable = _nextBatch.Task;
            if (!_isAwaited)
                _disk.Await(this);
            _isAwaited = true;
            return offset;
        }
    }

    /// <summary>Writes what has gathered; false when it cannot be, and whoever appended it is told. Called by the flush, which says afterwards how it <see cref="Landed"/>.</summary>
    public bool TryWrite()
    {
        lock (_gate)
        {
            (_gathering, _flushing) = (_flushing, _gathering);
            (_batchInHand, _nextBatch) = (_nextBatch, NewBatch());
            _isAwaited = false;
        }

        try
        {
            // After a batch that may stand half written nothing may follow, though the disk has room again: later lines would come before earlier
            // ones, or after a torn one. Whoever opens the journal next goes on after its last whole line.
            if (_fault is not null)
                throw new IOException($"{_path} cannot be gone on with after an earlier fault: {_fault.Message}", _fault) { HResult = _fault.HResult };
            RandomAccess.Write(_file ?? Open(), _flushing.WrittenSpan, _length);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Landed(fault);
            return false;
        }
    }

    /// <summary>What was written last is on the disk, or could not be brought there.</summary>
    public void Landed(Exception? fault)
    {
        TaskCompletionSource batch;
        lock (_gate)
        {
            (batch, _batchInHand) = (_batchInHand!, null); // TryWrite took it in hand
            _length += _flushing.WrittenCount;
            _flushing.ResetWrittenCount();
            _fault ??= fault;
        }

        if (fault is null)
            batch.SetResult();
        else
            batch.SetException(fault);
    }

    /// <summary>Puts a rewritten journal in this one's place. Nothing may be appended meanwhile.</summary>
    public void Replace(string rewritten)
    {
        lock (_gate)
        {
            File.Move(rewritten, _path, overwrite: true);
            _file?.Dispose();
            _file = OpenFile();
            _length = _appended = RandomAccess.GetLength(_file);
        }
    }

    /// <summary>Closes the file; readers who wait look again.</summary>
    public void Dispose()
    {
        TaskCompletionSource? readers = null;
        lock (_gate)
        {
            _isDisposed = true;
            _fault ??= new ObjectDisposedException(_path);
            _file?.Dispose();
            _writer?.Dispose();
            if (!_isAwaited) // else the flush that comes tells them
                (readers, _nextBatch) = (_nextBatch, NewBatch());
        }

        readers?.SetResult();
    }

    private static TaskCompletionSource NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SafeFileHandle Open()
    {
        _begin?.Invoke();
        var file = OpenFile();
        if (RandomAccess.GetLength(file) != _length)
            RandomAccess.SetLength(file, _length); // a torn last line goes, or the next event would be written onto it
        lock (_gate)
        {
            _file = file;
            if (_isDisposed)
                file.Dispose(); // the write that follows says so
        }

        return file;
    }

    private SafeFileHandle OpenFile() => File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
}
