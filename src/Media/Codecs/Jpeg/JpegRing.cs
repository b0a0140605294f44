using System.Runtime.ExceptionServices;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Slots between a thread that fills rows and one that renders them, in order, one at a time. The filling thread helps out when no slot is
/// free and no one renders, so progress never depends on the other thread having started.
/// </summary>
internal sealed class JpegRing
{
    private readonly object _gate = new();
    private readonly Stack<int> _free;
    private readonly Queue<int> _filled = new();
    private readonly Action<int, int> _render;
    private ExceptionDispatchInfo? _fault;
    private int _nextRow;
    private bool _rendering, _closed;

    /// <summary>Creates a ring; <paramref name="render"/> takes the row's number and its slot.</summary>
    internal JpegRing(int slots, Action<int, int> render)
    {
        _free = new Stack<int>(Enumerable.Range(0, slots));
        _render = render;
    }

    /// <summary>A slot to fill, once there is one.</summary>
    internal int TakeFree()
    {
        lock (_gate)
        {
            while (_free.Count == 0)
                RenderOneOrWait();
            return _free.Pop();
        }
    }

    internal void AddFilled(int slot)
    {
        lock (_gate)
        {
            _filled.Enqueue(slot);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>What the second thread does.</summary>
    internal void RenderUntilClosed()
    {
        lock (_gate)
        {
            while (!_closed)
                RenderOneOrWait();
        }
    }

    /// <summary>Renders what is filled and waits for what is being rendered.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            while (_filled.Count > 0 || _rendering)
                RenderOneOrWait();
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    internal void ThrowFault() => _fault?.Throw();

    // Holding the gate, which is let go while rendering or waiting. After a fault rows are only passed through.
    private void RenderOneOrWait()
    {
        if (_rendering || _filled.Count == 0)
        {
            Monitor.Wait(_gate);
            return;
        }
        var slot = _filled.Dequeue();
        var row = _nextRow++;
        _rendering = true;
        Monitor.Exit(_gate);
        ExceptionDispatchInfo? fault = null;
        try
        {
            if (_fault is null)
                _render(row, slot);
        }
        catch (Exception e)
        {
            // Kept for the decoding thread: thrown here it would end a thread that nobody awaits.
            fault = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            Monitor.Enter(_gate);
        }
        _fault ??= fault;
        _rendering = false;
        _free.Push(slot);
        Monitor.PulseAll(_gate);
    }
}
