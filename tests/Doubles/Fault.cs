namespace GenAsset.Doubles;

/// <summary>Something that goes wrong with the next requests that match.</summary>
/// <param name="On">How the request's "METHOD /path" begins; left out, any request.</param>
/// <param name="Do">"slow", "status", "cut", "half", "longer", "shorter", "junk" or "never".</param>
/// <param name="Times">For how many requests, default 1.</param>
/// <param name="Skip">Matching requests that go well before, default 0.</param>
/// <param name="After">Whether the double does its work first, so that only the answer suffers, default yes; no for a request that never arrives.</param>
/// <param name="Status">For "status": which.</param>
/// <param name="Body">For "status": the answer's text.</param>
/// <param name="RetryAfter">For "status": the header's value.</param>
/// <param name="Milliseconds">For "slow": how long.</param>
internal sealed record Fault(
    string On = "", string Do = "cut", int Times = 1, int Skip = 0, bool After = true, int Status = 500, string Body = "", string? RetryAfter = null, int Milliseconds = 1000);
