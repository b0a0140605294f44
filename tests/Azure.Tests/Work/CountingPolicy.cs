using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace GenAsset.Azure.Tests.Work;

/// <summary>Counts what is asked of the storage, by verb and by what it is about.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <summary>"PUT tries", "POST messages" …, and how often each was asked.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    public override void OnSendingRequest(HttpMessage message)
    {
        var path = message.Request.Uri.Path.Split('/');
        var about = path.Contains("messages") ? "messages" : path.SkipWhile(part => part != "jobs").ElementAtOrDefault(2) ?? "others";
        _calls.AddOrUpdate($"{message.Request.Method} {about}", 1, static (_, count) => count + 1);
    }
}
