using GenAsset.Core.Jobs;

namespace GenAsset.Core.Client;

/// <summary>Items whose inputs lie on this machine, which a server cannot see.</summary>
internal static class LocalInputs
{
    /// <summary>The files that an item names.</summary>
    public static IEnumerable<string> PathsOf(ItemSpec item) => item.Inputs.Where(input => input?.Path is not null).Select(input => input.Path!);

    /// <summary>The item with each of its files named by the upload that it became.</summary>
    public static ItemSpec Sent(ItemSpec item, IReadOnlyDictionary<string, string> uploads)
    {
        return item switch
        {
            ModelItem model => model with { Image = Input(model.Image) },
            EnhancementItem photo => photo with { Image = Input(photo.Image) },
            ReconstructionItem capture => capture with { Views = List(capture.Views), Depths = List(capture.Depths), Cameras = Input(capture.Cameras) },
            _ => item,
        };

        InputRef? Input(InputRef? input) => input?.Path is { } path ? new InputRef(Upload: uploads[path]) : input;

        IReadOnlyList<InputRef>? List(IReadOnlyList<InputRef>? inputs) => inputs is null ? null : [.. inputs.Select(input => Input(input)!)];
    }
}
