using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Security;

/// <summary>What happens to credits.</summary>
[JsonConverter(typeof(CamelCaseEnum<CreditMove>))]
public enum CreditMove
{
    /// <summary>An owner was given some.</summary>
    Grant,

    /// <summary>A job took some.</summary>
    Charge,

    /// <summary>A charged job has ended, and what its failed items had cost came back.</summary>
    Settle,
}

/// <summary>A line of the ledger.</summary>
/// <param name="At">When.</param>
/// <param name="Move">What happened.</param>
/// <param name="Owner">To whom.</param>
/// <param name="Credits">How many.</param>
/// <param name="Charge">The charge's own name: a job that is retried is charged again.</param>
/// <param name="Job">The job.</param>
/// <param name="Items">Items that were charged for.</param>
/// <param name="SucceededBefore">Items of the job that had succeeded before.</param>
public sealed record CreditLine(
    DateTimeOffset At, CreditMove Move, string Owner, long Credits, string? Charge = null, string? Job = null, long Items = 0, long SucceededBefore = 0);

/// <summary>A charge whose job has not ended.</summary>
/// <param name="Charge">The charge's name.</param>
/// <param name="Owner">Who paid.</param>
/// <param name="Job">For which job.</param>
/// <param name="Credits">How much.</param>
/// <param name="Items">For how many items.</param>
/// <param name="SucceededBefore">Items of the job that had succeeded before.</param>
public sealed record OpenCharge(string Charge, string Owner, string Job, long Credits, long Items, long SucceededBefore);
