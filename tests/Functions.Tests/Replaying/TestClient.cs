using System.Text.Json;
using GenAsset.Functions.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Tests.Replaying;

/// <summary>The client of a test hub. The hub is one thread's at a time.</summary>
internal sealed class TestClient(TestHub hub) : DurableTaskClient("test")
{
    public Lock Gate { get; } = new();

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        lock (Gate)
            hub.Start(orchestratorName, options!.InstanceId!, JsonSerializer.Deserialize<JobPlan>(JsonSerializer.Serialize(input))!);
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        lock (Gate)
            hub.Raise(instanceId, eventName, eventPayload!);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        lock (Gate)
        {
            return Task.FromResult(hub.Instances.TryGetValue(instanceId, out var instance)
                ? new OrchestrationMetadata(instance.Name, instanceId) { RuntimeStatus = !instance.IsOver ? OrchestrationRuntimeStatus.Running : instance.Failure is null ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed }
                : null);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
