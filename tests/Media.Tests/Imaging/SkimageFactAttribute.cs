using GenAsset.Tests.Programs;

namespace GenAsset.Media.Tests.Imaging;

/// <summary>A test that asks scikit-image; skipped with the reason where Python does not have it.</summary>
internal sealed class SkimageFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_missing = new(() => Python.FaultOf("import skimage, PIL"));

    public SkimageFactAttribute()
    {
        if (s_missing.Value is { } fault)
            Skip = $"needs scikit-image (apt-get install python3-skimage): {fault.Split('\n')[^1]}";
    }
}

internal static class Python
{
    private const string Debian = "/usr/bin/python3"; // whose packages apt-get installs

    private static readonly string s_program = File.Exists(Debian) ? Debian : "python3";

    /// <summary>What a script complains of, or null.</summary>
    public static string? FaultOf(string script) => ProgramRun.FaultOf(s_program, "-c", script);

    /// <summary>What a script printed.</summary>
    public static string Run(string script, params string[] arguments)
    {
        var ended = ProgramRun.Run(s_program, ["-c", script, .. arguments]);
        ended.Code.ShouldBe(0, ended.Error);
        return ended.Output;
    }
}
