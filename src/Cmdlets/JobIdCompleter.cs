using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenAsset.Cmdlets;

/// <summary>Completes ids of jobs, the newest first; a part of a job's name finds it too.</summary>
public sealed class JobIdCompleter : IArgumentCompleter
{
    private const int Most = 50;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        return Completion.Ask<CompletionResult>(async (backend, token) => await backend.ListAsync(cancellationToken: token).Where(Matches).Take(Most).Select(Result).ToListAsync(token).ConfigureAwait(false));

        bool Matches(JobState job) =>
            job.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase) || job.Name?.Contains(wordToComplete, StringComparison.OrdinalIgnoreCase) == true;
    }

    private static CompletionResult Result(JobState job) =>
        new(job.Id, job.Name is null ? job.Id : $"{job.Id} {job.Name}", CompletionResultType.ParameterValue, $"{job.State}, {job.Counts.Ended} of {job.Counts.Total} done {job.Name}");
}
