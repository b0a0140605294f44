namespace System.Management.Automation;

// The numbers are PowerShell's: compiled cmdlets carry them, not the words.
public enum ErrorCategory
{
    NotSpecified = 0,
    InvalidArgument = 5,
    InvalidData = 6,
    InvalidOperation = 7,
    InvalidResult = 8,
    ObjectNotFound = 13,
    OperationStopped = 14,
    OperationTimeout = 15,
    ResourceBusy = 19,
    ResourceExists = 20,
    ResourceUnavailable = 21,
    WriteError = 23,
}

public class ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
{
    public Exception Exception { get; } = exception;

    public string FullyQualifiedErrorId => Source is null ? errorId : $"{errorId},{Source.FullName}";

    public ErrorCategoryInfo CategoryInfo { get; } = new(errorCategory);

    public object? TargetObject { get; } = targetObject;

    public ErrorDetails? ErrorDetails { get; set; }

    internal Type? Source { get; set; }

    public override string ToString() => ErrorDetails?.Message ?? Exception.Message;
}

public class ErrorCategoryInfo
{
    internal ErrorCategoryInfo(ErrorCategory category) => Category = category;

    public ErrorCategory Category { get; }
}

public class ErrorDetails(string message)
{
    public string Message { get; } = message;

    public string RecommendedAction { get; set; } = "";
}

public enum ProgressRecordType
{
    Processing = 0,
    Completed = 1,
}

public class ProgressRecord(int activityId, string activity, string statusDescription)
{
    private int _percentComplete = -1;

    public int ActivityId { get; } = activityId;

    public string Activity { get; set; } = NotEmpty(activity);

    public string StatusDescription { get; set; } = NotEmpty(statusDescription);

    public int PercentComplete
    {
        get => _percentComplete;
        set => _percentComplete = value <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At most 100.");
    }

    public int SecondsRemaining { get; set; } = -1;

    public ProgressRecordType RecordType { get; set; }

    private static string NotEmpty(string text) => text.Length > 0 ? text : throw new ArgumentException("Must not be empty.", nameof(text));
}

public class RuntimeException : SystemException
{
    public RuntimeException()
    {
    }

    public RuntimeException(string message)
        : base(message)
    {
    }

    public RuntimeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

public class PipelineStoppedException : RuntimeException;

public class ParameterBindingException(string message) : RuntimeException(message);

/// <summary>Carries a terminating error to the pipeline's edge.</summary>
internal sealed class TerminatingErrorException(ErrorRecord record) : Exception(record.ToString())
{
    public ErrorRecord Record { get; } = record;
}

public interface IModuleAssemblyCleanup
{
    void OnRemove(PSModuleInfo psModuleInfo);
}

public sealed class PSModuleInfo
{
    internal PSModuleInfo()
    {
    }
}

public readonly struct SwitchParameter(bool isPresent)
{
    public bool IsPresent { get; } = isPresent;

    public static implicit operator bool(SwitchParameter switchParameter) => switchParameter.IsPresent;

    public static implicit operator SwitchParameter(bool value) => new(value);

    public bool ToBool() => IsPresent;
}
