namespace GenAsset.Api.V1.Jobs;

/// <summary>What a dry run says of a job that would be accepted.</summary>
/// <param name="Valid">True: a job with faults is answered with a problem.</param>
public sealed record Verdict(bool Valid);
