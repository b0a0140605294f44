using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Webhooks;

/// <summary>
/// Webhooks that are owed, a file each below the home: written when the job is accepted, so that no crash forgets one, and gone when the
/// receiver has it. The folder is this user's alone: the files hold secrets.
/// </summary>
public sealed class WebhookOutbox
{
    private readonly string _folder;

    /// <summary>Opens the outbox of a home folder.</summary>
    public WebhookOutbox(HomeFolder home)
    {
        _folder = home.Webhooks;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder); // a home in the user's application data is his alone already
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Told of what was added in this process.</summary>
    internal event Action<string>? Added;

    /// <summary>Notes that a job's end, after its event <paramref name="afterSeq"/>, is to be told.</summary>
    internal void Expect(string jobId, WebhookSpec webhook, long afterSeq = 0)
    {
        var key = $"{jobId}.{afterSeq}"; // a job that is retried ends more than once
        Save(key, new WebhookDelivery(jobId, webhook));
        Added?.Invoke(key);
    }

    /// <summary>What is owed.</summary>
    internal IEnumerable<string> Keys() => Directory.EnumerateFiles(_folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>One of them, or null when it was settled.</summary>
    internal WebhookDelivery? Find(string key) => JobFiles.Read(PathOf(key), GenAssetJson.Line.WebhookDelivery);

    /// <summary>Keeps one as it stands now: whole or as it was, whatever happens.</summary>
    internal void Save(string key, WebhookDelivery delivery)
    {
        var written = PathOf(key) + ".new";
        JobFiles.Write(written, delivery);
        DiskFlush.FlushFile(written);
        File.Move(written, PathOf(key), overwrite: true);
    }

    /// <summary>It is settled.</summary>
    internal void Remove(string key) => File.Delete(PathOf(key));

    private string PathOf(string key) => Path.Combine(_folder, key + ".json");
}
