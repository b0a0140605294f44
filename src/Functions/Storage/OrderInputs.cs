using GenAsset.Core.Jobs;

namespace GenAsset.Functions.Storage;

/// <summary>Inputs that were uploaded, as workers find them: a uri that begins with "/" is a blob of the account.</summary>
public static class OrderInputs
{
    /// <summary>The item with every upload as its blob.</summary>
    public static ItemSpec Moved(ItemSpec item) => item switch
    {
        ModelItem model => model with { Image = Move(model.Image) },
        EnhancementItem photo => photo with { Image = Move(photo.Image) },
        ReconstructionItem capture => capture with { Views = MoveAll(capture.Views), Depths = MoveAll(capture.Depths), Cameras = Move(capture.Cameras) },
        _ => item,
    };

    private static InputRef? Move(InputRef? input) => input?.Upload is { } upload ? new InputRef(Uri: "/" + BlobUploadStore.ContentOf(upload)) : input;

    private static IReadOnlyList<InputRef>? MoveAll(IReadOnlyList<InputRef>? inputs) => inputs is null ? null : [.. inputs.Select(input => Move(input)!)]; // none of a list is null
}
