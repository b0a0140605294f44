namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs now and then.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    public bool UseMonitor { get; set; } = true;
}

/// <summary>Why the timer ran.</summary>
public class TimerInfo
{
    public bool IsPastDue { get; set; }
}
