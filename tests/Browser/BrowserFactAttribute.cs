using GenAsset.Tests.Programs;
using Microsoft.Playwright;

namespace GenAsset.Browser.Tests;

/// <summary>A test in a real browser on the page that the build made; skipped with the reason where either is missing.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.MissingReason;
}

/// <summary>Debian's chromium, installed where this user may; Playwright drives it and downloads nothing.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly Lazy<string?> Missing = new(FindReason);

    public static string? MissingReason => Missing.Value;

    public static string Path { get; private set; } = "";

    /// <summary>How it is started: as root it has no sandbox of its own, and WebGL is drawn by the processor.</summary>
    public static BrowserTypeLaunchOptions Options() => new()
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--force-color-profile=srgb"],
    };

    private static string? FindReason()
    {
        if (!File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
            return "the page was not built: it needs node 20.19 or later and, the first time, a network (dotnet build src/Host)";
        if (Find() is null && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && ProgramRun.FaultOf("apt-get", "install", "-y", "-q", "chromium") is { } fault)
            return $"there is no chromium, and apt-get install chromium failed: {fault}";
        Path = Find() ?? "";
        return Path.Length > 0 ? null : "there is no chromium on the PATH; install it (apt-get install chromium)";
    }

    private static string? Find() => Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
