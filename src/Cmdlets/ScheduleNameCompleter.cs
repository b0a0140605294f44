using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenAsset.Cmdlets;

/// <summary>Completes names of schedules.</summary>
public sealed class ScheduleNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Ask<CompletionResult>(async (_, token) => Session.Current.Value?.Schedules is not { } schedules ? [] : await schedules.ListAsync(token)
            .Where(schedule => schedule.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(schedule => new CompletionResult(schedule.Name, schedule.Name, CompletionResultType.ParameterValue, $"{schedule.Cron} ({schedule.TimeZone}), {schedule.Items} items"))
            .ToListAsync(token).ConfigureAwait(false));
}
