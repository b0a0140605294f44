using System.ComponentModel;
using System.Diagnostics;
using GenAsset.Tests.Programs;

namespace GenAsset.Host.Tests.Predictors;

/// <summary>Debian's Python, whose packages apt-get installs, and the folders that it works in.</summary>
internal static class GpuPython
{
    private const string Program = "/usr/bin/python3";

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Models => Path.Combine(Root, "gpu");

    public static string Tests => Path.Combine(Root, "tests", "Gpu");

    /// <summary>A start of Python in a folder; predictors in it are tiny, and "cog" is the stand-in.</summary>
    public static ProcessStartInfo In(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GENASSET_TINY"] = "1";
        start.Environment["PYTHONPATH"] = Path.Combine(Tests, "double");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1"; // tiny networks: threads would only wait for each other
        return start;
    }

    /// <summary>Runs Python to its end: its exit code, and all that it said.</summary>
    public static (int Code, string Said) Run(string folder, params string[] arguments)
    {
        var ended = ProgramRun.Run(In(folder, arguments));
        return (ended.Code, ended.Output + ended.Error);
    }

    /// <summary>Why Python or one of its packages is missing, or null. They are looked for, not imported: that takes PyTorch seconds.</summary>
    public static string? WhyMissing(string[] packages)
    {
        try
        {
            var (_, said) = Run(Tests, ["-c", "import importlib.util, sys; print(next((name for name in sys.argv[1:] if importlib.util.find_spec(name) is None), ''))", .. packages]);
            return said.Trim() is { Length: > 0 } package ? $"needs Python's {package} ({Source(package)})" : null;
        }
        catch (Win32Exception)
        {
            return $"needs {Program}";
        }
    }

    private static string Source(string package) => package switch
    {
        "torch" => "apt-get install python3-torch",
        "PIL" => "apt-get install python3-pil",
        "skimage" => "apt-get install python3-skimage",
        "numpy" => "apt-get install python3-numpy",
        "tsr" => "the code of TripoSR, at the revision in gpu/image-to-3d/cog.yaml",
        _ => "Debian has none: pip install, at the version in gpu/*/requirements.txt",
    };

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GenAsset.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests."));
}
