using GenAsset.Core.Errors;

namespace GenAsset.Core.Converting;

/// <summary>One image, mesh or splat file as another; the output appears whole or not at all.</summary>
public static class FileConversion
{
    /// <summary>
    /// Converts a file to the format that the output's name asks for. When <paramref name="cancellationToken"/> fires, nothing is written; a decoder that is at
    /// work ends its step first.
    /// </summary>
    public static Outcome<Converted> Convert(string input, string output, ConvertOptions options, CancellationToken cancellationToken = default)
    {
        var read = InputFile.Read(input);
        if (!read.Succeeded)
            return read.Error;
        var target = ConversionRules.Target(input, read.Value.Kind, output, options);
        if (!target.Succeeded)
            return target.Error;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Outcome<Converted> converted = read.Value.Kind.Content == Content.Image
                ? ImageConversion.Convert(read.Value, target.Value, output, options)
                : ShapeConversion.Convert(read.Value, target.Value, output, options);
            if (converted.Succeeded)
                OutputFiles.Write(converted.Value.Files, cancellationToken);
            return converted;
        }
        catch (Exception fault) when (MediaFault.IsExpected(fault))
        {
            return MediaFault.Explain(fault, input, output);
        }
    }
}
