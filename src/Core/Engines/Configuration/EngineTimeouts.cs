namespace GenAsset.Core.Engines.Configuration;

/// <summary>How long an engine outside is waited for. The item's own time bounds the whole.</summary>
/// <param name="ReadySeconds">Seconds that it may be starting, busy or gone before a try is given up, default 600.</param>
/// <param name="AnswerSeconds">Seconds until a short request (health, submit, status) is answered, default 30.</param>
/// <param name="PollSeconds">The longest wait between two looks at a job; left out, what the service's document recommends.</param>
/// <param name="MaxPolls">Looks at a job before it is given up; left out, the item's own time decides.</param>
/// <param name="SubmitSeconds">Seconds until a provider has taken a task, the upload of its files included; left out, what its API needs.</param>
public sealed record EngineTimeouts(double ReadySeconds = 600, double AnswerSeconds = 30, double? PollSeconds = null, int? MaxPolls = null, double? SubmitSeconds = null);
