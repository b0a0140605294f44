namespace GenAsset.Functions.Orchestration;

/// <summary>The ids of orchestrations are fixed by what they run, so that nothing is ever started twice and whoever settles an item knows whom to tell.</summary>
public static class InstanceIds
{
    /// <summary>The orchestration of a job's run.</summary>
    public static string OfJob(string jobId, int run) => $"{jobId}.{run}";

    /// <summary>The orchestration of a chunk in a job's run.</summary>
    public static string OfChunk(string jobId, int run, int chunk) => $"{jobId}.{run}.{chunk:00000}";
}
