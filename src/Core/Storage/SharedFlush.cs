namespace GenAsset.Core.Storage;

/// <summary>
/// Lets many callers share one costly flush: whoever joins while a flush runs is served by the next one, so a disk that needs five milliseconds
/// serves two hundred batches a second, however many callers each has. A flush that comes right after another waits a little, so that more
/// callers share it: without that pause, small items spend most of a processor on flushes of three items each. After one that many shared it goes on at
/// once: there are enough without waiting, and each of them would wait too.
/// </summary>
internal sealed class SharedFlush(Func<Task> flush)
{
    private const int Enough = 16; // callers
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(4);

    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private int _joined;
    private bool _isRunning;

    /// <summary>Completes when a flush that began after this call has ended.</summary>
    public Task JoinAsync()
    {
        lock (_gate)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = _next.Task;
            _joined++;
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
        for (var served = Enough; ;)
        {
            if (served < Enough)
                await Task.Delay(Gathering, TimeProvider.System).ConfigureAwait(false); // real time, whatever clock the jobs have: it paces a disk

            TaskCompletionSource current;
            lock (_gate)
            {
                if (_next is null)
                {
                    _isRunning = false;
                    return;
                }

                (current, _next, served, _joined) = (_next, null, _joined, 0);
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
