using GenAsset.Core.Jobs;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Core.Validation;

/// <summary>What an item may say, a method a kind.</summary>
internal static class ItemRules
{
    private const int MaxPromptLength = 10_000;
    private const int MaxNameLength = 200;
    private const int MinSide = 8;
    private const int MaxSide = 8192;
    private const int ViewCount = 6;

    public static void Check(ItemSpec item, Action<string, string> fault)
    {
        CheckShared(item, fault);
        switch (item)
        {
            case ImageItem image: CheckImage(image, fault); break;
            case ModelItem model: CheckModel(model, fault); break;
            case SplatItem splat: CheckPrompt(splat.Prompt, fault); break;
            case ReconstructionItem capture: CheckReconstruction(capture, fault); break;
            case EnhancementItem photo: CheckEnhancement(photo, fault); break;
        }
    }

    private static void CheckShared(ItemSpec item, Action<string, string> fault)
    {
        if (item.CustomId is { } id && (id.Length is 0 or > MaxNameLength || id.Any(char.IsControl)))
            fault("customId", $"must have 1 to {MaxNameLength} characters and no control characters.");
        if (item.TimeoutSeconds is { } seconds && seconds is < 1 or > 7 * 24 * 3600)
            fault("timeoutSeconds", $"must be 1 to {7 * 24 * 3600}, is {seconds}.");
        if (item.Formats is not { } formats)
            return;
        if (formats.Count == 0)
            fault("formats", "is empty: leave it out for the usual formats.");
        foreach (var format in formats)
        {
            if (!ItemKinds.Formats(item.Kind).Contains(format))
                fault("formats", $"\"{Excerpt.Of(format)}\" is not a format of kind {item.Kind.Word()}; there are {string.Join(", ", ItemKinds.Formats(item.Kind))}.");
        }
    }

    private static void CheckImage(ImageItem image, Action<string, string> fault)
    {
        CheckPrompt(image.Prompt, fault);
        if (image.Width is < MinSide or > MaxSide)
            fault("width", $"must be {MinSide} to {MaxSide} pixels, is {image.Width}.");
        if (image.Height is < MinSide or > MaxSide)
            fault("height", $"must be {MinSide} to {MaxSide} pixels, is {image.Height}.");
        if (image.Steps is < 1 or > 500)
            fault("steps", $"must be 1 to 500, is {image.Steps}.");
        if (!(image.Guidance is >= 0 and <= 50))
            fault("guidance", $"must be 0 to 50, is {image.Guidance}.");
    }

    private static void CheckModel(ModelItem model, Action<string, string> fault)
    {
        if (model.Image is { } input)
            CheckInput(input, "image", fault);
        else if (model.Prompt is null)
            fault("prompt", "is missing: a model item needs a prompt or an image.");
        if (model.Prompt is { } prompt)
            CheckPrompt(prompt, fault);
    }

    private static void CheckReconstruction(ReconstructionItem capture, Action<string, string> fault)
    {
        CheckInputs(capture.Views, "views", fault);
        CheckInputs(capture.Depths, "depths", fault);
        if (capture.Cameras is { } cameras)
            CheckInput(cameras, "cameras", fault);
        CheckCaptureFiles(capture, fault);
        if (string.IsNullOrWhiteSpace(capture.Rig))
            fault("rig", "is empty: leave it out for \"auto\".");
        else if (!capture.Rig.Equals(CaptureResolver.Auto, StringComparison.OrdinalIgnoreCase) && Rigs.Find(capture.Rig) is null)
            fault("rig", $"\"{Excerpt.Of(capture.Rig)}\" is not a known rig; there are {CaptureResolver.Auto}, {string.Join(", ", Rigs.All.Select(rig => rig.Name))}.");
        if (capture.Resolution is < 32 or > 512)
            fault("resolution", $"must be 32 to 512 samples, is {capture.Resolution}.");
        if (capture.TextureSize is < 256 or > 8192)
            fault("textureSize", $"must be 256 to 8192 texels, is {capture.TextureSize}.");
        if (capture.Triangles is < 500 or > 2_000_000)
            fault("triangles", $"must be 500 to 2000000, is {capture.Triangles}.");
    }

    // What a file's length and name say is told at once; what is inside, when the item runs.
    private static void CheckCaptureFiles(ReconstructionItem capture, Action<string, string> fault)
    {
        var seen = new Dictionary<string, string>();
        var total = 0L;
        foreach (var (inputs, field) in new[] { (capture.Views, "views"), (capture.Depths, "depths") })
        {
            for (var i = 0; i < (inputs?.Count ?? 0); i++)
            {
                if (inputs![i]?.Path is not { } path || !File.Exists(path)) // counted above: there are inputs
                    continue;
                var bytes = new FileInfo(path).Length;
                total += bytes;
                if (bytes > CaptureLimits.MaxFileBytes)
                    fault($"{field}[{i}]", $"the file \"{path}\" has {bytes / 1e6:0.0} MB; at most {CaptureLimits.MaxFileBytes / 1e6:0} MB are read.");
                if (!seen.TryAdd(Path.GetFullPath(path), $"{field}[{i}]"))
                    fault($"{field}[{i}]", $"is the same file as {seen[Path.GetFullPath(path)]}.");
            }
        }

        if (total > CaptureLimits.MaxTotalBytes)
            fault("views", $"and depths have {total / 1e6:0.0} MB together; at most {CaptureLimits.MaxTotalBytes / 1e6:0} MB are read.");
    }

    private static void CheckEnhancement(EnhancementItem photo, Action<string, string> fault)
    {
        if (photo.Image is { } image)
            CheckInput(image, "image", fault);
        else
            fault("image", "is missing: an enhancement needs the photo to enhance.");
        if (!ItemKinds.Formats(ItemKind.Enhancement).Contains(photo.Format))
            fault("format", $"\"{Excerpt.Of(photo.Format)}\" is not a picture format; there are {string.Join(", ", ItemKinds.Formats(ItemKind.Enhancement))}.");
        if (photo.Dpi is { } dpi && dpi is < 1 or > 10_000)
            fault("dpi", $"must be 1 to 10000, is {dpi}.");
    }

    private static void CheckPrompt(string prompt, Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            fault("prompt", "is missing or empty.");
        else if (prompt.Length > MaxPromptLength)
            fault("prompt", $"has {prompt.Length} characters; at most {MaxPromptLength} are taken.");
    }

    private static void CheckInputs(IReadOnlyList<InputRef>? inputs, string field, Action<string, string> fault)
    {
        if (inputs?.Count != ViewCount)
        {
            fault(field, $"must name {ViewCount} files, names {inputs?.Count ?? 0}.");
            return;
        }

        for (var i = 0; i < inputs.Count; i++)
            CheckInput(inputs[i], $"{field}[{i}]", fault);
    }

    private static void CheckInput(InputRef input, string field, Action<string, string> fault)
    {
        var given = (input.Uri is null ? 0 : 1) + (input.Upload is null ? 0 : 1) + (input.Path is null ? 0 : 1);
        if (given != 1)
            fault(field, "must have exactly one of uri, upload and path.");
        else if (input.Uri is { } text && !(System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            fault(field, $"\"{Excerpt.Of(text)}\" is not an http or https address.");
        else if (input.Path is { } path && !File.Exists(path))
            fault(field, $"the file \"{path}\" does not exist.");
    }
}
