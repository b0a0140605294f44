using System.Diagnostics;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>A command-line program that judges our files beside us; found on the PATH by any of its names.</summary>
internal sealed class ExternalTool(string package, params string[] names)
{
    internal static readonly ExternalTool ImageMagick = new("imagemagick", "magick", "convert-im6.q16", "convert");
    internal static readonly ExternalTool Vips = new("libvips-tools", "vips");

    private readonly string? _path = names.SelectMany(Candidates).FirstOrDefault(File.Exists);

    internal string? WhyMissing => _path is null ? $"needs {names[0]} (apt-get install {package})" : null;

    internal byte[] Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(_path ?? throw new InvalidOperationException(WhyMissing), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{_path} {string.Join(' ', arguments)}: {error.Result}");
        return output.ToArray();
    }

    private static IEnumerable<string> Candidates(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name));
}

/// <summary>A test that runs only where ImageMagick is installed, and says so where it is not.</summary>
internal sealed class ImageMagickFactAttribute : FactAttribute
{
    public ImageMagickFactAttribute() => Skip = ExternalTool.ImageMagick.WhyMissing;
}

/// <summary>A theory that runs only where ImageMagick is installed, and says so where it is not.</summary>
internal sealed class ImageMagickTheoryAttribute : TheoryAttribute
{
    public ImageMagickTheoryAttribute() => Skip = ExternalTool.ImageMagick.WhyMissing;
}

/// <summary>A test that runs only where libvips' tools are installed, and says so where they are not.</summary>
internal sealed class VipsFactAttribute : FactAttribute
{
    public VipsFactAttribute() => Skip = ExternalTool.Vips.WhyMissing;
}
