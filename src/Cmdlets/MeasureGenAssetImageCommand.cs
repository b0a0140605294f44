using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Media;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Cmdlets;

/// <summary>Measures how like pictures are to a reference of the same size: PSNR and SSIM.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "GenAssetImage")]
[OutputType(typeof(ImageMeasure))]
public sealed class MeasureGenAssetImageCommand : GenAssetCmdlet
{
    private const int LeastForSsim = 11; // its window

    private DecodedImage? _reference;

    /// <summary>The pictures.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    public string[] Path { get; set; } = [];

    /// <summary>What they are held against.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ReferencePath = ResolvePath(ReferencePath);
        var reference = Read(ReferencePath);
        if (!reference.Succeeded)
            ThrowTerminatingError(reference.Error.ToRecord(ReferencePath));
        _reference = reference.Value;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path.Select(ResolvePath))
        {
            var image = Read(path);
            if (!image.Succeeded)
            {
                WriteError(image.Error, path);
                continue;
            }

            using (image.Value)
                Measure(path, image.Value.Pixels, _reference!.Pixels); // read in BeginProcessing
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reference?.Dispose();
        base.Dispose(disposing);
    }

    private void Measure(string path, ImageBuffer image, ImageBuffer reference)
    {
        if (Unlike(image, reference) is { } difference)
        {
            WriteError(GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{path} cannot be held against {ReferencePath}: {difference}.", suggestion: "Measure pictures of one size and pixel type."), path);
            return;
        }

        var (psnr, ssim) = Await(Task.Run(
            () => (Psnr.Compare(reference, image), Math.Min(image.Width, image.Height) < LeastForSsim ? (double?)null : Ssim.Compare(reference, image, cancellationToken: StopToken)), StopToken));
        WriteObject(new ImageMeasure(path, ReferencePath, image.Width, image.Height, psnr, ssim));
    }

    private static string? Unlike(ImageBuffer image, ImageBuffer reference) =>
        (image.Width, image.Height) != (reference.Width, reference.Height) ? $"it has {image.Width}x{image.Height} pixels, not {reference.Width}x{reference.Height}"
        : (image.Channels, image.Type) != (reference.Channels, reference.Type) ? $"it has {image.Channels} channels of {image.Type}, not {reference.Channels} of {reference.Type}"
        : null;

    private static Outcome<DecodedImage> Read(string path)
    {
        try
        {
            return ImageCodec.Decode(File.ReadAllBytes(path));
        }
        catch (MediaFormatException fault)
        {
            return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{path} is damaged or no picture that can be read. {fault.Message}", suggestion: "Give a PNG, JPEG, BMP, TGA or TIFF.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{path} cannot be read: {fault.Message}");
        }
    }
}
