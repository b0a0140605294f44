using GenAsset.Core.Jobs;

namespace GenAsset.Core.Validation;

/// <summary>What a job's head may say.</summary>
internal static class JobRules
{
    private const int MaxNameLength = 200;
    private const int MaxMetadataEntries = 50;
    private const int MaxMetadataLength = 1000;

    public static void Check(JobSpec spec, Func<Uri, string?>? addressFault, Action<string, string> fault)
    {
        if (spec.Name is { } name && (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl)))
            fault("name", $"must have 1 to {MaxNameLength} characters and no control characters.");
        if (spec.Options is not { } options)
            return;
        Range(options.MaxParallel, 1, 10_000, "maxParallel", fault);
        Range(options.Retries, 0, 20, "retries", fault);
        Range(options.ItemTimeoutSeconds, 1, 7 * 24 * 3600, "itemTimeoutSeconds", fault);
        Range(options.MaxFailures, 0, int.MaxValue, "maxFailures", fault);
        if (options.Budget <= 0)
            fault("budget", $"must be more than 0, is {options.Budget}.");
        if (!(options.RetainHours is > 0 and <= 24 * 365 * 10))
            fault("retainHours", "must be more than 0 and at most ten years.");
        foreach (var (key, value) in options.Metadata ?? new Dictionary<string, string>())
        {
            if (key.Length > MaxMetadataLength || value?.Length > MaxMetadataLength)
                fault("metadata", $"\"{Excerpt.Of(key)}\": a key and a value have at most {MaxMetadataLength} characters each.");
        }

        if (options.Metadata?.Count > MaxMetadataEntries)
            fault("metadata", $"has {options.Metadata.Count} entries; at most {MaxMetadataEntries} are kept.");
        if (options.Webhook is { } webhook)
            WebhookRules.Check(webhook, addressFault, fault);
    }

    private static void Range(int? value, int from, int to, string field, Action<string, string> fault)
    {
        if (value < from || value > to)
            fault(field, $"must be {from} to {to}, is {value}.");
    }
}
