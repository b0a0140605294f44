using System.Management.Automation;
using GenAsset.Core.Converting;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>Converts image, mesh and splat files to other formats, on this machine and without a job. Inputs are known by their content; an output appears whole or not at all.</summary>
[Cmdlet(VerbsData.Convert, "GenAssetFile", SupportsShouldProcess = true)]
[OutputType(typeof(ConvertedFile))]
public sealed class ConvertGenAssetFileCommand : BackgroundCmdlet
{
    private const int ActivityId = 101; // beside the bars of Wait-GenAssetJob and Save-GenAssetResult
    private const string Activity = "Converting";

    private readonly List<string> _files = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private string? _destination;

    /// <summary>The files. Wildcards are welcome.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>With -Format a folder, made where it is new; without, the file to write, whose ending says the format. Left out, beside the input.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The format, by its usual ending: png, jpg, glb, usdz, spz …</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConversionCompleter))]
    public string? Format { get; set; }

    /// <summary>1 (smallest) to 100 (finest) for jpg, webp, heif and avif, default 90.</summary>
    [Parameter]
    public int? Quality { get; set; }

    /// <summary>Whether an image's EXIF and resolution go along where the format holds them, default true; colour profiles always stay.</summary>
    [Parameter]
    public bool? KeepMetadata { get; set; }

    /// <summary>Covers a mesh with about so many splats, default 200000 for spz; for ply and glb this is what makes splats of it.</summary>
    [Parameter]
    public int? Splats { get; set; }

    /// <summary>The flavour of spz outputs, default niantic-v3: niantic-v2 is the most widely read, 404 is the 404 project's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConversionCompleter))]
    public string? SpzFlavor { get; set; }

    /// <summary>Binary digits after the point of spz outputs' positions, 0 to 23, default 12; fewer reach further.</summary>
    [Parameter]
    public int? SpzBits { get; set; }

    /// <summary>Where x, y and z of spz inputs really point, default what the file says: right-down-forward mends clouds that stand on their heads.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConversionCompleter))]
    public string? SpzInputAxes { get; set; }

    /// <summary>Overwrites files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool NeedsConnection => false;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Format is null && Destination is null)
            Refuse("Neither -Format nor -Destination says what the files should become.", "Give -Format, or the file to write as -Destination.");
        CheckWord("-Format", Format?.TrimStart('.'), ConversionRules.Writable);
        CheckWord("-SpzFlavor", SpzFlavor, ConversionNames.Flavors.Keys);
        CheckWord("-SpzInputAxes", SpzInputAxes, ConversionNames.Axes.Keys);
        _destination = Destination is null ? null : ResolvePath(Destination);
    }

    /// <inheritdoc/>
    protected override void Localize(IDictionary<string, object> arguments)
    {
        if (arguments.ContainsKey(nameof(Destination)))
            arguments[nameof(Destination)] = ResolvePath(Destination!); // it is among them
        if (arguments.ContainsKey(nameof(Path)))
            arguments[nameof(Path)] = Path.SelectMany(Expand).ToArray();
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var file in Path.SelectMany(Expand))
        {
            if (Format is null && _files.Count > 0)
                Refuse($"{Destination} can be made of one file only.", "Give -Format, and a folder as -Destination.");
            _files.Add(file);
            Convert(file, OutputOf(file));
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_files.Count > 0)
            WriteProgress(new ProgressRecord(ActivityId, Activity, "done") { RecordType = ProgressRecordType.Completed });
    }

    private void Convert(string input, string output)
    {
        if (input == output || !_written.Add(output))
            WriteError(InTheWay(output, input == output ? "is the input itself" : "was made of another file just now"));
        else if (File.Exists(output) && !Force)
            WriteError(InTheWay(output, "is there already"));
        else if (ShouldProcess($"{input} to {output}", "Convert"))
            Write(input, output);
    }

    private void Write(string input, string output)
    {
        WriteProgress(new ProgressRecord(ActivityId, Activity, $"{_files.Count}: {System.IO.Path.GetFileName(input)} to {System.IO.Path.GetFileName(output)}"));
        var converted = Await(Task.Run(() => FileConversion.Convert(input, output, Options(), StopToken), StopToken));
        if (!converted.Succeeded)
        {
            WriteError(converted.Error, input);
            return;
        }

        foreach (var note in converted.Value.Notes)
            WriteWarning($"{output}: {note}");
        WriteObject(new ConvertedFile(input, output, new FileInfo(output).Length, converted.Value.Summary, [.. converted.Value.Files.SkipLast(1).Select(file => file.Path)], converted.Value.Notes));
    }

    private string OutputOf(string input)
    {
        if (Format is not { } format)
            return _destination!; // Begin saw one of both
        return System.IO.Path.Combine(_destination ?? System.IO.Path.GetDirectoryName(input) ?? "", $"{System.IO.Path.GetFileNameWithoutExtension(input)}.{format.TrimStart('.').ToLowerInvariant()}");
    }

    private ConvertOptions Options() => new()
    {
        Quality = Quality,
        KeepMetadata = KeepMetadata,
        Splats = Splats,
        Flavor = SpzFlavor is null ? null : ConversionNames.Flavors[SpzFlavor],
        FractionalBits = SpzBits,
        InputAxes = SpzInputAxes is null ? null : ConversionNames.Axes[SpzInputAxes],
        Words = ConvertWords.PowerShell,
    };

    private void CheckWord(string parameter, string? word, IEnumerable<string> known)
    {
        if (word is not null && !known.Contains(word, StringComparer.OrdinalIgnoreCase))
            Refuse($"{parameter} knows no \"{word}\".", $"There are {string.Join(", ", known)}.");
    }

    private void Refuse(string message, string suggestion) => ThrowTerminatingError(GenAssetError.Of(ErrorCatalog.ValidationFailed, message, suggestion: suggestion).ToRecord(null));

    private static ErrorRecord InTheWay(string path, string why) => new(new IOException($"{path} {why}."), "RESULT_EXISTS", ErrorCategory.ResourceExists, path)
    {
        ErrorDetails = new ErrorDetails($"{path} {why}.") { RecommendedAction = "Choose another -Destination, or overwrite what is there with -Force." },
    };
}
