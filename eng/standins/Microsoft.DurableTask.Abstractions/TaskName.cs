namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or an activity.</summary>
public readonly record struct TaskName(string Name)
{
    public static implicit operator TaskName(string value) => new(value);

    public static implicit operator string(TaskName value) => value.Name;

    public override string ToString() => Name;
}
