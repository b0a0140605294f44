using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Reading;

namespace GenAsset.Api.V1.Streaming;

/// <summary>Values as JSON Lines, made while they are read.</summary>
internal sealed class JsonLinesStream<T>(IAsyncEnumerable<T> values, JsonTypeInfo<T> type, CancellationToken cancellationToken) : ReadOnceStream
{
    private readonly IAsyncEnumerator<T> _values = values.GetAsyncEnumerator(cancellationToken);
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == _line.WrittenCount && !await MoveAsync())
            return 0;
        var rest = _line.WrittenMemory[_read..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _read += count;
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await _values.DisposeAsync();
        await base.DisposeAsync();
    }

    private async ValueTask<bool> MoveAsync()
    {
        if (!await _values.MoveNextAsync())
            return false;
        _line.ResetWrittenCount();
        _read = 0;
        using (var writer = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, _values.Current, type);
        _line.Write("\n"u8);
        return true;
    }
}
