using System.IO.Enumeration;

namespace GenAsset.Core.Jobs;

/// <summary>Which jobs a list is to have; what is left out lets all through.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="State">Standing how.</param>
/// <param name="Name">Called what; * and ? stand for any letters and for one, and case does not matter.</param>
/// <param name="After">Only those that come after this place.</param>
public sealed record JobFilter(string? Owner = null, JobPhase? State = null, string? Name = null, JobPlace? After = null)
{
    /// <summary>Whether a job of this owner and name may be in the list.</summary>
    public bool Lets(string? owner, string? name) =>
        (Owner is null || Owner == owner) && (Name is null || FileSystemName.MatchesSimpleExpression(Name, name, ignoreCase: true));
}

/// <summary>A job's place in a list, which is newest first; jobs of one moment stand by their ids.</summary>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="Id">Its id.</param>
public readonly record struct JobPlace(DateTimeOffset CreatedAt, string Id) : IComparable<JobPlace>
{
    /// <summary>The place of a job.</summary>
    public static JobPlace Of(JobState job) => new(job.CreatedAt, job.Id);

    /// <inheritdoc/>
    public int CompareTo(JobPlace other) =>
        other.CreatedAt.CompareTo(CreatedAt) is var byTime and not 0 ? byTime : string.CompareOrdinal(other.Id, Id);

    /// <summary>Whether this place stands before another.</summary>
    public static bool operator <(JobPlace left, JobPlace right) => left.CompareTo(right) < 0;

    /// <summary>Whether this place stands after another.</summary>
    public static bool operator >(JobPlace left, JobPlace right) => left.CompareTo(right) > 0;

    /// <summary>Whether this place does not stand after another.</summary>
    public static bool operator <=(JobPlace left, JobPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Whether this place does not stand before another.</summary>
    public static bool operator >=(JobPlace left, JobPlace right) => left.CompareTo(right) >= 0;
}
