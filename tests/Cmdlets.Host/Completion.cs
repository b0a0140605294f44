using System.Collections;
using System.Management.Automation.Language;

namespace System.Management.Automation
{
    public interface IArgumentCompleter
    {
        IEnumerable<CompletionResult> CompleteArgument(
            string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters);
    }

    public enum CompletionResultType
    {
        Text = 0,
        ParameterValue = 8,
    }

    public class CompletionResult(string completionText, string listItemText, CompletionResultType resultType, string toolTip)
    {
        public CompletionResult(string completionText)
            : this(completionText, completionText, CompletionResultType.Text, completionText)
        {
        }

        public string CompletionText { get; } = NotEmpty(completionText);

        public string ListItemText { get; } = NotEmpty(listItemText);

        public CompletionResultType ResultType { get; } = resultType;

        public string ToolTip { get; } = NotEmpty(toolTip);

        private static string NotEmpty(string text) => text.Length > 0 ? text : throw new ArgumentException("Must not be empty.", nameof(text));
    }
}

namespace System.Management.Automation.Language
{
    public class CommandAst;
}
