namespace GenAsset.Core.Engines.Remote;

/// <summary>Waits that grow by half from one to the next; what a service asks for is waited where it is longer.</summary>
internal sealed class Waits(double first, double longest)
{
    private const double Growth = 1.5;
    private double _next = first;

    /// <summary>The next wait.</summary>
    public TimeSpan Next(TimeSpan? asked = null)
    {
        var wait = TimeSpan.FromSeconds(_next);
        _next = Math.Min(_next * Growth, longest);
        return asked > wait ? asked.Value : wait;
    }
}

/// <summary>How often an API wants to be asked, in seconds: from the first wait on, growing to the interval that its document recommends.</summary>
/// <param name="First">The first wait.</param>
/// <param name="Longest">The longest.</param>
internal sealed record Pace(double First, double Longest)
{
    /// <summary>The same, with no wait longer than <paramref name="seconds"/>, where that says something.</summary>
    public Pace AtMost(double? seconds) => seconds is { } most ? new Pace(Math.Min(First, most), Math.Min(Longest, most)) : this;

    /// <summary>Its waits, from the first.</summary>
    public Waits Waits() => new(First, Longest);
}
