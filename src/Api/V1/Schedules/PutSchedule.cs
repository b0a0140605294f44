using System.Text.Json;
using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Core.Errors;
using GenAsset.Core.Scheduling;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenAsset.Api.V1.Schedules;

/// <summary>PUT /v1/schedules/{name}: the job in it is read and checked as POST /v1/jobs does, with every fault told by its item.</summary>
internal static class PutSchedule
{
    public static async Task<IResult> HandleAsync(
        string name, HttpContext context, Caller caller, ScheduleStore store, ApiOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return Problem.Of(ErrorCatalog.MediaTypeNotSupported, "A schedule comes as application/json.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxJsonBytes;
        var read = await ReadAsync(name, context.Request.Body, caller, cancellationToken);
        if (!read.Succeeded)
            return Problem.Of(read.Error);
        var schedules = ScheduleEndpoints.Of(caller, store, time);
        var isNew = await schedules.FindAsync(name, cancellationToken) is null;
        var put = await schedules.PutAsync(read.Value, cancellationToken);
        if (!put.Succeeded)
            return Problem.Of(put.Error);
        var told = ScheduleEndpoints.WithoutSecret(put.Value);
        return isNew ? TypedResults.Created($"/v1/schedules/{Uri.EscapeDataString(name)}", told) : TypedResults.Ok(told);
    }

    private static async Task<Outcome<Schedule>> ReadAsync(string name, Stream body, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Fault("The body is not a JSON object.");
            var rest = document.RootElement.EnumerateObject().Where(property => !property.NameEquals("job")).ToDictionary(property => property.Name, property => property.Value);
            var head = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(rest, ApiJson.Wire.DictionaryStringJsonElement), ApiJson.Wire.ScheduleHead);
            if (!document.RootElement.TryGetProperty("job", out var element))
                return Fault("The schedule has no \"job\": {\"items\": […]}.");
            var job = JobBody.ReadDocument(element);
            if (!job.Succeeded)
                return job.Error;
            var items = await job.Value.Items.ToListAsync(cancellationToken);
            if (items.Exists(item => item.Spec is null) && await caller.Jobs.ValidateAsync(job.Value.Spec, items.ToAsyncEnumerable(), cancellationToken) is { } faults)
                return faults;
            var specs = items.Select(item => item.Spec!); // each was read
            return new Schedule(name, head?.Cron ?? "", new ScheduledJob(job.Value.Spec.Name, job.Value.Spec.Options, [.. specs]), head?.TimeZone ?? "UTC", head?.Missed ?? MissedRuns.Once, head?.Enabled ?? true);
        }
        catch (JsonException fault)
        {
            return Fault($"The body is not a schedule, line {fault.LineNumber + 1}: {fault.Message}");
        }
    }

    private static GenAssetError Fault(string message) => GenAssetError.Of(ErrorCatalog.ValidationFailed, message);
}

/// <summary>What a schedule says beside its job.</summary>
internal sealed record ScheduleHead(string? Cron = null, string? TimeZone = null, MissedRuns? Missed = null, bool? Enabled = null);
