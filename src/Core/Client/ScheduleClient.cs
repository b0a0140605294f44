using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Scheduling;

namespace GenAsset.Core.Client;

/// <summary>The schedules of a key at a server.</summary>
internal sealed class ScheduleClient(ServerCalls calls) : ISchedules
{
    public async Task<Outcome<ScheduleState>> PutAsync(Schedule schedule, CancellationToken cancellationToken = default)
    {
        if (!ScheduleRules.IsName(schedule.Name))
            return ScheduleRules.Check(schedule, calls.Time.GetUtcNow()).Error!; // a name that is none never becomes part of an address
        if (schedule.Job?.Items?.SelectMany(item => item.Inputs).FirstOrDefault(input => input.Path is not null) is { } local)
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{local.Path} is a file of this machine, which a server does not have when the schedule is due.", suggestion: "Give an https address in its place.");
        var body = JsonSerializer.SerializeToNode(schedule, GenAssetJson.Line.Schedule)!.AsObject(); // a record is an object
        body.Remove("name");
        body.Remove("owner");
        var json = body.ToJsonString(GenAssetJson.Line.Options);
        return await calls.ReadAsync(() => Request(HttpMethod.Put, schedule.Name, json), Repeat.Safely, Answers.Schedule, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ScheduleState?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        if (!ScheduleRules.IsName(name))
            return null;
        var found = await calls.ReadAsync(() => Request(HttpMethod.Get, name), Repeat.Safely, Answers.Schedule, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        return found.Succeeded ? found.Value : found.Error.Code == ErrorCatalog.ScheduleNotFound.Name ? null : throw new GenAssetException(found.Error);
    }

    public async IAsyncEnumerable<ScheduleState> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var page = await calls.ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, "v1/schedules"), Repeat.Safely, Answers.Schedules, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        foreach (var schedule in page.Succeeded ? page.Value.Schedules : throw new GenAssetException(page.Error))
            yield return schedule;
    }

    public async Task<GenAssetError?> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        if (!ScheduleRules.IsName(name))
            return ScheduleBook.NotFound(name);
        var gone = await calls.SendAsync(() => Request(HttpMethod.Delete, name), Repeat.WhenRefused, HttpCompletionOption.ResponseContentRead, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        gone.Value?.Dispose();
        return gone.Error;
    }

    public async Task<Outcome<JobState>> RunAsync(string name, CancellationToken cancellationToken = default) => ScheduleRules.IsName(name)
        ? await calls.ReadAsync(() => Request(HttpMethod.Post, name + "/run"), Repeat.WhenRefused, Answers.Job, ServerCalls.Usual, cancellationToken).ConfigureAwait(false)
        : ScheduleBook.NotFound(name);

    private static HttpRequestMessage Request(HttpMethod method, string path, string? json = null) => new(method, "v1/schedules/" + path)
    {
        Content = json is null ? null : new StringContent(json, new MediaTypeHeaderValue("application/json")),
    };
}
