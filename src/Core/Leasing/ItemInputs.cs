using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>Inputs that lie with the server, under addresses that a worker can read.</summary>
internal static class ItemInputs
{
    /// <summary>The item with every upload and file as a path below <paramref name="path"/>, numbered as in <paramref name="inputs"/>; addresses stay what they are.</summary>
    public static ItemSpec Moved(ItemSpec item, string path, out IReadOnlyList<InputRef> inputs)
    {
        var known = new List<InputRef>();
        inputs = known;
        return item.WithInputs(Move);

        InputRef Move(InputRef input)
        {
            if (input.Uri is not null)
                return input;
            known.Add(input);
            return new InputRef(Uri: path + (known.Count - 1));
        }
    }
}
