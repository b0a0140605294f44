namespace GenAsset.Api.Tests;

/// <summary>A clock that goes on, and is put forward when it is told: of whoever lives by it, that much time without a sign of life has passed.</summary>
internal sealed class LeapingClock : TimeProvider
{
    private long _ahead;

    /// <summary>Puts the clock forward; its timers go on as they would have.</summary>
    public void Leap(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => (System.GetElapsedTime(0) + Ahead).Ticks;

    private TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
