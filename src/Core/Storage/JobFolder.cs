namespace GenAsset.Core.Storage;

/// <summary>Where a job's files lie.</summary>
/// <param name="Path">The job's folder.</param>
public readonly record struct JobFolder(string Path)
{
    /// <summary>The head: written once, when the job is accepted.</summary>
    public string Head => In("job.json");

    /// <summary>The items, one a line: written once.</summary>
    public string Items => In("items.jsonl");

    /// <summary>What happened, one event a line: appended to.</summary>
    public string Journal => In("journal.jsonl");

    /// <summary>The name of the lock's file.</summary>
    public const string LockName = "lock";

    /// <summary>Held by the process that runs the job.</summary>
    public string Lock => In(LockName);

    /// <summary>Laid by another process that wants the job to stop.</summary>
    public string CancelMark => In("cancel");

    /// <summary>What is left of an expired job.</summary>
    public string Tombstone => In("tombstone.json");

    /// <summary>Where tries write.</summary>
    public string Scratch => In("scratch");

    /// <summary>The committed files.</summary>
    public string Assets => In("assets");

    /// <summary>The committed files of one item, in folders of a thousand.</summary>
    public string Item(int index) => System.IO.Path.Combine(Assets, (index / 1000).ToString("000"), index.ToString("000000"));

    /// <summary>What the tries of its items hand on to each other.</summary>
    public string Kept => In("keep");

    /// <summary>What the tries of one item hand on to each other.</summary>
    public string Keep(int index) => System.IO.Path.Combine(Kept, (index / 1000).ToString("000"), index.ToString("000000"));

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
