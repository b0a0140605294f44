using System.Diagnostics.CodeAnalysis;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>The genasset program: the module has no server in it, so one must be there to be started.</summary>
/// <param name="File">What is started.</param>
/// <param name="Arguments">What comes before the command.</param>
internal sealed record ServerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Names the program where it lies elsewhere.</summary>
    public const string Variable = "GENASSET_PROGRAM";

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["genasset.exe", "genasset.dll"] : ["genasset", "genasset.dll"];

    /// <summary>The program that is named, else GENASSET_PROGRAM, else the one in the module's folder tools, else the one on the PATH.</summary>
    public static Outcome<ServerProgram> Find(string? named)
    {
        if ((named ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } path)
        {
            return TryFind(path, out var chosen) ? chosen : Missing($"There is no program {path}.");
        }

        var module = Path.GetDirectoryName(Path.GetDirectoryName(typeof(ServerProgram).Assembly.Location)) ?? "."; // bin is in it
        foreach (var folder in (string[])[Path.Combine(module, "tools"), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)])
        {
            if (TryFind(folder, out var found))
                return found;
        }

        return Missing("The program genasset is neither in the module's folder tools nor on the PATH.");
    }

    // A file, or a folder with the program in it; an assembly is started by dotnet.
    private static bool TryFind(string path, [NotNullWhen(true)] out ServerProgram? program)
    {
        var file = System.IO.File.Exists(path) ? path : Names.Select(name => Path.Combine(path, name)).FirstOrDefault(System.IO.File.Exists);
        program = file is null ? null : file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new ServerProgram("dotnet", [file]) : new ServerProgram(file, []);
        return program is not null;
    }

    private static GenAssetError Missing(string message) => GenAssetError.Of(
        ErrorCatalog.ConfigurationInvalid, message,
        suggestion: $"Build it (dotnet publish src/Host -o DIR) and name it with -Program DIR, or in $env:{Variable}; or put it on the PATH, or into the module (dotnet build module -p:IncludeServer=true). A server that runs already is reached with Connect-GenAsset -Server.");
}
