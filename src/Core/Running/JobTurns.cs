namespace GenAsset.Core.Running;

/// <summary>Whose turn it is: the jobs that may have something to give, each asked after the other. Those whose items are all out are not among them, so thousands of such cost nothing.</summary>
/// <remarks>Not for two threads at once: the queue's lock guards it.</remarks>
/// <param name="most">Jobs that are asked in turn; of those that have not begun, the rest waits in a line behind them.</param>
internal sealed class JobTurns(int most)
{
    private readonly Queue<JobRun> _turns = new();
    private readonly Queue<JobRun> _line = new(); // those that wait for a turn, and have not begun

    /// <summary>Whether jobs wait for a turn.</summary>
    public bool HasLine => _line.Count > 0;

    /// <summary>Takes a job in that may have something to give, where it is not in already.</summary>
    /// <remarks>One that has not begun goes behind those that wait for a turn: else thousands whose engine is busy, or away, would keep the turns from all others.</remarks>
    public void Enlist(JobRun run)
    {
        if (run.IsInTurn || !run.MayGive)
            return;
        run.IsInTurn = true;
        (run.HasBegun || (_line.Count == 0 && _turns.Count < most) ? _turns : _line).Enqueue(run);
    }

    /// <summary>Asks the jobs in turn until one gives something; null when none does.</summary>
    public T? Ask<T>(Func<JobRun, T?> give)
        where T : class
    {
        for (var left = _turns.Count; left > 0; left--)
        {
            var run = _turns.Dequeue();
            run.IsInTurn = false;
            var given = give(run);
            Enlist(run);
            if (_turns.Count < most && _line.TryDequeue(out var next))
                _turns.Enqueue(next);
            if (given is not null)
                return given;
        }

        return null;
    }
}
