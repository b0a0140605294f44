using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Core.Reading;

/// <summary>Finds the files of a capture: by their names in a folder (view1.png … view6.png, depth1.png … depth6.png, cameras.json), or as they are listed.</summary>
public static class CaptureFolder
{
    /// <summary>The item of these files, or what is missing.</summary>
    public static Outcome<ReconstructionItem> Find(string? folder, string[]? views, string[]? depths, string? cameras)
    {
        if (folder is not null && !Directory.Exists(folder))
            return Missing($"The folder {folder} does not exist.");
        if (folder is null && (views is not { Length: > 0 } || depths is not { Length: > 0 }))
            return Missing("Name a folder, or all files: six views and six depths.");
        var foundViews = views is { Length: > 0 } ? [.. views] : Numbered(folder!, "view"); // one of both is there
        var foundDepths = depths is { Length: > 0 } ? [.. depths] : Numbered(folder!, "depth");
        if (Incomplete(foundViews, "view", folder) is { } fault)
            return fault;
        if (Incomplete(foundDepths, "depth", folder) is { } other)
            return other;
        if (cameras is null && folder is not null && File.Exists(Path.Combine(folder, "cameras.json")))
            cameras = Path.Combine(folder, "cameras.json");
        return new ReconstructionItem(Inputs(foundViews), Inputs(foundDepths), cameras is null ? null : Input(cameras));
    }

    // view1.png … view6.png, whatever the case: other numbers are other captures' business.
    private static List<string> Numbered(string folder, string word)
    {
        var files = Directory.GetFiles(folder);
        return [.. Enumerable.Range(1, CaptureLimits.Views)
            .Select(i => files.FirstOrDefault(f => Path.GetFileName(f).Equals($"{word}{i}.png", StringComparison.OrdinalIgnoreCase)))
            .OfType<string>()];
    }

    private static GenAssetError? Incomplete(List<string> files, string word, string? folder) => files.Count == CaptureLimits.Views
        ? null
        : GenAssetError.Of(
            ErrorCatalog.InvalidFileCount, $"Expected {CaptureLimits.Views} {word} images, got {files.Count}.",
            suggestion: folder is null ? $"Name {CaptureLimits.Views} {word} files." : $"Put {word}1.png … {word}{CaptureLimits.Views}.png into {folder}, or name the files one by one.");

    private static List<InputRef> Inputs(List<string> files) => files.ConvertAll(Input);

    private static InputRef Input(string file) => new(Path: Path.GetFullPath(file));

    private static GenAssetError Missing(string message) =>
        GenAssetError.Of(ErrorCatalog.InputNotReadable, message, suggestion: "A capture is view1.png … view6.png and depth1.png … depth6.png.");
}
