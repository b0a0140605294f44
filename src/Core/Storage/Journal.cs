using System.Buffers;
using System.Text.Json;
using GenAsset.Core.Jobs;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>
/// The writing end of a job's journal. Appended events gather while a flush runs and go to the disk together with the next: one write a
/// batch, and a flush that it shares with all other jobs. Only the holder of the job's lock has one.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly FolderFlush _disk;
    private readonly SharedFlush _flush;
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = GenAssetJson.Line.Options.Encoder });
    private ArrayBufferWriter<byte> _gathering = new(); // grows as needed: most jobs have a few lines
    private ArrayBufferWriter<byte> _flushing = new();
    private TaskCompletionSource _nextBatch = NewBatch();
    private SafeFileHandle _file;
    private long _length;
    private long _appended;
    private long _seq;
    private Exception? _fault;

    /// <summary>Opens the journal after its last whole line.</summary>
    public Journal(string path, long length, long lastSeq, TimeProvider time, FolderFlush flush)
    {
        _disk = flush;
        _path = path;
        _time = time;
        _flush = new SharedFlush(FlushAsync);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(_file) != length)
            RandomAccess.SetLength(_file, length); // a torn last line goes, or the next event would be written onto it
        _length = _appended = length;
        _seq = lastSeq;
    }

    /// <summary>Completes when the next batch is on the disk.</summary>
    public Task NextBatch() => Volatile.Read(ref _nextBatch).Task;

    /// <summary>
    /// Appends an event and returns where its line begins; <paramref name="durable"/> completes when it is on the disk, and faults when it cannot be.
    /// </summary>
    public long Append(Func<long, DateTimeOffset, JobEvent> make, out Task durable)
    {
        lock (_gate)
        {
            var offset = _appended;
            var before = _gathering.WrittenCount;
            JournalLine.Write(make(++_seq, _time.GetUtcNow()), _gathering, _writer);
            _appended += _gathering.WrittenCount - before;
            durable = _flush.JoinAsync();
            return offset;
        }
    }

    /// <summary>Puts a rewritten journal in this one's place. Nothing may be appended meanwhile.</summary>
    public void Replace(string rewritten)
    {
        lock (_gate)
        {
            File.Move(rewritten, _path, overwrite: true);
            _file.Dispose();
            _file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            _length = _appended = RandomAccess.GetLength(_file);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _writer.Dispose();
        TellReaders();
    }

    private void TellReaders() => Interlocked.Exchange(ref _nextBatch, NewBatch()).TrySetResult();

    private static TaskCompletionSource NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task FlushAsync()
    {
        lock (_gate)
            (_gathering, _flushing) = (_flushing, _gathering);
        if (_flushing.WrittenCount == 0)
            return;
        // After a batch that may stand half written nothing may follow, though the disk has room again: later lines would come before earlier
        // ones, or after a torn one. Whoever opens the journal next goes on after its last whole line.
        if (_fault is not null)
            throw new IOException($"{_path} cannot be gone on with after an earlier fault: {_fault.Message}", _fault) { HResult = _fault.HResult };
        try
        {
            RandomAccess.Write(_file, _flushing.WrittenSpan, _length);
            await _disk.JoinAsync(_path).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _fault = fault;
            throw;
        }

        _length += _flushing.WrittenCount;
        _flushing.ResetWrittenCount();
        TellReaders();
    }
}
