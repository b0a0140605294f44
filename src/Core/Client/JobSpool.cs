using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Client;

/// <summary>
/// A job on its way to a server, in a file that goes with it: so that it can be sent again byte for byte, that its inputs are sent only once all of it was
/// found good here, and that what the server faults can be told by where it came from. A place in memory is eight bytes an item.
/// </summary>
internal sealed class JobSpool : IDisposable
{
    private const int BufferBytes = 64 << 10;

    private readonly FileStream _file;
    private readonly List<Place> _places = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private JobSpool(FileStream file) => _file = file;

    /// <summary>The files of this machine that items name, each once.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    /// <summary>What our own rules find wrong, or null.</summary>
    public GenAssetError? Error { get; private set; }

    /// <summary>Bytes of the head and of all good items.</summary>
    public long Length => _file.Length;

    /// <summary>Good items, less those that name files where <paramref name="isDry"/>: without the files a server cannot judge them.</summary>
    public int Count(bool isDry) => isDry ? _places.Count(place => !place.HasPaths) : _places.Count;

    /// <summary>Reads a job to its end, and checks it by the rules that a server has too.</summary>
    public static async Task<JobSpool> ReadAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken)
    {
        var spool = new JobSpool(Create());
        try
        {
            var validator = new JobValidator(_ => null);
            validator.Check(spec);
            using var json = new Utf8JsonWriter(spool._file, new JsonWriterOptions { Encoder = GenAssetJson.Line.Options.Encoder, SkipValidation = true });
            JsonSerializer.Serialize(json, spec, GenAssetJson.Line.JobSpec);
            spool.EndLine(json);
            await foreach (var entry in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var index = validator.Items;
                if (validator.Check(WithReadableInputs(entry)))
                    spool.Add(entry, index, json);
            }

            spool.Error = validator.Verdict();
            await spool._file.FlushAsync(cancellationToken).ConfigureAwait(false);
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    /// <summary>Writes the job as JSON Lines, with files named by what they became.</summary>
    public async Task WriteAsync(Stream target, IReadOnlyDictionary<string, string> uploads, bool isDry, CancellationToken cancellationToken)
    {
        _file.Position = 0;
        if (_paths.Count == 0)
        {
            await _file.CopyToAsync(target, BufferBytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        var lines = new LineReader(_file, int.MaxValue / 2);
        for (var i = -1; await lines.ReadAsync(cancellationToken).ConfigureAwait(false); i++)
        {
            var hasPaths = i >= 0 && _places[i].HasPaths;
            if (hasPaths && isDry)
                continue;
            await target.WriteAsync(hasPaths ? Sent(lines.Line.Span, uploads) : lines.Line, cancellationToken).ConfigureAwait(false);
            await target.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the server and we find wrong, each told by the item and line that the caller knows.</summary>
    public GenAssetError Merge(GenAssetError theirs, bool isDry)
    {
        if (theirs.Code != ErrorCatalog.ValidationFailed.Name || theirs.Details?["fields"] is not JsonArray)
            return theirs;
        var sent = isDry ? _places.FindAll(place => !place.HasPaths) : _places;
        var faults = JobValidator.FaultsOf(theirs).Select(fault => Placed(fault, sent)).Concat(Error is null ? [] : JobValidator.FaultsOf(Error));
        return JobValidator.ErrorOf([.. faults.OrderBy(fault => fault.Index ?? -1)], Total(theirs) + (Error is null ? 0 : Total(Error)));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Add(ItemEntry entry, int index, Utf8JsonWriter json)
    {
        var spec = entry.Spec!; // an entry without one has a fault
        var hasPaths = false;
        foreach (var path in LocalInputs.PathsOf(spec))
            (_, hasPaths) = (_paths.Add(path), true);
        JsonSerializer.Serialize(json, spec, ItemSpecJson.TypeOf(spec.Kind, GenAssetJson.Line.Options));
        EndLine(json);
        _places.Add(new Place(index, entry.Line ?? 0, hasPaths));
    }

    private void EndLine(Utf8JsonWriter json)
    {
        json.Flush();
        json.Reset();
        _file.WriteByte((byte)'\n');
    }

    private static byte[] Sent(ReadOnlySpan<byte> line, IReadOnlyDictionary<string, string> uploads)
    {
        var item = JsonSerializer.Deserialize(line, GenAssetJson.Line.ItemSpec) ?? throw new InvalidOperationException("An item that we wrote is null.");
        return JsonSerializer.SerializeToUtf8Bytes(LocalInputs.Sent(item, uploads), GenAssetJson.Line.ItemSpec);
    }

    private static ItemEntry WithReadableInputs(ItemEntry entry)
    {
        if (entry.Spec is { } spec && LocalInputs.PathsOf(spec).FirstOrDefault(path => !File.Exists(path)) is { } missing)
            return ItemEntry.Faulty(entry.Line, new Fault($"there is no file {missing} that could be sent to the server.", "path"));
        return entry;
    }

    private static Fault Placed(Fault fault, List<Place> sent)
    {
        if (fault.Index is not { } index || index < 0 || index >= sent.Count)
            return fault with { Line = null };
        return fault with { Index = sent[index].Index, Line = sent[index].Line is > 0 and var line ? line : null };
    }

    private static long Total(GenAssetError error) => (long?)error.Details?["total"] ?? JobValidator.FaultsOf(error).Count();

    private static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = BufferBytes,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "genasset-job-" + Path.GetRandomFileName()), options);
    }

    private readonly record struct Place
    {
        private readonly int _index;
        private readonly int _line;

        public Place(int index, int line, bool hasPaths) => (_index, _line) = (hasPaths ? ~index : index, line);

        public int Index => HasPaths ? ~_index : _index;

        public int Line => _line;

        public bool HasPaths => _index < 0;
    }
}
