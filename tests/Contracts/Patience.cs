namespace GenAsset.Tests.Contracts;

/// <summary>Waiting for what must come, on the clock of the machine.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until something is so; cancelled when it does not come.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var over = new CancellationTokenSource(Longest, TimeProvider.System);
        while (!await condition())
            await Task.Delay(Pause, TimeProvider.System, over.Token);
    }
}
