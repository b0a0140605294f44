namespace GenAsset.Core.Errors;

/// <summary>One row of the catalog.</summary>
/// <param name="Name">The code as clients see it.</param>
/// <param name="HttpStatus">The status an HTTP edge answers with.</param>
/// <param name="Retryable">Whether the same work may succeed when run again.</param>
/// <param name="Suggestion">What to do next, unless the error knows better.</param>
public sealed record ErrorCode(string Name, int HttpStatus, bool Retryable, string Suggestion)
{
    /// <summary>Whether what an engine wrote before such a failure is kept, to be looked at.</summary>
    public bool KeepsOutputs { get; init; }
}
