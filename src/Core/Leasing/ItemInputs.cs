using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>Inputs that lie with the server, under addresses that a worker can read.</summary>
internal static class ItemInputs
{
    /// <summary>The item with every upload and file as a path below <paramref name="path"/>, numbered as in <paramref name="inputs"/>; addresses stay what they are.</summary>
    public static ItemSpec Moved(ItemSpec item, string path, out IReadOnlyList<InputRef> inputs)
    {
        var known = new List<InputRef>();
        var moved = item switch
        {
            ModelItem model => model with { Image = Move(model.Image) },
            EnhancementItem photo => photo with { Image = Move(photo.Image) },
            ReconstructionItem capture => capture with { Views = MoveAll(capture.Views), Depths = MoveAll(capture.Depths), Cameras = Move(capture.Cameras) },
            _ => item,
        };
        inputs = known;
        return moved;

        InputRef? Move(InputRef? input)
        {
            if (input is null || input.Uri is not null)
                return input;
            known.Add(input);
            return new InputRef(Uri: path + (known.Count - 1));
        }

        IReadOnlyList<InputRef>? MoveAll(IReadOnlyList<InputRef>? some) => some is null ? null : [.. some.Select(input => Move(input)!)]; // none of a list is null
    }
}
