namespace GenAsset.Tests.Contracts;

/// <summary>A clock that goes on, and whose timers fall silent once it is told: whoever lives by it gives no sign of life any more.</summary>
public sealed class SilentClock : TimeProvider
{
    private volatile bool _isSilent;

    public void Silence() => _isSilent = true;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(
        inner =>
        {
            if (!_isSilent)
                callback(inner);
        },
        state, dueTime, period);
}
