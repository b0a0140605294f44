namespace GenAsset.Core.Storage;

/// <summary>
/// Lets many callers share one costly flush: whoever joins while a flush runs is served by the next one, so a disk that needs five milliseconds
/// serves two hundred batches a second, however many callers each has. A flush that comes right after another waits a little, so that more
/// callers share it: without that pause, small items spend most of a processor on flushes of three items each.
/// </summary>
internal sealed class SharedFlush(Func<Task> flush)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(4);

    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private bool _isRunning;

    /// <summary>Completes when a flush that began after this call has ended.</summary>
    public Task JoinAsync()
    {
        lock (_gate)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = _next.Task;
            if (!_isRunning)
            {
                _isRunning = true;
                ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);
            }

            return mine;
        }
    }

    private async Task RunAsync()
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (!isFirst)
                await Task.Delay(Gathering, TimeProvider.System).ConfigureAwait(false); // real time, whatever clock the jobs have: it paces a disk

            TaskCompletionSource current;
            lock (_gate)
            {
                if (_next is null)
                {
                    _isRunning = false;
                    return;
                }

                (current, _next) = (_next, null);
            }

            try
            {
                await flush().ConfigureAwait(false);
                current.SetResult();
            }
            catch (Exception fault) // handed to every caller that waits on this flush
            {
                current.SetException(fault);
            }
        }
    }
}
