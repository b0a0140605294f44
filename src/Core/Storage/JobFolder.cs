namespace GenAsset.Core.Storage;

/// <summary>Where a job's files lie.</summary>
/// <param name="Path">The job's folder.</param>
public readonly record struct JobFolder(string Path)
{
    /// <summary>The name of the lock's file.</summary>
    public const string LockName = "lock";

    private const string ScratchPrefix = "scratch-";

    /// <summary>The head: written once, when the job is accepted.</summary>
    public string Head => In("job.json");

    /// <summary>The items, one a line: written once.</summary>
    public string Items => In("items.jsonl");

    /// <summary>What happened, one event a line: appended to.</summary>
    public string Journal => In("journal.jsonl");

    /// <summary>Held by the process that runs the job, once it has begun.</summary>
    public string Lock => In(LockName);

    /// <summary>What is left of an expired job.</summary>
    public string Tombstone => In("tombstone.json");

    /// <summary>Where a try writes.</summary>
    public string Scratch(int index, int attempt) => In($"{ScratchPrefix}{index}-{attempt}");

    /// <summary>Where tries write that have not ended, or died.</summary>
    public IEnumerable<(string Path, int Index, int Attempt)> Scratches()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path, ScratchPrefix + "*"))
        {
            if (System.IO.Path.GetFileName(folder).Split('-') is [_, var item, var attempt] && int.TryParse(item, out var index) && int.TryParse(attempt, out var tries))
                yield return (folder, index, tries);
        }
    }

    /// <summary>The committed files.</summary>
    public string Assets => In("assets");

    /// <summary>The committed files of one item, in folders of a thousand.</summary>
    public string Item(int index) => System.IO.Path.Combine(Assets, (index / 1000).ToString("000"), index.ToString("000000"));

    /// <summary>What the tries of its items hand on to each other.</summary>
    public string Kept => In("keep");

    /// <summary>What the tries of one item hand on to each other.</summary>
    public string Keep(int index) => System.IO.Path.Combine(Kept, (index / 1000).ToString("000"), index.ToString("000000"));

    /// <summary>Whether the job's items are there: they go when it expires.</summary>
    internal bool HasItems(JobHead head) => head.Few is not null || File.Exists(Items);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
