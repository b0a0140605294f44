using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Storage;

/// <summary>
/// The reading end of a journal. A last line without its line feed was torn by a crash: it was never acknowledged and is left out.
/// Any other line that is not as it was written is damage, and said so with file and line.
/// </summary>
internal sealed class JournalReader : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private LineReader _lines;
    private long _base;

    /// <summary>Opens the journal at an offset where a line begins.</summary>
    public JournalReader(string path, long start = 0)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1) { Position = start };
        _lines = new LineReader(_file);
        _base = End = start;
    }

    /// <summary>The event that was read last.</summary>
    public JobEvent Current { get; private set; } = null!; // Read says whether there is one

    /// <summary>Where that event's line begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the next line begins; once the end was reached, where a torn one does.</summary>
    public long End { get; private set; }

    /// <summary>Bytes of a torn last line, once the end was reached.</summary>
    public long TornBytes => _file.Length - End;

    /// <summary>Moves to the next whole line; false at the end.</summary>
    public bool Read()
    {
        if (!_lines.Read() || !_lines.IsTerminated)
            return false;
        Current = CheckedLine.Read(_lines.Line.Span, GenAssetJson.Line.JobEvent, out var fault) ?? throw Damaged(fault);
        Offset = End;
        End = _base + _lines.Position;
        return true;
    }

    /// <summary>Readies the reader, after it reached the end, for lines that come later.</summary>
    public void Resume()
    {
        _file.Position = _base = End;
        _lines = new LineReader(_file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Lines before the damaged one: reading may have begun in the middle, so they are counted only now that somebody asks.
    private int CountLines()
    {
        _file.Position = 0;
        var lines = new LineReader(_file);
        while (lines.Position < End && lines.Read())
        {
        }

        return lines.Number;
    }

    private GenAssetException Damaged(string? fault)
    {
        var line = CountLines() + 1;
        return new GenAssetException(GenAssetError.Of(
            ErrorCatalog.StoreDamaged,
            $"{_path}, line {line}, is damaged: {fault}.",
            suggestion: $"Restore the file from a copy; or cut it off before line {line} and resume: only what that line and later ones told runs again."));
    }
}
