using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenAsset.Cmdlets;

/// <summary>Completes names of jobs, each once, the newest job's first.</summary>
public sealed class JobNameCompleter : IArgumentCompleter
{
    private const int Most = 50;
    private const string Plain = "-_./";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var begun = wordToComplete.Trim('\'', '"');
        return Completion.Ask<CompletionResult>(async (backend, token) => await backend.ListAsync(cancellationToken: token)
            .Where(job => job.Name?.StartsWith(begun, StringComparison.OrdinalIgnoreCase) == true).Select(job => job.Name ?? "").Distinct().Take(Most)
            .Select(name => new CompletionResult(Quoted(name), name, CompletionResultType.ParameterValue, name)).ToListAsync(token).ConfigureAwait(false));
    }

    // A name is text that somebody chose: in quotes it is nothing that a shell would act on, and its wildcards mean themselves.
    private static string Quoted(string name)
    {
        if (name.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter)))
            return name;
        return $"'{string.Concat(name.Select(letter => letter is '*' or '?' or '[' or ']' or '`' ? $"`{letter}" : letter is '\'' ? "''" : $"{letter}"))}'";
    }
}
